import type { JSX } from 'preact';
import { barRoom } from '../bar-room.ts';
import { core } from '../messages/core.ts';

interface OfferProps {
  onAccept: () => void;
  onLater: () => void;
}

const offerRoom = barRoom('--offer-room');

/** "A new version is here": shown only when there is one. */
export function Offer({ onAccept, onLater }: OfferProps): JSX.Element {
  return (
    <div class="offer" ref={offerRoom}>
      <p>{core.newVersion}</p>
      <button type="button" class="button button-main" onClick={onAccept}>
        {core.updateNow}
      </button>
      <button type="button" class="button" onClick={onLater}>
        {core.later}
      </button>
    </div>
  );
}

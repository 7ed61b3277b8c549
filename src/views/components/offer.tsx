import type { JSX } from 'preact';
import { barRoom } from '../bar-room.ts';
import { offer as words } from '../messages/offer.ts';

interface OfferProps {
  onAccept: () => void;
  onLater: () => void;
}

const offerRoom = barRoom('--offer-room');

/** "A new version is here": shown only when there is one. */
export function Offer({ onAccept, onLater }: OfferProps): JSX.Element {
  return (
    <div class="offer" ref={offerRoom}>
      <p>{words.newVersion}</p>
      <button type="button" class="button button-main" onClick={onAccept}>
        {words.updateNow}
      </button>
      <button type="button" class="button" onClick={onLater}>
        {words.later}
      </button>
    </div>
  );
}

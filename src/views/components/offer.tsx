import type { JSX } from 'preact';
import { core } from '../messages/core.ts';

interface OfferProps {
  onAccept: () => void;
  onLater: () => void;
}

/** "A new version is here": shown only when there is one. */
export function Offer({ onAccept, onLater }: OfferProps): JSX.Element {
  return (
    <div class="offer">
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

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useActions } from '../actions.ts';
import { core } from '../messages/core.ts';

/** Says that a new version waits; nothing reloads before the reader asks for it. */
export function UpdateOffer(): JSX.Element {
  const { onUpdateWaiting, applyUpdate } = useActions();
  const [offered, setOffered] = useState(false);
  useEffect(() => onUpdateWaiting(() => setOffered(true)), [onUpdateWaiting]);
  return (
    <div class="offer-place" role="status">
      {offered && (
        <div class="offer">
          <p>{core.newVersion}</p>
          <button type="button" class="button button-main" onClick={applyUpdate}>
            {core.updateNow}
          </button>
          <button type="button" class="button" onClick={() => setOffered(false)}>
            {core.later}
          </button>
        </div>
      )}
    </div>
  );
}

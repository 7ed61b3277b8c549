import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useActions } from '../actions.ts';
import type { Offer } from './offer.tsx';

/** The place where a waiting new version is offered; nothing reloads before the reader asks for it. */
export function UpdateOffer(): JSX.Element {
  const { onUpdateWaiting, applyUpdate } = useActions();
  const [Shown, show] = useState<ComponentType<Parameters<typeof Offer>[0]> | null>(null);
  useEffect(
    () =>
      onUpdateWaiting(async () => {
        const module = await import('./offer.tsx');
        show(() => module.Offer);
      }),
    [onUpdateWaiting],
  );
  return (
    <div class="offer-place" role="status">
      {Shown && <Shown onAccept={applyUpdate} onLater={() => show(null)} />}
    </div>
  );
}

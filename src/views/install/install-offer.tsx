import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { recordGuided, recordInstallAnswer } from '../../store/install.ts';
import { barRoom } from '../bar-room.ts';
import { install as words } from '../messages/install.ts';
import { useSite } from '../site-context.ts';
import { deviceDay } from './device-day.ts';
import { storeDenied, useInstalling } from './use-installing.tsx';
import '../styles/install.css';

const installRoom = barRoom('--install-room');

/** A quiet bar over the foot of the screen: it moves nothing, takes no focus, goes once its guide was seen, and one "no" is for good. */
export function InstallOffer(): JSX.Element {
  const { settings } = useSite();
  const { standing, start, element } = useInstalling(guided);
  const [isShown, setShown] = useState(true);
  const [said, setSaid] = useState('');

  /** The reader is on the way, or not; either way the offer stands in it no longer. */
  function guided(): void {
    // The guide gives the focus back to the button that opened it, and that passes it on.
    setTimeout(() => setShown(false));
    recordGuided(deviceDay()).catch(storeDenied);
  }

  async function accept(): Promise<void> {
    setSaid('');
    const outcome = await start();
    if (outcome === 'guide-not-loaded') setSaid(words.guideNotLoaded);
    else if (outcome) setShown(false);
  }

  function refuse(): void {
    setShown(false);
    recordInstallAnswer('refused').catch(storeDenied);
  }

  return (
    <>
      {isShown && (
        <aside class="install-offer" ref={installRoom} aria-label={words.offerTitle}>
          <p>
            {words.offer(settings.shortName || settings.name)} <strong role="status">{said}</strong>
          </p>
          <button type="button" class="button button-main" onClick={() => void accept()}>
            {standing.kind === 'prompt' ? words.accept : words.how}
          </button>
          <button type="button" class="button" onClick={refuse}>
            {words.refuse}
          </button>
        </aside>
      )}
      {element}
    </>
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { recordInstallAnswer } from '../../store/install.ts';
import { barRoom } from '../bar-room.ts';
import { install as words } from '../messages/install.ts';
import { useSite } from '../site-context.ts';
import { storeDenied, useInstalling } from './use-installing.tsx';
import '../styles/install.css';

const installRoom = barRoom('--install-room');

/** A quiet bar over the foot of the screen: it moves nothing, takes no focus, and one "no" is for good. */
export function InstallOffer(): JSX.Element {
  const { settings } = useSite();
  const { standing, start, element } = useInstalling();
  const [isShown, setShown] = useState(true);

  async function accept(): Promise<void> {
    const choice = await start();
    if (choice) setShown(false);
  }

  function refuse(): void {
    setShown(false);
    recordInstallAnswer('refused').catch(storeDenied);
  }

  return (
    <>
      {isShown && (
        <aside class="install-offer" ref={installRoom} aria-label={words.offerTitle}>
          <p>{words.offer(settings.shortName || settings.name)}</p>
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

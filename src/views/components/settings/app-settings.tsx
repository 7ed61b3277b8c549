import type { JSX } from 'preact';
import { useInstalling } from '../../install/use-installing.tsx';
import { install as words } from '../../messages/install.ts';

/** The app on this device: how to install it, at any time, also after the offer was refused. */
export function AppSettings({ say }: { say: (words: string) => void }): JSX.Element {
  const { standing, start, element } = useInstalling();
  const { kind } = standing;
  return (
    <section aria-labelledby="ung-dung">
      <h2 id="ung-dung">{words.settingsTitle}</h2>
      <p class="hint">
        {kind === 'installed' ? words.installed : kind === 'none' ? words.unsupported : words.settingsHint}
      </p>
      {kind !== 'installed' && kind !== 'none' && (
        <div class="settings-actions">
          <button
            type="button"
            class="button"
            onClick={async () => {
              const outcome = await start();
              if (outcome === 'accepted') say(words.done);
              if (outcome === 'guide-not-loaded') say(words.guideNotLoaded);
            }}
          >
            {kind === 'prompt' ? words.accept : words.how}
          </button>
        </div>
      )}
      {element}
    </section>
  );
}

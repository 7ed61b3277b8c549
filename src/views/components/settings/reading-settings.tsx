import type { JSX } from 'preact';
import type { Settings } from '../../../store/schema.ts';
import { settings as words } from '../../messages/settings.ts';
import { Choice } from './choice.tsx';

const LARGEST_TEXT_SIZE = 5;

interface ReadingSettingsProps {
  settings: Settings;
  onChange: (patch: Partial<Settings>) => void;
}

/** How the app looks: text and colours. */
export function ReadingSettings({ settings, onChange }: ReadingSettingsProps): JSX.Element {
  return (
    <>
      <section aria-labelledby="co-chu">
        <h2 id="co-chu">{words.reading}</h2>
        <p class="hint">{words.readingHint}</p>
        <div class="text-size">
          <button
            type="button"
            class="button"
            aria-label={words.smaller}
            disabled={settings.textSize <= 0}
            onClick={() => onChange({ textSize: settings.textSize - 1 })}
          >
            <span class="letter-small">A</span>
          </button>
          <input
            type="range"
            min={0}
            max={LARGEST_TEXT_SIZE}
            step={1}
            value={settings.textSize}
            aria-label={words.reading}
            onInput={(event) => onChange({ textSize: Number(event.currentTarget.value) })}
          />
          <button
            type="button"
            class="button"
            aria-label={words.larger}
            disabled={settings.textSize >= LARGEST_TEXT_SIZE}
            onClick={() => onChange({ textSize: settings.textSize + 1 })}
          >
            <span class="letter-large">A</span>
          </button>
        </div>
        <p class="text-sample">{words.sample}</p>
      </section>
      <Choice
        id="gian-dong"
        title={words.lineSpacing}
        options={words.lineSpacings}
        value={settings.lineSpacing}
        onChoose={(lineSpacing) => onChange({ lineSpacing })}
      />
      <Choice
        id="kieu-chu"
        title={words.font}
        options={words.fonts}
        value={settings.font}
        onChoose={(font) => onChange({ font })}
      />
      <Choice
        id="giao-dien"
        title={words.appearance}
        options={words.themes}
        value={settings.theme}
        onChoose={(theme) => onChange({ theme })}
      />
    </>
  );
}

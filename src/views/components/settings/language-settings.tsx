import type { JSX } from 'preact';
import type { Settings } from '../../../store/schema.ts';
import { useActions } from '../../actions.ts';
import { speak } from '../../messages/language.ts';
import { settings as words } from '../../messages/settings.ts';
import { Choice } from './choice.tsx';

/** Each in its own words, to be found by those who read no other. */
const LANGUAGES: Record<Settings['language'], string> = { vi: 'Tiếng Việt', en: 'English' };

interface LanguageSettingsProps {
  language: Settings['language'];
  onChange: (patch: Partial<Settings>) => void;
  say: (words: string) => void;
}

/** In which language the app speaks; the whole page changes at once and nothing reloads. */
export function LanguageSettings({ language, onChange, say }: LanguageSettingsProps): JSX.Element {
  const { redraw } = useActions();

  async function choose(chosen: Settings['language']): Promise<void> {
    try {
      await speak(chosen);
    } catch {
      // Its words are not in the precache of an older build, and there is no network now.
      say(words.languageFailed);
      return;
    }
    onChange({ language: chosen });
    redraw();
  }

  return (
    <Choice
      id="ngon-ngu"
      title={words.language}
      hint={words.languageHint}
      options={LANGUAGES}
      value={language}
      optionsAreLanguages
      onChoose={(chosen) => void choose(chosen)}
    />
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Settings } from '../../store/schema.ts';
import { DEFAULT_SETTINGS, readSettings, writeSettings } from '../../store/settings.ts';
import { applyAppearance } from '../appearance.ts';
import { Screen } from '../components/screen.tsx';
import { useToast } from '../components/toast.tsx';
import { useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { settings as words } from '../messages/settings.ts';
import { SettingsPage } from '../pages/settings.tsx';
import { showThemeColour } from '../theme-colour.ts';
import '../styles/settings.css';

export default function SettingsScreen(): JSX.Element {
  const loaded = useLoaded('settings', readSettings, ['meta']);
  const [toast, say] = useToast();
  const [chosen, setChosen] = useState<Partial<Settings>>({});

  async function change(patch: Partial<Settings>): Promise<void> {
    const shown = loaded.state === 'ready' ? loaded.data : DEFAULT_SETTINGS;
    setChosen((before) => ({ ...before, ...patch }));
    applyAppearance({ ...shown, ...chosen, ...patch });
    showThemeColour();
    try {
      await writeSettings(patch);
    } catch {
      // Storage denied: the choice holds until the page is closed, and the reader is told.
      say(words.saveFailed);
    }
  }

  return (
    <>
      <Screen loaded={loaded} title={() => core.settings} skeleton="article">
        {(settings) => <SettingsPage settings={{ ...settings, ...chosen }} onChange={change} say={say} />}
      </Screen>
      {toast}
    </>
  );
}

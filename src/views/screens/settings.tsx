import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keepToBudget } from '../../store/picture-budget.ts';
import type { Settings } from '../../store/schema.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../store/settings.ts';
import { writeSettings } from '../../store/write-settings.ts';
import { useActions } from '../actions.ts';
import { applyAppearance } from '../appearance.ts';
import { Screen } from '../components/screen.tsx';
import { MissingCode, Skeleton } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { settings as words } from '../messages/settings.ts';
import { SettingsPage } from '../pages/settings.tsx';
import { loadCode } from '../recover.ts';
import type { ScreenParameters } from '../routes.tsx';
import { showThemeColour } from '../theme-colour.ts';
import { wordStoreFailure } from '../word-store-failure.ts';
import '../styles/settings.css';

export default function SettingsScreen({ xem }: ScreenParameters): JSX.Element {
  return xem === 'bo-nho' ? <StorageLater /> : <AllSettings />;
}

/** What is stored: a screen of its own below the settings, whose code loads when it is opened. */
function StorageLater(): JSX.Element {
  const [Shown, setShown] = useState<ComponentType | 'missing'>();
  useEffect(() => {
    loadCode(() => import('./storage.tsx')).then(
      ({ StorageScreen }) => setShown(() => StorageScreen),
      () => setShown('missing'),
    );
  }, []);
  if (Shown === 'missing') return <MissingCode />;
  return Shown ? <Shown /> : <Skeleton shape="article" />;
}

function AllSettings(): JSX.Element {
  const { syncNow } = useActions();
  const loaded = useLoaded('settings', readSettings, ['meta']);
  const [toast, say] = useToast();
  const [chosen, setChosen] = useState<Partial<Settings>>({});

  async function change(patch: Partial<Settings>): Promise<void> {
    const shown = loaded.state === 'ready' ? loaded.data : DEFAULT_SETTINGS;
    setChosen((before) => ({ ...before, ...patch }));
    applyAppearance({ ...shown, ...chosen, ...patch });
    showThemeColour();
    if (patch.pictureLoading) {
      // Without its code, on an old cache and offline, nothing could be loaded anyway; the next start has it.
      import('../hold-pictures.tsx').then(
        ({ holdPictures }) => holdPictures(patch.pictureLoading ?? 'auto'),
        console.warn,
      );
    }
    try {
      await writeSettings(patch);
      if (patch.pictureBudget) await keepToBudget(patch.pictureBudget);
      // It fetches what there is room for now, or lets go of what there is none for.
      if (patch.articleLimit) syncNow();
    } catch (error) {
      // The choice holds until the page is closed.
      say(words.saveFailed(await wordStoreFailure(error)));
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

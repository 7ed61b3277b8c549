import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readHeldWithdrawals, readSyncWarnings } from '../../store/meta.ts';
import type { Settings } from '../../store/schema.ts';
import { DEFAULT_SETTINGS, readSettings, writeSettings } from '../../store/settings.ts';
import { clearAll, clearPictures, readStorageReport } from '../../store/storage.ts';
import { writeSyncResult } from '../../store/sync-record.ts';
import { useActions } from '../actions.ts';
import { applyAppearance } from '../appearance.ts';
import { Screen } from '../components/screen.tsx';
import { useToast } from '../components/toast.tsx';
import { useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { settings as words } from '../messages/settings.ts';
import { SettingsPage } from '../pages/settings.tsx';
import '../styles/settings.css';

async function loadSettings() {
  const [settings, storage, warnings, heldWithdrawals] = await Promise.all([
    readSettings(),
    readStorageReport(),
    readSyncWarnings(),
    readHeldWithdrawals(),
  ]);
  return { settings, storage, warnings, heldWithdrawals };
}

export default function SettingsScreen(): JSX.Element {
  const loaded = useLoaded('settings', loadSettings, ['meta', 'pictures', 'heads']);
  const [toast, say] = useToast();
  const { syncNow } = useActions();
  const [chosen, setChosen] = useState<Partial<Settings>>({});

  async function change(patch: Partial<Settings>): Promise<void> {
    const shown = loaded.state === 'ready' ? loaded.data.settings : DEFAULT_SETTINGS;
    setChosen((before) => ({ ...before, ...patch }));
    applyAppearance({ ...shown, ...chosen, ...patch });
    try {
      await writeSettings(patch);
    } catch {
      // Storage denied: the choice holds until the page is closed, and the reader is told.
      say(words.saveFailed);
    }
  }

  async function agreeToWithdrawals(): Promise<void> {
    try {
      await writeSyncResult({ withdrawalsAgreed: true });
      syncNow();
      say(words.withdrawalsAgreed);
    } catch {
      // Nothing was written: the articles stay, and the reader may try again.
      say(words.saveFailed);
    }
  }

  async function clear(work: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await work();
      say(done);
    } catch {
      // Another tab holds on to the data; nothing is half deleted.
      say(words.clearFailed);
    }
  }

  return (
    <>
      <Screen loaded={loaded} title={() => core.settings} skeleton="article">
        {(data) => (
          <SettingsPage
            settings={{ ...data.settings, ...chosen }}
            storage={data.storage}
            warnings={data.warnings}
            heldWithdrawals={data.heldWithdrawals}
            inIosTab={inIosTab()}
            onChange={change}
            onClearPictures={() => clear(clearPictures, words.picturesCleared)}
            onClearAll={() => clear(clearAll, words.cleared)}
            onAgreeToWithdrawals={agreeToWithdrawals}
            onPersist={async () => say((await persistStorage()) ? words.persisted : words.persistRefused)}
          />
        )}
      </Screen>
      {toast}
    </>
  );
}

/** Asks the browser to keep the data for good; it may ask the reader, or simply refuse. */
async function persistStorage(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}

function inIosTab(): boolean {
  const installed = (navigator as { standalone?: boolean }).standalone === true;
  return /iPhone|iPad|iPod/.test(navigator.userAgent) && !installed;
}

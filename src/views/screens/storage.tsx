import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { readKept } from '../../store/kept.ts';
import { readPictureShares } from '../../store/picture-shares.ts';
import { pruneRecordings } from '../../store/recordings.ts';
import { recount } from '../../store/recount.ts';
import { clearAll, clearKept, clearSaved, clearSeenPictures, readStorageReport } from '../../store/storage.ts';
import { measureApp } from '../../sw-bridge/keeping.ts';
import { Screen } from '../components/screen.tsx';
import { useToast } from '../components/toast.tsx';
import { useLoaded } from '../hooks/use-loaded.ts';
import { iosSteps } from '../install/ios-steps.ts';
import { readStanding } from '../install/read-standing.ts';
import { inIosTab } from '../ios-tab.ts';
import { storage as words } from '../messages/storage.ts';
import { type ClearedKind, StoragePage, type StoragePageProps } from '../pages/storage.tsx';
import { askToPersist } from '../persist.ts';
import '../styles/settings.css';

async function loadStorage() {
  const [report, shares, kept, recordings] = await Promise.all([
    readStorageReport(),
    readPictureShares(),
    readKept(),
    // Without a cache there are none.
    pruneRecordings().catch(() => ({ count: 0, sizeBytes: 0 })),
  ]);
  return { report, shares, keptCount: kept.length, recordings };
}

const clearings: Record<ClearedKind, () => Promise<unknown>> = {
  seen: clearSeenPictures,
  kept: clearKept,
  saved: clearSaved,
  all: clearAll,
};

function stepsToKeep(): readonly string[] {
  if (!inIosTab()) return [];
  const standing = readStanding();
  if (standing.kind === 'ios') return iosSteps(standing.browser);
  // Within another app there is nothing to install by.
  return [words.iosBrowser, ...iosSteps('safari')];
}

/** What is stored on the phone, checked against the store each time it is opened. */
export function StorageScreen(): JSX.Element {
  const loaded = useLoaded('storage', loadStorage, ['meta', 'pictures', 'heads', 'saved', 'kept', 'segments']);
  const [toast, say] = useToast();
  const [check, setCheck] = useState<StoragePageProps['check']>('running');
  const [appBytes, setAppBytes] = useState<number | null>(null);
  const [isPersisted, setPersisted] = useState(false);

  useEffect(() => {
    recount().then(
      (hasCorrected) => setCheck(hasCorrected ? 'corrected' : 'right'),
      (error) => {
        console.warn('the counters cannot be checked', error);
        setCheck('right');
      },
    );
    void measureApp().then(setAppBytes);
  }, []);

  async function clear(kind: ClearedKind): Promise<void> {
    try {
      await clearings[kind]();
      say(words.cleared);
    } catch {
      // Another tab holds on to the data; nothing is half deleted.
      say(words.clearFailed);
    }
  }

  async function persist(): Promise<void> {
    const agreed = await askToPersist();
    setPersisted(agreed);
    say(agreed ? words.persisted : words.persistRefused);
  }

  return (
    <>
      <Screen loaded={loaded} title={() => words.title} skeleton="article">
        {({ report, shares, keptCount, recordings }) => (
          <StoragePage
            report={isPersisted ? { ...report, persisted: true } : report}
            shares={shares}
            keptCount={keptCount}
            recordings={recordings}
            appBytes={appBytes}
            check={check}
            iosSteps={stepsToKeep()}
            onClear={(kind) => void clear(kind)}
            onAskPersist={() => void persist()}
          />
        )}
      </Screen>
      {toast}
    </>
  );
}

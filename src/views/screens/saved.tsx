import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pictureNames } from '../../site/picture-names.ts';
import { isInMemory } from '../../store/in-memory.ts';
import { readAbsent, readKept } from '../../store/kept.ts';
import { readHoldings } from '../../store/kept-pictures.ts';
import type { KeptRecord } from '../../store/kept-record.ts';
import { readPictureShares } from '../../store/picture-shares.ts';
import { readFeedInfo } from '../../store/reads.ts';
import { readSaved } from '../../store/saved.ts';
import { canKeep } from '../../sw-bridge/keeping.ts';
import { Screen } from '../components/screen.tsx';
import { type ToastAction, useToast } from '../components/toast.tsx';
import { useLoaded } from '../hooks/use-loaded.ts';
import { letGoOfKept, letGoOfSaved } from '../let-go.ts';
import { article } from '../messages/article.ts';
import { core } from '../messages/core.ts';
import { keeping as words } from '../messages/keeping.ts';
import { type KeptItem, keptPath, SavedPage } from '../pages/saved.tsx';
import { useSite } from '../site-context.ts';
import { wordStoreFailure } from '../word-store-failure.ts';

async function loadSaved() {
  const [feed, heads, absent, kept, shares] = await Promise.all([
    readFeedInfo(),
    readSaved(),
    readAbsent(),
    readKept(),
    readPictureShares(),
  ]);
  const albums = new Set(kept.flatMap((record) => (record.kind === 'album' ? [record.key] : [])));
  const waiting = absent.filter(({ key }) => !albums.has(key));
  return { zone: feed?.timezone, heads, waiting, kept, savedPictureBytes: shares.saved.sizeBytes };
}

function noneSavedText(): string {
  if (isInMemory()) return words.noneSavedInMemoryText;
  return canKeep() ? words.noneSavedText : words.noneSavedHereText;
}

export default function SavedScreen(): JSX.Element {
  const loaded = useLoaded('saved', loadSaved, ['saved', 'kept', 'heads', 'pictures']);
  const [toast, say] = useToast();
  const { origin, base } = useSite();
  const holds = useHolds(loaded.state === 'ready' ? loaded.data.kept : null, origin + base);

  async function attempt(letGo: () => Promise<ToastAction | undefined>, done: string): Promise<void> {
    try {
      say(done, await letGo());
    } catch (error) {
      // The list shows what the store has.
      say(words.failed(await wordStoreFailure(error)));
    }
  }

  async function remove(item: KeptItem): Promise<ToastAction | undefined> {
    const record = loaded.state === 'ready' ? loaded.data.kept.find(({ name }) => name === item.name) : undefined;
    if (!record) return undefined;
    const names = pictureNames(origin + base);
    const holdings = await readHoldings(record, names);
    return letGoOfKept(
      record,
      holdings.flatMap(({ picture }) => names.wholeUrls(picture)),
    );
  }

  return (
    <>
      <Screen loaded={loaded} title={() => core.saved} skeleton="list">
        {({ zone, heads, waiting, savedPictureBytes, kept }) => (
          <SavedPage
            zone={zone}
            heads={heads}
            waiting={waiting}
            noneSavedText={noneSavedText()}
            savedPictureBytes={savedPictureBytes}
            kept={kept.map((record) => itemOf(record, holds.get(record.name) ?? null))}
            onUnsave={(key) => void attempt(() => letGoOfSaved(key), article.unsavedNow)}
            onRemove={(item) => void attempt(() => remove(item), words.removed)}
          />
        )}
      </Screen>
      {toast}
    </>
  );
}

/** What each kept thing takes, by its name, added up from its pictures; it has none until then. */
function useHolds(kept: KeptRecord[] | null, siteUrl: string): Map<string, KeptItem['holds']> {
  const [holds, setHolds] = useState(new Map<string, KeptItem['holds']>());
  useEffect(() => {
    if (!kept) return;
    let current = true;
    Promise.all(kept.map(async (record) => [record.name, await readHolds(record, siteUrl)] as const)).then(
      (found) => current && setHolds(new Map(found)),
      (error) => console.warn('what is kept cannot be added up', error),
    );
    return () => {
      current = false;
    };
  }, [kept, siteUrl]);
  return holds;
}

function itemOf(record: KeptRecord, holds: KeptItem['holds']): KeptItem {
  const { name, kind, title } = record;
  return { name, kind, title, path: keptPath(record), holds };
}

async function readHolds(record: KeptRecord, siteUrl: string): Promise<KeptItem['holds']> {
  const holdings = await readHoldings(record, pictureNames(siteUrl));
  return {
    done: holdings.filter(({ isWhole }) => isWhole).length,
    total: holdings.length,
    sizeBytes: holdings.reduce((sum, { storedBytes }) => sum + storedBytes, 0),
  };
}

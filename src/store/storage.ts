import { announce } from './changes.ts';
import { read } from './database.ts';
import { parseFeaturedNews } from './featured-news.ts';
import { letGo } from './let-go.ts';
import { forgetListCopy } from './list-copy.ts';
import { getCounts, getMeta, getSizes } from './meta.ts';
import { evictPictures, releasePictures } from './picture-room.ts';
import { readPictureUrls } from './picture-shares.ts';
import { countSaved } from './saved.ts';
import type { Counts, MetaValues, StoreName } from './schema.ts';
import { write } from './write.ts';

export interface StorageReport {
  counts: Counts;
  /** Bodies of articles. */
  textBytes: number;
  searchBytes: number;
  pictureBytes: number;
  pictureCount: number;
  /** What the browser says of the whole site, files of the app included; `null` where it does not tell. */
  usageBytes: number | null;
  quotaBytes: number | null;
  /** Whether the browser promised not to clear the data by itself; `null` where it does not tell. */
  persisted: boolean | null;
}

/** What is on the phone. The browser's own figures are estimates: to show, never to decide by. */
export async function readStorageReport(): Promise<StorageReport> {
  const manager = (globalThis.navigator as { storage?: StorageManager } | undefined)?.storage;
  const [stored, estimate, persisted] = await Promise.all([
    readStored(),
    manager?.estimate?.().catch(() => null),
    manager?.persisted?.().catch(() => null),
  ]);
  return {
    ...stored,
    usageBytes: estimate?.usage ?? null,
    quotaBytes: estimate?.quota ?? null,
    persisted: persisted ?? null,
  };
}

function readStored(): Promise<Omit<StorageReport, 'usageBytes' | 'quotaBytes' | 'persisted'>> {
  return read(['segments', 'meta'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [counts, sizes, segments] = await Promise.all([
      getCounts(meta),
      getSizes(meta),
      transaction.objectStore('segments').getAll(),
    ]);
    const searchBytes = segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    return { counts, searchBytes, ...sizes };
  });
}

/** Takes the pictures off the phone that were only seen: not those of what is saved or kept. */
export async function clearSeenPictures(): Promise<void> {
  await evictPictures(Number.MAX_SAFE_INTEGER);
}

/** Lets go of every kept album and category, and of the pictures that only they have. */
export async function clearKept(): Promise<void> {
  const { kept } = await readPictureUrls();
  await write(['kept'], (transaction) => transaction.objectStore('kept').clear());
  announce({ type: 'changed', stores: ['kept'] });
  await releasePictures(kept);
}

/** Lets go of every saved article, and of the pictures that only they have. */
export async function clearSaved(): Promise<void> {
  const { saved } = await readPictureUrls();
  await letGo(['saved', 'meta'], (transaction) => transaction.objectStore('saved').clear(), countSaved);
  announce({ type: 'changed', stores: ['saved', 'meta'] });
  await releasePictures(saved);
}

/** Members of `meta` that clearing leaves. */
const DECISIONS: readonly string[] = [
  'settings',
  'install',
  'listening',
  'featuredNews',
] satisfies (keyof MetaValues)[];

/**
 * Takes everything off the phone that can be loaded again, and what the reader saved; what the reader once
 * decided (settings, the answer to installing, how to listen, what to be told of) stays. A running sync notices and
 * begins anew.
 */
export async function clearAll(): Promise<void> {
  const cleared: StoreName[] = [
    'heads',
    'packs',
    'ledger',
    'segments',
    'segmentParts',
    'tombstones',
    'pictures',
    'pictureBytes',
    'saved',
    'kept',
    'reading',
  ];
  await forgetListCopy();
  await letGo(
    [...cleared, 'meta'],
    async (transaction) => {
      for (const name of cleared) transaction.objectStore(name).clear();
      const meta = transaction.objectStore('meta');
      for (const name of await meta.getAllKeys()) if (!DECISIONS.includes(name)) meta.delete(name);
    },
    async (transaction) => {
      const meta = transaction.objectStore('meta');
      const news = await getMeta(meta, 'featuredNews');
      // Everything is new to this phone again, and so nothing is news.
      if (news) meta.put({ ...parseFeaturedNews(news), known: null }, 'featuredNews');
    },
  );
  announce({ type: 'changed', stores: [...cleared, 'meta'] });
}

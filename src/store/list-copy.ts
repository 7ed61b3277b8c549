import { mergeBackup, readBackup } from './backup.ts';
import { type Backup, parseBackup, writeBackup } from './backup-format.ts';
import { read } from './database.ts';
import { getMeta, getSyncRecord } from './meta.ts';
import { withRoom } from './with-room.ts';
import { write } from './write.ts';

/**
 * A copy of what the reader chose, without texts, kept in Cache Storage: browsers lose a database alone, by damage
 * or by clearing it, and then the list outlives it. The same format as a backup file.
 */
const CACHE_NAME = 'bantin-list';

/** Nothing is ever fetched from there. */
const ADDRESS = '/__bantin-list__';

/** How much was brought back and not yet told: the worker may have done it with no page open. */
const RESTORED_ADDRESS = '/__bantin-list-restored__';

/** Forgets the copy: the reader has cleared everything. */
export async function forgetListCopy(): Promise<void> {
  if (typeof caches !== 'undefined') await caches.delete(CACHE_NAME);
}

/** Which list the copy is of, as `listRevision` in `meta` counts them. */
const REVISION_HEADER = 'x-bantin-list-revision';

interface ListState {
  /** A database that was made anew: no sync has written it, and nothing is chosen in it. */
  isNew: boolean;
  revision: number;
}

function readListState(): Promise<ListState> {
  return read(['meta', 'saved', 'kept'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [sync, counted, saved, kept] = await Promise.all([
      getSyncRecord(meta),
      getMeta(meta, 'listRevision'),
      transaction.objectStore('saved').count(),
      transaction.objectStore('kept').count(),
    ]);
    return { isNew: sync.feedUrl === '' && saved + kept === 0, revision: wholeOf(counted?.number) };
  });
}

/**
 * Whether the copy has to be brought back: into a database that was made anew, or that has fallen back to an earlier state.
 * Chromium opens one whose log was damaged with what came before the damage, and a phone that loses power may lose the last writes.
 */
function isBehind({ isNew, revision }: ListState, copy: Response): boolean {
  return isNew || revision < revisionOf(copy);
}

function revisionOf(copy: Response): number {
  return wholeOf(Number(copy.headers.get(REVISION_HEADER)));
}

function wholeOf(value: unknown): number {
  return Number.isSafeInteger(value) ? Number(value) : 0;
}

function writeRevision(number: number): Promise<unknown> {
  return write(['meta'], (transaction) => transaction.objectStore('meta').put({ number }, 'listRevision'));
}

/** Writes the copy anew where it has changed; never from a database that it may have to be brought back into. */
export async function writeListCopy(site: string): Promise<void> {
  if (typeof caches === 'undefined') return;
  const text = writeBackup(await readBackup(site, 0, 'lists'));
  // Asked afterwards: the database may have been lost since this was called.
  const state = await readListState();
  if (state.isNew) return;
  const cache = await caches.open(CACHE_NAME);
  const old = await cache.match(ADDRESS);
  if (old && (isBehind(state, old) || (await old.text()) === text)) return;
  const revision = state.revision + 1;
  // The database first: a copy that knows more than the database has to mean that the database has lost it.
  await withRoom(() => writeRevision(revision));
  const headers = { 'content-type': 'application/json', [REVISION_HEADER]: String(revision) };
  const copy = new Response(text, { headers });
  await withRoom(() => cache.put(ADDRESS, copy.clone()));
}

/**
 * Brings the list back into a database that was made anew or is behind the copy. Every sync calls this before it writes,
 * whoever syncs. What came back is told by `takeRestored`.
 */
export async function restoreList(): Promise<void> {
  if (typeof caches === 'undefined') return;
  const copy = await caches.match(ADDRESS, { cacheName: CACHE_NAME });
  if (!copy || !isBehind(await readListState(), copy)) return;
  const revision = revisionOf(copy);
  let backup: Backup;
  try {
    backup = parseBackup(await copy.text());
  } catch (error) {
    // Nothing is to be had from it, so the next copy takes its place.
    await writeRevision(revision);
    throw error;
  }
  const { saved, kept } = await mergeBackup(backup, new Set());
  await writeRevision(revision);
  if (saved + kept === 0) return;
  await (await caches.open(CACHE_NAME)).put(RESTORED_ADDRESS, new Response(String(saved + kept)));
}

/** How many saved articles, albums and categories came back since this was last asked, by any page. */
export async function takeRestored(): Promise<number> {
  if (typeof caches === 'undefined') return 0;
  const restored = await caches.match(RESTORED_ADDRESS, { cacheName: CACHE_NAME });
  // Of pages that ask at once the one that deletes it tells.
  return restored && (await (await caches.open(CACHE_NAME)).delete(RESTORED_ADDRESS))
    ? Number(await restored.text())
    : 0;
}

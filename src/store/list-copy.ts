import { mergeBackup, readBackup } from './backup.ts';
import { parseBackup, writeBackup } from './backup-format.ts';
import { read } from './database.ts';
import { getSyncRecord } from './meta.ts';
import { withRoom } from './with-room.ts';

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

/** A database that was made anew: no sync has written it, and nothing is chosen in it. */
function isNewDatabase(): Promise<boolean> {
  return read(['meta', 'saved', 'kept'], async (transaction) => {
    const [sync, saved, kept] = await Promise.all([
      getSyncRecord(transaction.objectStore('meta')),
      transaction.objectStore('saved').count(),
      transaction.objectStore('kept').count(),
    ]);
    return sync.feedUrl === '' && saved + kept === 0;
  });
}

/** Writes the copy anew where it has changed; never from a database that it may have to be brought back into. */
export async function writeListCopy(site: string): Promise<void> {
  if (typeof caches === 'undefined') return;
  const text = writeBackup(await readBackup(site, 0, 'lists'));
  // Asked afterwards: the database may have been lost since this was called.
  if (await isNewDatabase()) return;
  const cache = await caches.open(CACHE_NAME);
  const old = await (await cache.match(ADDRESS))?.text();
  if (old === text) return;
  const copy = new Response(text, { headers: { 'content-type': 'application/json' } });
  await withRoom(() => cache.put(ADDRESS, copy.clone()));
}

/**
 * Brings the list back into a database that was made anew: one that no sync has written. So every sync calls this before
 * it writes, whoever syncs. What came back is told by `takeRestored`.
 */
export async function restoreList(): Promise<void> {
  if (typeof caches === 'undefined' || !(await isNewDatabase())) return;
  const copy = await caches.match(ADDRESS, { cacheName: CACHE_NAME });
  if (!copy) return;
  const { saved, kept } = await mergeBackup(parseBackup(await copy.text()), new Set());
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

const SCRATCH_NAME = 'bantin-log';

/**
 * The locks of Chromium, `null` in every other browser. Chromium keeps the databases of an origin in one LevelDB, and
 * after a kill it goes on in the same log, behind a record that was cut off. The start after that meets the torn record
 * with more behind it: what was written since is dropped, or the log passes for damaged and Chromium deletes every
 * database of the origin (google/leveldb issue 1287; test/store/torn-log.test.ts shows both with Chromium 156).
 */
export function locksWithLog(): LockManager | null {
  const { userAgentData, locks } = (globalThis.navigator ?? {}) as { userAgentData?: unknown; locks?: LockManager };
  return userAgentData && locks ? locks : null;
}

/**
 * How long Chromium is left alone after each request for a new log. It begins one after the database was deleted, in a thread of
 * its own; a write that LevelDB has under way at that moment takes the request into its group, and nothing comes of it (2 of 108
 * starts while six ran at once). Nothing tells when it was done, so it is asked for twice.
 */
const PAUSE_MS = 100;
const REQUESTS = 2;

/** Has Chromium bring what is in the log into tables and begin a new one, as it does whenever a database is deleted. */
export async function beginNewLog(): Promise<void> {
  for (let request = 0; request < REQUESTS; request++) {
    const opening = indexedDB.open(SCRATCH_NAME);
    opening.onupgradeneeded = () => opening.result.createObjectStore('scratch');
    (await ended(opening)).close();
    await ended(indexedDB.deleteDatabase(SCRATCH_NAME));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function ended<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

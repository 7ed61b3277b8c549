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

/** Has Chromium bring what is in the log into tables and begin a new one, as it does whenever a database is deleted. */
export async function beginNewLog(): Promise<void> {
  const opening = indexedDB.open(SCRATCH_NAME);
  opening.onupgradeneeded = () => opening.result.createObjectStore('scratch');
  (await ended(opening)).close();
  await ended(indexedDB.deleteDatabase(SCRATCH_NAME));
}

function ended<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

import { subscribe } from '../../src/store/changes.ts';
import { keep } from '../../src/store/kept.ts';
import { writeListening } from '../../src/store/listening.ts';
import { putPicture } from '../../src/store/picture-bytes.ts';
import { markRead, readReadArticles } from '../../src/store/reading.ts';
import { readCounts } from '../../src/store/reads.ts';
import { addRecentSearch } from '../../src/store/recent-searches.ts';
import { readSaved, setSaved } from '../../src/store/saved.ts';
import { clearAll, clearSaved, readStorageReport } from '../../src/store/storage.ts';
import { write } from '../../src/store/write.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import { runSync, type SyncOutcome } from '../../src/sync/run-sync.ts';
import { watchSync } from '../../src/sync/watch-sync.ts';
import { fillUp, randomBytes } from './fill-up.ts';

/** What a test of the store needs in the page. */

export { openDatabase1, putAll, readAll } from './database-v1.ts';
export {
  clearAll,
  clearSaved,
  keep,
  markRead,
  readCounts,
  readReadArticles,
  readSaved,
  readStorageReport,
  setSaved,
  writeSettings,
};

export function sync(isAutomatic = false): Promise<SyncOutcome> {
  const feedUrl = new URL('/feed.json', location.href).href;
  return runSync({ feedUrl, signal: new AbortController().signal, isAutomatic });
}

/** What a page is told of syncs from now on. */
export function hearSyncs(): string[] {
  const states: string[] = [];
  subscribe((change) => {
    if (change.type === 'sync') states.push(change.status.state);
  });
  watchSync();
  return states;
}

/** Opens our database at another version, as a later build would; fails when an open tab is in the way. */
export function openRaw(version: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bantin', version);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onblocked = () => reject(new Error('blocked'));
    request.onerror = () => reject(request.error);
  });
}

/** Records in a store, in whichever version the database is. */
export function countRaw(store: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bantin');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      if (!database.objectStoreNames.contains(store)) return resolve(0);
      const counting = database.transaction(store).objectStore(store).count();
      counting.onsuccess = () => {
        database.close();
        resolve(counting.result);
      };
      counting.onerror = () => reject(counting.error);
    };
  });
}

/** So many pictures of a megabyte of random bytes each. */
export async function putPictures(count: number): Promise<void> {
  for (let at = 0; at < count; at++) await putRandomPicture(at, randomBytes(1024 * 1024));
}

/** Pictures until nothing more goes in, not even something small; gives how many. */
export async function fillRoom(): Promise<number> {
  await fillUp(putRandomPicture);
  return (await readStorageReport()).pictureCount;
}

function putRandomPicture(at: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const url = `${location.origin}/anh/${at}.jpg`;
  const { length: sizeBytes } = bytes;
  return putPicture({ url, pictureId: at, type: 'image/jpeg', sizeBytes, lastSeenAtMs: at }, bytes.buffer);
}

/** Takes what room is left for what nobody evicts, until not even a setting can be written. */
export async function fillRoomForGood(): Promise<void> {
  const mark = Math.random();
  // Without its record nobody knows a picture that could go.
  await fillUp((at, { buffer }) =>
    write(['pictureBytes'], (transaction) => transaction.objectStore('pictureBytes').put(buffer, `${mark} ${at}`)),
  );
  for (let size = 0; size < 2000; size++) {
    const isFull = await writeSettings({ textSize: size % 6 }).then(
      () => false,
      ({ code }) => code === 'quota',
    );
    if (isFull) return;
  }
  throw new Error('there is always room for a setting');
}

/** With no room left: what a reader does that must find some. `saved` and `kept` are keys of articles. */
export async function writeWhatIsWanted([saved, kept]: readonly [saved: string, kept: string]): Promise<void> {
  for (let size = 0; size < 60; size++) await writeSettings({ textSize: size % 6 });
  await setSaved(saved, true);
  await keep({ kind: 'album', key: kept });
  await keep({ kind: 'category', categoryId: 'tin-tuc' });
  await markRead({ key: kept });
  await addRecentSearch('lịch tiêm chủng');
  await writeListening({ rate: 1.5 });
}

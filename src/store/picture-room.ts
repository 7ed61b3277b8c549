import { announce } from './changes.ts';
import { type KeptTransaction, keptPictureIds } from './kept.ts';
import { getSizes } from './meta.ts';
import type { PictureRecord } from './schema.ts';
import { write } from './write.ts';

/** Evicts in bites of this size, so that the same question does not come with every picture. */
const EVICTED_AT_LEAST_BYTES = 5 * 1024 * 1024;

/**
 * Makes room by the pictures least recently seen, never those of what the reader saved or keeps. Gives the bytes that were freed.
 */
export async function evictPictures(neededBytes = EVICTED_AT_LEAST_BYTES): Promise<number> {
  const wantedBytes = Math.max(neededBytes, EVICTED_AT_LEAST_BYTES);
  const freedBytes = await deletePictures(wantedBytes);
  if (freedBytes === 0) return 0;
  await writeTotals().catch((error) => console.warn('picture totals not written', error));
  announce({ type: 'changed', stores: ['pictures'] });
  return freedBytes;
}

/**
 * What was seen at a time that is yet to come was seen before the clock was set back: before everything that was seen
 * since, and in its own order.
 */
function seenBefore({ lastSeenAtMs }: PictureRecord): number {
  return lastSeenAtMs > Date.now() ? lastSeenAtMs - Number.MAX_SAFE_INTEGER / 2 : lastSeenAtMs;
}

/**
 * Takes pictures of what was let go of off the phone, but those that something else that is saved or kept shows.
 * Gives the bytes that were freed.
 */
export async function releasePictures(urls: string[]): Promise<number> {
  const freedBytes = await write(['pictures', 'pictureBytes', 'saved', 'kept', 'heads'], async (transaction) => {
    const keptIds = await keptPictureIds(transaction as unknown as KeptTransaction);
    const pictures = transaction.objectStore('pictures');
    let sizeBytes = 0;
    for (const record of await Promise.all(urls.map((url) => pictures.get(url)))) {
      if (!record || keptIds.has(record.pictureId)) continue;
      pictures.delete(record.url);
      transaction.objectStore('pictureBytes').delete(record.url);
      sizeBytes += record.sizeBytes;
    }
    return sizeBytes;
  });
  if (freedBytes === 0) return 0;
  await writeTotals();
  announce({ type: 'changed', stores: ['pictures', 'meta'] });
  return freedBytes;
}

/** Deletes and nothing else: with the storage full, Chromium refuses a transaction that also writes. */
function deletePictures(wantedBytes: number): Promise<number> {
  return write(['pictures', 'pictureBytes', 'saved', 'kept', 'heads'], async (transaction) => {
    const pictures = transaction.objectStore('pictures');
    const bytes = transaction.objectStore('pictureBytes');
    const [records, keptIds] = await Promise.all([
      pictures.getAll(),
      keptPictureIds(transaction as unknown as KeptTransaction),
    ]);
    const evictable = records.filter(({ pictureId }) => !keptIds.has(pictureId));
    evictable.sort((a, b) => seenBefore(a) - seenBefore(b));
    let freedBytes = 0;
    for (const record of evictable) {
      if (freedBytes >= wantedBytes) break;
      pictures.delete(record.url);
      bytes.delete(record.url);
      freedBytes += record.sizeBytes;
    }
    return freedBytes;
  });
}

/** Counted anew in the transaction that writes them: a picture may have come since, or totals could not be written. */
async function writeTotals(): Promise<void> {
  await write(['pictures', 'meta'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [sizes, records] = await Promise.all([getSizes(meta), transaction.objectStore('pictures').getAll()]);
    const pictureBytes = records.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    meta.put({ ...sizes, pictureBytes, pictureCount: records.length }, 'sizes');
  });
}

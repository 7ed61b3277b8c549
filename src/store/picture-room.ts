import { announce } from './changes.ts';
import { type KeptTransaction, keptPictureIds } from './kept.ts';
import { getSizes } from './meta.ts';
import type { PictureRecord } from './schema.ts';
import { StoreError } from './store-error.ts';
import { write } from './write.ts';

/** Evicts in bites of this size, so that the same question does not come with every picture. */
const EVICTED_AT_LEAST_BYTES = 5 * 1024 * 1024;

/**
 * Makes room by the pictures least recently seen, never those of what the reader saved or keeps. Gives the bytes that were freed.
 */
export async function evictPictures(neededBytes = EVICTED_AT_LEAST_BYTES): Promise<number> {
  const wantedBytes = Math.max(neededBytes, EVICTED_AT_LEAST_BYTES);
  const freedBytes = await removePictures((evictable) => {
    let chosenBytes = 0;
    return evictable
      .sort((a, b) => seenBefore(a) - seenBefore(b))
      .filter(({ sizeBytes }) => {
        const isWanted = chosenBytes < wantedBytes;
        if (isWanted) chosenBytes += sizeBytes;
        return isWanted;
      });
  });
  if (freedBytes > 0) announce({ type: 'changed', stores: ['pictures'] });
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
  const asked = new Set(urls);
  const freedBytes = await removePictures((evictable) => evictable.filter(({ url }) => asked.has(url)));
  if (freedBytes > 0) announce({ type: 'changed', stores: ['pictures', 'meta'] });
  return freedBytes;
}

type Choose = (evictable: PictureRecord[]) => PictureRecord[];

/** Takes what is chosen of the pictures that nothing saved or kept shows, and counts what is left in the same transaction. */
async function removePictures(choose: Choose): Promise<number> {
  try {
    return await removeOnce(choose, true);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'quota') throw error;
    // With the storage full, Chromium refuses a transaction that also writes.
    const freedBytes = await removeOnce(choose, false);
    if (freedBytes > 0) await writeTotals().catch((late) => console.warn('picture totals not written', late));
    return freedBytes;
  }
}

function removeOnce(choose: Choose, counts: boolean): Promise<number> {
  return write(['pictures', 'pictureBytes', 'saved', 'kept', 'heads', 'meta'], async (transaction) => {
    const pictures = transaction.objectStore('pictures');
    const meta = transaction.objectStore('meta');
    const [records, keptIds, sizes] = await Promise.all([
      pictures.getAll(),
      keptPictureIds(transaction as unknown as KeptTransaction),
      getSizes(meta),
    ]);
    const chosen = new Set(choose(records.filter(({ pictureId }) => !keptIds.has(pictureId))));
    if (chosen.size === 0) return 0;
    for (const { url } of chosen) {
      pictures.delete(url);
      transaction.objectStore('pictureBytes').delete(url);
    }
    if (counts) meta.put({ ...sizes, ...totalsOf(records.filter((record) => !chosen.has(record))) }, 'sizes');
    return totalsOf([...chosen]).pictureBytes;
  });
}

function totalsOf(records: PictureRecord[]) {
  const pictureBytes = records.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { pictureBytes, pictureCount: records.length };
}

/** Counted anew in the transaction that writes them: a picture may have come since, or totals could not be written. */
async function writeTotals(): Promise<void> {
  await write(['pictures', 'meta'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [sizes, records] = await Promise.all([getSizes(meta), transaction.objectStore('pictures').getAll()]);
    meta.put({ ...sizes, ...totalsOf(records) }, 'sizes');
  });
}

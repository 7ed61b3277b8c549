import { announce } from './changes.ts';
import { type KeptTransaction, keptPictureIds } from './kept.ts';
import { letGo } from './let-go.ts';
import { getSizes } from './meta.ts';
import { readPictureTotals } from './picture-bytes.ts';
import type { PictureRecord } from './schema.ts';

/** Evicts in bites of this size, so that the same question does not come with every picture. */
const EVICTED_AT_LEAST_BYTES = 5 * 1024 * 1024;

/**
 * Makes room by the pictures least recently seen, never those of what the reader saved or keeps. Gives the bytes that were freed.
 */
export function evictPictures(neededBytes = 0): Promise<number> {
  return evict((evictable) => oldest(evictable, neededBytes));
}

/** Brings the pictures that were only seen within so many bytes; what is saved or kept beside them does not count. */
export async function keepSeenWithin(limitBytes: number): Promise<void> {
  // The totals count all: mostly they tell already that there is nothing to do.
  if ((await readPictureTotals()).pictureBytes <= limitBytes) return;
  await evict((evictable) => {
    const excessBytes = totalsOf(evictable).pictureBytes - limitBytes;
    return excessBytes > 0 ? oldest(evictable, excessBytes) : [];
  });
}

async function evict(choose: Choose): Promise<number> {
  const freedBytes = await removePictures(choose);
  if (freedBytes > 0) announce({ type: 'changed', stores: ['pictures'] });
  return freedBytes;
}

function oldest(evictable: PictureRecord[], neededBytes: number): PictureRecord[] {
  const wantedBytes = Math.max(neededBytes, EVICTED_AT_LEAST_BYTES);
  let chosenBytes = 0;
  return evictable
    .sort((a, b) => seenBefore(a) - seenBefore(b))
    .filter(({ sizeBytes }) => {
      const isWanted = chosenBytes < wantedBytes;
      if (isWanted) chosenBytes += sizeBytes;
      return isWanted;
    });
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

/** Takes what is chosen of the pictures that nothing saved or kept shows, and counts what is left. */
function removePictures(choose: Choose): Promise<number> {
  return letGo(
    ['pictures', 'pictureBytes', 'saved', 'kept', 'heads', 'meta'],
    async (transaction) => {
      const pictures = transaction.objectStore('pictures');
      const [records, keptIds] = await Promise.all([
        pictures.getAll(),
        keptPictureIds(transaction as unknown as KeptTransaction),
      ]);
      const chosen = new Set(choose(records.filter(({ pictureId }) => !keptIds.has(pictureId))));
      for (const { url } of chosen) {
        pictures.delete(url);
        transaction.objectStore('pictureBytes').delete(url);
      }
      return totalsOf([...chosen]).pictureBytes;
    },
    async (transaction, freedBytes) => {
      if (freedBytes === 0) return;
      const meta = transaction.objectStore('meta');
      const [sizes, records] = await Promise.all([getSizes(meta), transaction.objectStore('pictures').getAll()]);
      meta.put({ ...sizes, ...totalsOf(records) }, 'sizes');
    },
  );
}

function totalsOf(records: PictureRecord[]) {
  const pictureBytes = records.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { pictureBytes, pictureCount: records.length };
}

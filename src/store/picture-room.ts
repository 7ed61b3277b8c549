import { announce } from './changes.ts';
import { write } from './database.ts';
import { getSizes } from './meta.ts';

/** Evicts in bites of this size, so that the same question does not come with every picture. */
const EVICTED_AT_LEAST_BYTES = 5 * 1024 * 1024;

/**
 * Makes room by the pictures least recently seen, never those of saved articles nor those the reader asked to
 * keep. Gives the bytes that were freed.
 */
export async function evictPictures(neededBytes = EVICTED_AT_LEAST_BYTES): Promise<number> {
  const freedBytes = await write(['pictures', 'pictureBytes', 'saved', 'heads', 'meta'], async (transaction) => {
    const pictures = transaction.objectStore('pictures');
    const bytes = transaction.objectStore('pictureBytes');
    const meta = transaction.objectStore('meta');
    const [records, saved, sizes] = await Promise.all([
      pictures.getAll(),
      transaction.objectStore('saved').getAll(),
      getSizes(meta),
    ]);
    const heads = await Promise.all(saved.map(({ order }) => transaction.objectStore('heads').get(order)));
    const ofSaved = new Set(heads.flatMap((head) => head?.pictureIds ?? []));
    const evictable = records.filter(({ kept, pictureId }) => !kept && !ofSaved.has(pictureId));
    evictable.sort((a, b) => a.lastSeenAtMs - b.lastSeenAtMs);
    const wanted = Math.max(neededBytes, EVICTED_AT_LEAST_BYTES);
    let freed = 0;
    let count = 0;
    for (const { url, sizeBytes } of evictable) {
      if (freed >= wanted) break;
      pictures.delete(url);
      bytes.delete(url);
      freed += sizeBytes;
      count++;
    }
    const left = { pictureBytes: sizes.pictureBytes - freed, pictureCount: sizes.pictureCount - count };
    meta.put({ ...sizes, ...left }, 'sizes');
    return freed;
  });
  if (freedBytes > 0) announce({ type: 'changed', stores: ['pictures'] });
  return freedBytes;
}

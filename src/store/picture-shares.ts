import { read } from './database.ts';
import { type KeptTransaction, keptPictureIds } from './kept.ts';
import type { PictureRecord } from './schema.ts';

/** Why a picture is on the phone; one that is saved as well as kept counts as saved. */
export type PictureShareName = 'saved' | 'kept' | 'seen';

export interface PictureShare {
  count: number;
  sizeBytes: number;
}

/** What pictures take, by why they are there. Counted from the records themselves. */
export async function readPictureShares(): Promise<Record<PictureShareName, PictureShare>> {
  const records = await readShares();
  const share = (name: PictureShareName): PictureShare => ({
    count: records[name].length,
    sizeBytes: records[name].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  });
  return { saved: share('saved'), kept: share('kept'), seen: share('seen') };
}

/** The addresses of all pictures, by why they are there. */
export async function readPictureUrls(): Promise<Record<PictureShareName, string[]>> {
  const { saved, kept, seen } = await readShares();
  const urls = (records: PictureRecord[]) => records.map(({ url }) => url);
  return { saved: urls(saved), kept: urls(kept), seen: urls(seen) };
}

function readShares(): Promise<Record<PictureShareName, PictureRecord[]>> {
  return read(['pictures', 'saved', 'kept', 'heads'], async (transaction) => {
    const byKey = transaction.objectStore('heads').index('key');
    const [records, keptIds, savedKeys] = await Promise.all([
      transaction.objectStore('pictures').getAll(),
      keptPictureIds(transaction as unknown as KeptTransaction),
      transaction.objectStore('saved').getAllKeys(),
    ]);
    const savedHeads = await Promise.all(savedKeys.map((key) => byKey.get(key)));
    const savedIds = new Set(savedHeads.flatMap((head) => head?.pictureIds ?? []));
    const shares: Record<PictureShareName, PictureRecord[]> = { saved: [], kept: [], seen: [] };
    for (const record of records) {
      const name = savedIds.has(record.pictureId) ? 'saved' : keptIds.has(record.pictureId) ? 'kept' : 'seen';
      shares[name].push(record);
    }
    return shares;
  });
}

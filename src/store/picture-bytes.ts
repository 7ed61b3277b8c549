import { announce } from './changes.ts';
import { read } from './database.ts';
import { getSizes } from './meta.ts';
import type { PictureRecord, StoredSizes } from './schema.ts';
import { write } from './write.ts';

export interface StoredPicture {
  record: PictureRecord;
  bytes: ArrayBuffer;
}

/** The picture at this URL, `null` when it is not stored. */
export function readPicture(url: string): Promise<StoredPicture | null> {
  return read(['pictures', 'pictureBytes'], async (transaction) => {
    const [record, bytes] = await Promise.all([
      transaction.objectStore('pictures').get(url),
      transaction.objectStore('pictureBytes').get(url),
    ]);
    return record && bytes ? { record, bytes } : null;
  });
}

/**
 * The largest stored one among the sizes and formats of the same picture that the asker can show, `null` when
 * there is none. `accept` is the request's: it names AVIF where the browser knows it.
 */
export function readVariant(pictureId: number, accept: string): Promise<StoredPicture | null> {
  return read(['pictures', 'pictureBytes'], async (transaction) => {
    const records = await transaction.objectStore('pictures').index('pictureId').getAll(pictureId);
    const [record] = records
      .filter(({ type }) => !/^image\/(?:avif|webp)/.test(type) || accept.includes(type))
      .sort((a, b) => b.sizeBytes - a.sizeBytes);
    const bytes = record && (await transaction.objectStore('pictureBytes').get(record.url));
    return record && bytes ? { record, bytes } : null;
  });
}

export function readPictureTotals(): Promise<Pick<StoredSizes, 'pictureBytes' | 'pictureCount'>> {
  return read(['meta'], (transaction) => getSizes(transaction.objectStore('meta')));
}

/** The URLs among these that are stored. */
export function readStoredUrls(urls: string[]): Promise<Set<string>> {
  return read(['pictures'], async (transaction) => {
    const store = transaction.objectStore('pictures');
    const found = await Promise.all(urls.map((url) => store.getKey(url)));
    return new Set(found.filter((url) => url !== undefined));
  });
}

/** Stores a picture, or replaces the one at its URL. Throws `StoreError` `quota`. */
export async function putPicture(record: PictureRecord, bytes: ArrayBuffer): Promise<void> {
  await write(['pictures', 'pictureBytes', 'meta'], async (transaction) => {
    const pictures = transaction.objectStore('pictures');
    const meta = transaction.objectStore('meta');
    const [old, sizes] = await Promise.all([pictures.get(record.url), getSizes(meta)]);
    pictures.put(record);
    transaction.objectStore('pictureBytes').put(bytes, record.url);
    meta.put(
      {
        ...sizes,
        pictureBytes: sizes.pictureBytes + record.sizeBytes - (old?.sizeBytes ?? 0),
        pictureCount: sizes.pictureCount + (old ? 0 : 1),
      },
      'sizes',
    );
  });
  announce({ type: 'changed', stores: ['pictures'] });
}

/** Notes that these were shown. Absent ones are passed over. */
export async function touchPictures(urls: string[], nowMs: number): Promise<void> {
  await write(['pictures'], async (transaction) => {
    const store = transaction.objectStore('pictures');
    await Promise.all(
      urls.map(async (url) => {
        const record = await store.get(url);
        if (record) await store.put({ ...record, lastSeenAtMs: nowMs });
      }),
    );
  });
}

import { type IDBPObjectStore, unwrap } from 'idb';
import { read, type WriteTransaction, write } from './database.ts';
import type { BantinSchema, StoreName } from './schema.ts';

/** A search segment as `search/` makes it; the store does not look inside. */
export interface SegmentBytes {
  formatVersion: number;
  docCount: number;
  sizeBytes: number;
  header: ArrayBuffer;
  parts: { part: number; bytes: ArrayBuffer }[];
}

type SegmentTransaction = WriteTransaction<['segments', 'segmentParts']>;

/** Adds a segment in the caller's transaction and gives its id, larger than any in use. */
export async function putSegment(
  transaction: Pick<SegmentTransaction, 'objectStore'>,
  segment: SegmentBytes,
): Promise<number> {
  const segments = transaction.objectStore('segments');
  const newest = await segments.openKeyCursor(null, 'prev');
  const id = (newest?.key ?? 0) + 1;
  const { formatVersion, docCount, sizeBytes, header } = segment;
  raw(segments).put({ id, formatVersion, docCount, sizeBytes, header });
  const parts = raw(transaction.objectStore('segmentParts'));
  for (const { part, bytes } of segment.parts) parts.put(bytes, [id, part]);
  return id;
}

/** Every segment's header, oldest first, and the numbers of the documents that are gone. */
export function readSegments(): Promise<{ segments: { id: number; header: ArrayBuffer }[]; tombstones: number[] }> {
  return read(['segments', 'tombstones'], async (transaction) => {
    const [segments, tombstones] = await Promise.all([
      transaction.objectStore('segments').getAll(),
      transaction.objectStore('tombstones').getAllKeys(),
    ]);
    return { segments: segments.map(({ id, header }) => ({ id, header })), tombstones };
  });
}

/** Parts of segments in the order asked for; `undefined` for those that are not there. */
export function readSegmentParts(wanted: { segment: number; part: number }[]): Promise<(ArrayBuffer | undefined)[]> {
  return read(['segmentParts'], (transaction) => {
    const parts = transaction.objectStore('segmentParts');
    return Promise.all(wanted.map(({ segment, part }) => parts.get([segment, part])));
  });
}

/**
 * Puts segments in the place of others, and lets go of the tombstones that none of the rest needs. `false`, with
 * nothing changed, when one of the replaced is gone: another context was faster.
 */
export function replaceSegments(
  replacedIds: number[],
  replacements: SegmentBytes[],
  buriedDocs: number[],
): Promise<boolean> {
  return write(['segments', 'segmentParts', 'tombstones'], async (transaction) => {
    const segments = transaction.objectStore('segments');
    const present = await Promise.all(replacedIds.map((id) => segments.getKey(id)));
    if (present.some((id) => id === undefined)) return false;
    for (const segment of replacements) await putSegment(transaction as unknown as SegmentTransaction, segment);
    const parts = raw(transaction.objectStore('segmentParts'));
    for (const id of replacedIds) {
      raw(segments).delete(id);
      parts.delete(IDBKeyRange.bound([id], [id, []]));
    }
    const tombstones = raw(transaction.objectStore('tombstones'));
    for (const doc of buriedDocs) tombstones.delete(doc);
    return true;
  });
}

function raw<Names extends StoreName[], Name extends Names[number]>(
  store: IDBPObjectStore<BantinSchema, Names, Name, 'readwrite'>,
): IDBObjectStore {
  return unwrap(store) as IDBObjectStore;
}

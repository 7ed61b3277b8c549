import { type IDBPObjectStore, unwrap } from 'idb';
import { type ReadTransaction, read, type WriteTransaction } from './database.ts';
import type { ArticleHead, BantinSchema, StoreName } from './schema.ts';
import { write } from './write.ts';

/** A search segment as `search/` makes it; the store does not look inside. */
export interface SegmentBytes {
  formatVersion: number;
  docCount: number;
  sizeBytes: number;
  header: ArrayBuffer;
  parts: { part: number; bytes: ArrayBuffer }[];
}

/** A part of a stored segment. */
export interface SegmentPartName {
  segment: number;
  part: number;
}

type SegmentTransaction = WriteTransaction<['segments', 'segmentParts']>;

/** From so many segments on, a part of all of them is read in one request instead of one by one. */
const RANGE_FROM = 5;
/** Format version of a segment that is still being written: its id is taken, its parts are not to be read. */
const PENDING = 0;
/** Records that are deleted in one transaction: a query never waits long. */
const DELETED_AT_ONCE = 400;
/** Heads of one request when all are read: enough to be quick, few enough to stay small. */
const HEADS_AT_ONCE = 500;

/**
 * Adds segments in the caller's transaction, which must have both stores, with ids larger than any in use. One
 * request is waited for: each wait is a turn of a thread that is busy with the next page.
 */
export async function putSegments<Names extends StoreName[]>(
  callersTransaction: WriteTransaction<Names>,
  added: SegmentBytes[],
): Promise<void> {
  if (added.length === 0) return;
  // TypeScript does not see that a transaction over more stores serves as one over these two.
  const transaction = callersTransaction as unknown as SegmentTransaction;
  const segments = transaction.objectStore('segments');
  const first = await nextId(transaction);
  const parts = raw(transaction.objectStore('segmentParts'));
  for (const [index, segment] of added.entries()) {
    const id = first + index;
    const { formatVersion, docCount, sizeBytes, header } = segment;
    raw(segments).put({ id, formatVersion, docCount, sizeBytes, header });
    for (const { part, bytes } of segment.parts) parts.put(bytes, [part, id]);
  }
}

async function nextId(transaction: SegmentTransaction): Promise<number> {
  const newest = await transaction.objectStore('segments').openKeyCursor(null, 'prev');
  return (newest?.key ?? 0) + 1;
}

/** Takes an id for a segment that is written in several transactions; until `commitSegment` nobody sees it. */
export function reserveSegment(): Promise<number> {
  return write(['segments', 'segmentParts'], async (transaction) => {
    const id = await nextId(transaction);
    const pending = { id, formatVersion: PENDING, docCount: 0, sizeBytes: 0, header: new ArrayBuffer(0) };
    raw(transaction.objectStore('segments')).put(pending);
    return id;
  });
}

/** Writes parts of a reserved segment. */
export function writeSegmentParts(id: number, parts: SegmentBytes['parts']): Promise<void> {
  return write(['segmentParts'], async (transaction) => {
    const store = raw(transaction.objectStore('segmentParts'));
    for (const { part, bytes } of parts) store.put(bytes, [part, id]);
  });
}

/**
 * Puts a reserved segment, whose parts have been written, in the place of others, and lets go of tombstones. `false`,
 * with nothing changed, when its reservation or one of the replaced is gone. The parts of the replaced stay until
 * `removeUnusedParts`.
 */
export function commitSegment(
  segment: Omit<SegmentBytes, 'parts'> & { id: number },
  replacedIds: number[],
  buriedDocs: number[],
): Promise<boolean> {
  return write(['segments', 'tombstones'], async (transaction) => {
    const segments = transaction.objectStore('segments');
    const present = await Promise.all([segment.id, ...replacedIds].map((id) => segments.getKey(id)));
    if (present.includes(undefined)) return false;
    const { id, formatVersion, docCount, sizeBytes, header } = segment;
    raw(segments).put({ id, formatVersion, docCount, sizeBytes, header });
    for (const replaced of replacedIds) raw(segments).delete(replaced);
    const tombstones = raw(transaction.objectStore('tombstones'));
    for (const doc of buriedDocs) tombstones.delete(doc);
    return true;
  });
}

/**
 * Deletes parts that belong to no segment, and reservations: what `commitSegment` has replaced, and what was left
 * when a context was killed. For one caller at a time.
 */
export async function removeUnusedParts(): Promise<void> {
  const keys = await write(['segments', 'segmentParts'], async (transaction) => {
    const segments = transaction.objectStore('segments');
    const used = new Set<number>();
    for (const { id, formatVersion } of await segments.getAll()) {
      if (formatVersion === PENDING) raw(segments).delete(id);
      else used.add(id);
    }
    return (await transaction.objectStore('segmentParts').getAllKeys()).filter(([, id]) => !used.has(id));
  });
  for (let from = 0; from < keys.length; from += DELETED_AT_ONCE) {
    await write(['segments', 'segmentParts'], async (transaction) => {
      // An id that nobody had any more may have been taken again meanwhile.
      const taken = new Set(await transaction.objectStore('segments').getAllKeys());
      const parts = raw(transaction.objectStore('segmentParts'));
      for (const key of keys.slice(from, from + DELETED_AT_ONCE)) if (!taken.has(key[1])) parts.delete(key);
    });
  }
}

/** Every segment's header, oldest first, and the numbers of the documents that are gone. */
export function readSegments(): Promise<{ segments: { id: number; header: ArrayBuffer }[]; tombstones: number[] }> {
  return read(['segments', 'tombstones'], segmentsIn);
}

async function segmentsIn(transaction: ReadTransaction<['segments', 'tombstones']>) {
  const [segments, tombstones] = await Promise.all([
    transaction.objectStore('segments').getAll(),
    transaction.objectStore('tombstones').getAllKeys(),
  ]);
  const written = segments.filter(({ formatVersion }) => formatVersion !== PENDING);
  return { segments: written.map(({ id, header }) => ({ id, header })), tombstones };
}

/**
 * The segments, and the document numbers of all articles, as of one moment. Reads every head: for the rare case
 * that a segment was lost.
 */
export function readSegmentsAndDocs() {
  return read(['segments', 'tombstones', 'heads'], async (transaction) => {
    const known = await segmentsIn(transaction as unknown as ReadTransaction<['segments', 'tombstones']>);
    const heads = transaction.objectStore('heads');
    const docs: number[] = [];
    let batch: ArticleHead[] = [];
    let after: IDBKeyRange | null = null;
    do {
      batch = await heads.getAll(after, HEADS_AT_ONCE);
      for (const { doc } of batch) docs.push(doc);
      const last = batch[batch.length - 1];
      if (last) after = IDBKeyRange.lowerBound(last.order, true);
    } while (batch.length === HEADS_AT_ONCE);
    return { ...known, docs };
  });
}

/**
 * Parts of segments in the order asked for; `undefined` for those that are not there. Keys begin with the part,
 * so one part of all segments, which is what a word of a query needs, lies together: where there are many, as
 * before a merge, it is one request a word.
 */
export function readSegmentParts(wanted: SegmentPartName[]): Promise<(ArrayBuffer | undefined)[]> {
  const segmentsByPart = new Map<number, Set<number>>();
  for (const { segment, part } of wanted) {
    const segments = segmentsByPart.get(part) ?? new Set();
    segmentsByPart.set(part, segments.add(segment));
  }
  return read(['segmentParts'], async (transaction) => {
    // Without the wrapper, which takes longer than many of these requests.
    const store = unwrap(transaction.objectStore('segmentParts')) as IDBObjectStore;
    const found = new Map<string, ArrayBuffer | undefined>();
    await new Promise<void>((resolve, reject) => {
      let open = 0;
      const ask = <Result>(request: IDBRequest<Result>, take: (result: Result) => void) => {
        open++;
        request.onsuccess = () => {
          take(request.result);
          if (--open === 0) resolve();
        };
        request.onerror = () => reject(request.error);
      };
      for (const [part, segments] of segmentsByPart) {
        if (segments.size < RANGE_FROM) {
          for (const segment of segments)
            ask(store.get([part, segment]), (value) => found.set(`${part}/${segment}`, value));
          continue;
        }
        const range = IDBKeyRange.bound([part, Math.min(...segments)], [part, Math.max(...segments)]);
        const take = (values: ArrayBuffer[], ids: number[]) => {
          ids.forEach((segment, index) => {
            found.set(`${part}/${segment}`, values[index]);
          });
        };
        ask(store.getAll(range) as IDBRequest<ArrayBuffer[]>, (values) => {
          // They come in order of segment; where there are others between, only the keys tell which is which.
          if (values.length === segments.size) {
            take(
              values,
              [...segments].sort((a, b) => a - b),
            );
          } else {
            ask(store.getAllKeys(range), (keys) =>
              take(
                values,
                (keys as [number, number][]).map(([, segment]) => segment),
              ),
            );
          }
        });
      }
      if (open === 0) resolve();
    });
    return wanted.map(({ segment, part }) => found.get(`${part}/${segment}`));
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
    const parts = transaction.objectStore('segmentParts');
    const present = await Promise.all(replacedIds.map((id) => segments.getKey(id)));
    if (present.some((id) => id === undefined)) return false;
    const own = transaction as unknown as SegmentTransaction;
    await putSegments(own, replacements);
    const replaced = new Set(replacedIds);
    for (const key of replacedIds.length > 0 ? await parts.getAllKeys() : []) {
      if (replaced.has(key[1])) raw(parts).delete(key);
    }
    for (const id of replacedIds) raw(segments).delete(id);
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

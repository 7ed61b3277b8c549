import { createSearchClient } from '../../src/search/client.ts';
import { compactSegments } from '../../src/search/compact.ts';
import { StoredSegment } from '../../src/search/stored-segment.ts';
import { announce } from '../../src/store/changes.ts';
import { closeDatabase, read } from '../../src/store/database.ts';
import { DATABASE_NAME } from '../../src/store/schema.ts';
import { readSegments } from '../../src/store/segments.ts';
import { clearAll } from '../../src/store/storage.ts';
import { write } from '../../src/store/write.ts';
import { runSync } from '../../src/sync/run-sync.ts';

/** What a test of the search worker and its store needs in the page. */

export { clearAll, closeDatabase, compactSegments };

const client = createSearchClient();
/** Another worker, as another tab has one. */
const otherClient = createSearchClient();

export async function sync(): Promise<string> {
  const feedUrl = new URL('/feed.json', location.href).href;
  return (await runSync({ feedUrl, signal: new AbortController().signal })).state;
}

/** As the app does after a sync in its page. */
export function compactInWorker(): void {
  client.compact();
}

export async function segmentCount(): Promise<number> {
  return (await readSegments()).segments.length;
}

export async function tombstoneCount(): Promise<number> {
  return (await readSegments()).tombstones.length;
}

/** Ids of what the worker finds, best first. */
export async function find(query: string, signal = new AbortController().signal): Promise<string[]> {
  const { hits } = await client.search({ query, typing: false, offset: 0, limit: 100 }, signal);
  return hits.map(({ head }) => head.id);
}

/** Asks so many times while the store tells of changes without an end; gives what was found each time. */
export async function findWhileChanging(query: string, times: number): Promise<string[][]> {
  const turn = setInterval(() => announce({ type: 'changed', stores: ['segments', 'meta'] }), 0);
  const found: string[][] = [];
  try {
    while (found.length < times) found.push(await find(query));
  } finally {
    clearInterval(turn);
  }
  return found;
}

/** Asks as one types, each question ending the last, beside one in another tab; ids of what the last ones find. */
export async function findWhileTyping(queries: string[]): Promise<string[][]> {
  const inOtherTab = otherClient.search(
    { query: queries.at(-1) ?? '', typing: true, offset: 0, limit: 1000 },
    new AbortController().signal,
  );
  let abort = new AbortController();
  const asked = queries.map(async (query) => {
    abort.abort();
    abort = new AbortController();
    const { hits } = await client.search({ query, typing: true, offset: 0, limit: 1000 }, abort.signal);
    return hits.map(({ head }) => head.id);
  });
  const own = (await Promise.allSettled(asked)).at(-1);
  if (own?.status !== 'fulfilled') throw new Error(String(own?.reason));
  return [own.value, (await inOtherTab).hits.map(({ head }) => head.id)];
}

/** Numbers of the documents of all segments. */
export async function indexedDocs(): Promise<number[]> {
  const { segments } = await readSegments();
  return segments.flatMap(({ id, header }) =>
    (StoredSegment.open(id, header)?.segments ?? []).flatMap((segment) => [...segment.header.docs]),
  );
}

/** As when the browser takes the database away. */
export function loseDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE_NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** The best hit's excerpt, marks in brackets, and how the query was read. */
export async function excerptOf(query: string): Promise<{ excerpt: string; interpretation: string; count: number }> {
  const request = { query, typing: true, offset: 0, limit: 1 };
  const { hits, interpretation, count } = await client.search(request, new AbortController().signal);
  const excerpt = (hits[0]?.excerpt ?? []).map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
  return { excerpt, interpretation, count };
}

/** Ids of the articles related to the best hit of a query. */
export async function relatedTo(query: string): Promise<string[]> {
  const { signal } = new AbortController();
  const { hits } = await client.search({ query, typing: false, offset: 0, limit: 1 }, signal);
  const related = await client.related({ key: hits[0]?.head.key ?? '', limit: 5 }, signal);
  return related.map(({ id }) => id);
}

/** How a search ends that the next one overtakes. */
export async function overtaken(): Promise<string> {
  const abort = new AbortController();
  const first = find('bi thu', abort.signal).then(
    () => 'answered',
    (error: Error) => error.name,
  );
  abort.abort();
  await find('phuong');
  return await first;
}

/** Changes a byte of every value of a store's buffers, as a bad disk would, or loses the parts. */
export async function damage(store: 'headers' | 'parts' | 'lost parts'): Promise<void> {
  await write(['segments', 'segmentParts'], async (transaction) => {
    const segments = transaction.objectStore('segments');
    const parts = transaction.objectStore('segmentParts');
    if (store === 'lost parts') await parts.clear();
    else if (store === 'headers') {
      for (const record of await segments.getAll()) {
        flip(record.header);
        await segments.put(record);
      }
    } else {
      for (const key of await parts.getAllKeys()) {
        const bytes = await parts.get(key);
        if (bytes) await parts.put(flip(bytes), key);
      }
    }
  });
}

function flip(buffer: ArrayBuffer): ArrayBuffer {
  const bytes = new Uint8Array(buffer);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return buffer;
}

/** A record of store `segments`, and its parts by number, as of whatever format; bytes as base64. */
export interface FrozenSegment {
  id: number;
  formatVersion: number;
  docCount: number;
  sizeBytes: number;
  header: string;
  parts: [number, string][];
}

/** Puts segments that were frozen in the place of all there are. */
export async function thaw(frozen: FrozenSegment[]): Promise<void> {
  const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
  await clearSegments();
  await write(['segments', 'segmentParts'], async (transaction) => {
    for (const { header, parts, ...record } of frozen) {
      await transaction.objectStore('segments').put({ ...record, header: bytesOf(header) });
      for (const [part, bytes] of parts) {
        await transaction.objectStore('segmentParts').put(bytesOf(bytes), [part, record.id]);
      }
    }
  });
}

/** Versions and ids of the segments, and the ids of those that parts belong to. */
export function storedSegments(): Promise<{ versions: number[]; ids: number[]; ofParts: number[] }> {
  return read(['segments', 'segmentParts'], async (transaction) => {
    const segments = await transaction.objectStore('segments').getAll();
    const keys = await transaction.objectStore('segmentParts').getAllKeys();
    return {
      versions: segments.map(({ formatVersion }) => formatVersion),
      ids: segments.map(({ id }) => id),
      ofParts: [...new Set(keys.map(([, id]) => id))].sort((a, b) => a - b),
    };
  });
}

export async function clearSegments(): Promise<void> {
  await write(['segments', 'segmentParts'], async (transaction) => {
    await transaction.objectStore('segments').clear();
    await transaction.objectStore('segmentParts').clear();
  });
}

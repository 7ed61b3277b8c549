import { createSearchClient } from '../../src/search/client.ts';
import { compactSegments } from '../../src/search/compact.ts';
import { announce } from '../../src/store/changes.ts';
import { closeDatabase } from '../../src/store/database.ts';
import { readSegments } from '../../src/store/segments.ts';
import { write } from '../../src/store/write.ts';
import { runSync } from '../../src/sync/run-sync.ts';

/** What a test of the search worker and its store needs in the page. */

export { closeDatabase, compactSegments };

const client = createSearchClient();

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

/** Changes a byte of every value of a store's buffers, as a bad disk would. */
export async function damage(store: 'headers' | 'parts'): Promise<void> {
  await write(['segments', 'segmentParts'], async (transaction) => {
    const segments = transaction.objectStore('segments');
    const parts = transaction.objectStore('segmentParts');
    if (store === 'headers') {
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

export async function clearSegments(): Promise<void> {
  await write(['segments', 'segmentParts'], async (transaction) => {
    await transaction.objectStore('segments').clear();
    await transaction.objectStore('segmentParts').clear();
  });
}

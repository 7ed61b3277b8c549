import { read } from './database.ts';
import { withRoom } from './with-room.ts';

/**
 * Recordings of saved articles. They lie in Cache Storage, whole: a file is megabytes, nothing of it is asked by key, and
 * the page plays it from a Blob, which every browser can wind through. This file is the cache's only owner.
 */
const CACHE_NAME = 'bantin-recordings';

/** Half an hour of speech at 96 kbit/s; a phone of 32 GB has no room for a concert. */
export const RECORDING_LIMIT_BYTES = 20_000_000;

/** On a weak signal 20 MB take long; a connection that brings nothing any more ends sooner. */
const FETCH_LIMIT_MS = 10 * 60_000;

/** Names the article that a stored recording is of, so that it can go when that is no longer saved. */
const ARTICLE_HEADER = 'x-bantin-article';

export type KeepingOutcome =
  | { state: 'kept'; sizeBytes: number }
  | { state: 'too-large' | 'no-room' | 'failed' | 'unavailable' };

/** The recording at this address as it is kept, `null` where it is not. */
export async function readRecording(source: string): Promise<Blob | null> {
  if (typeof caches === 'undefined' || !(await caches.has(CACHE_NAME))) return null;
  return (await (await (await caches.open(CACHE_NAME)).match(source))?.blob()) ?? null;
}

/** Fetches a recording of a saved article and keeps it whole, or not at all. */
export async function keepRecording(articleKey: string, source: string): Promise<KeepingOutcome> {
  if (typeof caches === 'undefined') return { state: 'unavailable' };
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), FETCH_LIMIT_MS);
  try {
    const response = await fetch(source, { credentials: 'same-origin', signal: limit.signal });
    const type = response.headers.get('content-type') ?? '';
    // A login page of a Wi-Fi, or a host's own "not found".
    if (response.status !== 200 || !/^(?:audio|video)\//.test(type)) return { state: 'failed' };
    if (Number(response.headers.get('content-length')) > RECORDING_LIMIT_BYTES) {
      limit.abort();
      return { state: 'too-large' };
    }
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength > RECORDING_LIMIT_BYTES) return { state: 'too-large' };
    const headers = { 'content-type': type, [ARTICLE_HEADER]: encodeURIComponent(articleKey) };
    const cache = await caches.open(CACHE_NAME);
    await withRoom(() => cache.put(source, new Response(bytes, { headers })));
    return { state: 'kept', sizeBytes: bytes.byteLength };
  } catch (error) {
    console.warn('recording not kept', source, error);
    return { state: error instanceof DOMException && error.name === 'QuotaExceededError' ? 'no-room' : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

/** Articles that were let go of while that can still be taken back. */
const spared = new Set<string>();

/** Keeps the recordings of an article that is being let go of, until the function given back is called. */
export function spareRecordings(articleKey: string): () => void {
  spared.add(articleKey);
  return () => {
    spared.delete(articleKey);
    pruneRecordings().catch((error) => console.warn('recordings not taken off the phone', error));
  };
}

/** Lets go of the recordings of articles that are not saved any more, and gives how many are left and what they take. */
export async function pruneRecordings(): Promise<{ count: number; sizeBytes: number }> {
  const left = { count: 0, sizeBytes: 0 };
  if (typeof caches === 'undefined' || !(await caches.has(CACHE_NAME))) return left;
  const saved = await read(['saved'], (transaction) => transaction.objectStore('saved').getAllKeys());
  const wanted = new Set([...saved, ...spared].map(encodeURIComponent));
  const cache = await caches.open(CACHE_NAME);
  for (const request of await cache.keys()) {
    const stored = await cache.match(request);
    if (stored && wanted.has(stored.headers.get(ARTICLE_HEADER) ?? '')) {
      left.count++;
      left.sizeBytes += (await stored.blob()).size;
    } else await cache.delete(request);
  }
  return left;
}

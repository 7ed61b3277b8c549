import { subscribe } from '../../src/store/changes.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import { runSync } from '../../src/sync/run-sync.ts';

/** Runs in the browser: what `sync.ts` measures there. */

export { writeSettings };

export interface Timed {
  ms: number;
  /** Of the page's main thread meanwhile; 0 when none took 50 ms. */
  longestTaskMs: number;
}

/**
 * The plain cost: fetch the pages as they name each other, parse them, and put the same items into one store in
 * one transaction.
 */
export async function plain(feedPath: string): Promise<number> {
  const startedAtMs = performance.now();
  const pages: { items: object[]; next_url?: string }[] = [];
  for (let path: string | undefined = feedPath; path; path = pages.at(-1)?.next_url) {
    pages.push(JSON.parse(await (await fetch(path, { cache: 'no-cache' })).text()));
  }
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('plain', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('items', { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('items', 'readwrite', { durability: 'relaxed' });
    const store = transaction.objectStore('items');
    for (const { items } of pages) for (const item of items) store.put(item);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  const ms = performance.now() - startedAtMs;
  database.close();
  await remove('plain');
  return ms;
}

function remove(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

export async function startWorker(): Promise<void> {
  const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('app-sw', {
    createScriptURL: (url) => url,
  });
  await navigator.serviceWorker.register(policy?.createScriptURL('/sw.js') ?? '/sw.js');
  await navigator.serviceWorker.ready;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** A sync in the service worker, until it tells that it is done. */
export function syncInWorker(): Promise<Timed> {
  return timed(async () => {
    const { active } = await navigator.serviceWorker.ready;
    await new Promise<void>((resolve, reject) => {
      const unsubscribe = subscribe((change) => {
        if (change.type !== 'sync' || change.status.state !== 'idle') return;
        unsubscribe();
        if (change.status.failure) reject(new Error(JSON.stringify(change.status.failure)));
        else resolve();
      });
      active?.postMessage({ type: 'sync', reason: 'button', script: '' });
    });
  });
}

/** Resolves when the worker has merged the search segments of a sync that just ended; it begins by itself. */
export function segmentsMerged(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      unsubscribe();
      clearTimeout(none);
      resolve();
    };
    const none = setTimeout(done, 20_000);
    const unsubscribe = subscribe((change) => {
      if (change.type === 'changed' && change.stores.join() === 'segments') done();
    });
  });
}

/** A sync in the page, as in a web view without service workers. */
export function syncInPage(): Promise<Timed> {
  return timed(async () => {
    const outcome = await runSync({
      feedUrl: new URL('/feed.json', location.href).href,
      signal: new AbortController().signal,
    });
    if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome));
  });
}

async function timed(work: () => Promise<void>): Promise<Timed> {
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  observer.observe({ type: 'longtask' });
  const startedAtMs = performance.now();
  await work();
  const ms = performance.now() - startedAtMs;
  // The observer is called after the task that it tells of.
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  return { ms, longestTaskMs };
}

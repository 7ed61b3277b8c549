import type { Reader } from './reader/reader.ts';

/** Where it is open no page of the app is: a file, which the worker leaves to the network. */
export const quietPath = '/yen-lang.html';

/** Has an icon, since browsers ask for one. */
export const quietPage = '<!doctype html><title>Yên lặng</title><link rel="icon" href="data:,">';

/** Keeps aside all that the app has stored by now; with `quietPath` open, for `bringBackStored`. */
export async function keepStored(reader: Reader): Promise<void> {
  await reader.evaluate(copyStored, { from: '', to: KEPT });
}

/** What is stored is again as it was kept aside, whatever has been written, deleted or cached since; with `quietPath` open. */
export async function bringBackStored(reader: Reader): Promise<void> {
  await reader.evaluate(copyStored, { from: KEPT, to: '' });
}

/** Before the names of copies: the app goes by the beginning of a name, and minds none of these. */
const KEPT = 'kept aside: ';

/** Runs in the page: the database record by record, since a transaction does it whole, and every cache answer by answer. */
async function copyStored({ from, to }: { from: string; to: string }): Promise<void> {
  const NAME = 'bantin';
  const aside = from || to;
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const copyDatabase = async () => {
    const own = await done(indexedDB.open(NAME));
    const opening = indexedDB.open(aside + NAME);
    opening.onupgradeneeded = () => {
      for (const name of own.objectStoreNames) {
        const { keyPath } = own.transaction(name).objectStore(name);
        opening.result.createObjectStore(name, { keyPath });
      }
    };
    const copy = await done(opening);
    const [source, target] = from ? [copy, own] : [own, copy];
    const names = [...own.objectStoreNames];
    const reading = source.transaction(names);
    const records = await Promise.all(
      names.map(async (name) => {
        const store = reading.objectStore(name);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        return { name, keys, values };
      }),
    );
    const writing = target.transaction(names, 'readwrite');
    for (const { name, keys, values } of records) {
      const store = writing.objectStore(name);
      store.clear();
      for (const [i, value] of values.entries()) store.keyPath === null ? store.put(value, keys[i]) : store.put(value);
    }
    await new Promise<void>((resolve, reject) => {
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error);
    });
    own.close();
    copy.close();
  };
  const copyCaches = async () => {
    const sources = (await caches.keys()).filter((name) => (from ? name.startsWith(from) : !name.startsWith(aside)));
    const targets = sources.map((name) => to + name.slice(from.length));
    for (const name of await caches.keys()) {
      if (name.startsWith(aside) === (from === '') && !targets.includes(name)) await caches.delete(name);
    }
    for (const [i, name] of sources.entries()) {
      const [source, target] = [await caches.open(name), await caches.open(targets[i] ?? '')];
      const [kept, there] = [await source.keys(), await target.keys()];
      const urls = new Set(kept.map(({ url }) => url));
      for (const request of there) if (!urls.has(request.url)) await target.delete(request);
      // Files of the build never change under their name, and are most of it.
      const isBuild = name.includes('bantin-shell-');
      const alike = new Set(isBuild ? there.map(({ url }) => url) : []);
      for (const request of kept) {
        const answer = alike.has(request.url) ? undefined : await source.match(request);
        if (answer) await target.put(request, answer);
      }
    }
  };
  // Nobody syncs meanwhile; and Chromium's mark of large writes is gone by then.
  const inTurn = (name: string, work: () => Promise<void>) => navigator.locks.request(name, work);
  const copyAll = () => inTurn('bantin-sync', async () => void (await Promise.all([copyDatabase(), copyCaches()])));
  await (from ? copyAll() : inTurn('bantin-writing', copyAll));
}

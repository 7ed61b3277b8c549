import { blockText } from '../../src/feed/block-text.ts';
import { createSearchClient } from '../../src/search/client.ts';
import { compactSegments } from '../../src/search/compact.ts';
import { articleKey } from '../../src/site/article-slug.ts';
import { subscribe } from '../../src/store/changes.ts';
import { closeDatabase, read } from '../../src/store/database.ts';
import { readDocuments } from '../../src/store/documents.ts';
import { readSyncStatus } from '../../src/store/meta.ts';
import { beginNewLog } from '../../src/store/new-log.ts';
import { evictPictures } from '../../src/store/picture-room.ts';
import { readArticle } from '../../src/store/reads.ts';
import { readSaved, setSaved } from '../../src/store/saved.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import type { SyncReason } from '../../src/sw/messages.ts';
import { keepArticles } from '../../src/sw-bridge/keeping.ts';
import * as bridge from '../../src/sw-bridge/sw-bridge.ts';
import { activeWorker } from '../../src/sw-bridge/worker-link.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { tokenise } from '../../src/text/tokenise.ts';
import { trustedWorkerUrl } from '../../src/trusted-types.ts';
import { checkedContents } from '../sync/store-contents.ts';
import { loadPicture } from './worker-page.ts';

/**
 * A page beside the built app, of its origin and under its worker, that drives the app's own parts and holds what is on
 * the disk against itself: for tests that kill the browser.
 */

export { beginNewLog, bridge, compactSegments, evictPictures, loadPicture };

/** Waits as long as the app does, which then does without: a browser that was killed in an update may never be ready. */
export async function startWorker(): Promise<void> {
  void bridge.startServiceWorker(trustedWorkerUrl('/sw.js'));
  await activeWorker();
}

/** Asks the worker for a sync and gives how it ended, as the reader is told: '' when it went well. */
export async function sync(reason: SyncReason = 'button'): Promise<string> {
  const askedAtMs = Date.now();
  // Where one is at it already, its end is the one to wait for.
  const { held = [] } = await navigator.locks.query();
  let running = held.some(({ name }) => name === 'bantin-sync');
  const ended = new Promise<string>((resolve) => {
    const stop = subscribe((change) => {
      if (change.type !== 'sync') return;
      const { status } = change;
      if (status.state === 'running') {
        running = true;
        return;
      }
      const { lastSuccessAtMs, failure } = status;
      // That of another tab may have begun between the look for one and this, and ours is then none: its end is ours. One told
      // late ended before.
      if (!running && Math.max(lastSuccessAtMs ?? 0, failure?.atMs ?? 0) < askedAtMs) return;
      stop();
      resolve(failure?.code ?? '');
    });
  });
  if (!(await bridge.requestSync(reason))) {
    // As the app does: Firefox may take longer to start a worker that was killed in an update than the page waits.
    const feedUrl = `${location.origin}/feed.json`;
    const outcome = await runSync({ feedUrl, signal: new AbortController().signal });
    if (outcome.state !== 'busy') return outcome.state === 'failed' ? outcome.failure.code : '';
  }
  return await ended;
}

/** Waits until no sync is under way, and holds none up. */
export async function syncEnded(): Promise<void> {
  await navigator.locks.request('bantin-sync', { mode: 'shared' }, () => undefined);
}

/** A sync by the page itself, which leaves the merging of segments to others. Gives how it ended. */
export async function syncInPage(): Promise<string> {
  const outcome = await runSync({ feedUrl: `${location.origin}/feed.json`, signal: new AbortController().signal });
  return outcome.state === 'failed' ? outcome.failure.code : outcome.state;
}

/** Has the worker keep the pictures of an article; `''` when all are stored, `null` where no worker answers. */
export async function keep(id: string): Promise<string | null> {
  return (await keepArticles([articleKey(id)]))?.reason ?? null;
}

/** Tells the server, from now on, which articles the reader has been told of. */
export function acknowledge(): void {
  subscribe((change) => {
    if (change.type !== 'changed' || !change.stores.includes('heads')) return;
    void idsNow().then((ids) => fetch(`/__stored?${ids.join()}`).catch(() => undefined));
  });
}

function idsNow(): Promise<string[]> {
  return read(['heads'], async (transaction) => (await transaction.objectStore('heads').getAll()).map(({ id }) => id));
}

/** Ids and titles of what is stored, newest first, after all stores were held against each other. */
export async function contents(): Promise<[id: string, title: string][]> {
  const stored = await checkedContents();
  await checkPictures();
  return [...stored.values()].map(({ id, title }) => [id, title]);
}

/** What there is, in a line, for a message: databases, records of each store, where sync stands, caches. */
export async function describeStore(): Promise<string> {
  const databases = (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`);
  const stores = ['heads', 'packs', 'ledger', 'segments', 'tombstones', 'saved', 'pictures'] as const;
  const counts = await read([...stores, 'meta'], async (transaction) => [
    ...(await Promise.all(stores.map(async (name) => `${await transaction.objectStore(name).count()} ${name}`))),
    `meta ${JSON.stringify(await transaction.objectStore('meta').get('sync'))?.slice(0, 200)}`,
  ]);
  return [`databases ${databases}`, ...counts, `caches ${await caches.keys()}`].join('; ');
}

/** Shows the pictures that the test has put there, each as if for the first time, until all are stored. */
export async function cachePictures(count: number): Promise<void> {
  const now = Date.now();
  await Promise.all(Array.from({ length: count }, (_, i) => loadPicture(`/anh/kiem-tra-${i}.jpg?${now}`)));
  const isStored = (url: string) => url.endsWith(`?${now}`);
  const stored = () =>
    read(['pictures'], async (transaction) => await transaction.objectStore('pictures').getAllKeys());
  while ((await stored()).filter(isStored).length < count) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Every picture is whole, and what is counted is there. */
async function checkPictures(): Promise<void> {
  const { records, bytes, sizes } = await read(['pictures', 'pictureBytes', 'meta'], async (transaction) => ({
    records: await transaction.objectStore('pictures').getAll(),
    bytes: new Map(
      await Promise.all(
        (await transaction.objectStore('pictureBytes').getAllKeys()).map(
          async (url) => [url, (await transaction.objectStore('pictureBytes').get(url))?.byteLength] as const,
        ),
      ),
    ),
    sizes: await transaction.objectStore('meta').get('sizes'),
  }));
  for (const { url, sizeBytes } of records) {
    if (bytes.get(url) !== sizeBytes)
      throw new Error(`picture ${url}: ${bytes.get(url)} bytes instead of ${sizeBytes}`);
  }
  if (bytes.size !== records.length) throw new Error(`${bytes.size} pictures' bytes of ${records.length} pictures`);
  const { pictureBytes = 0, pictureCount = 0 } = (sizes ?? {}) as { pictureBytes?: number; pictureCount?: number };
  const storedBytes = records.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (pictureBytes !== storedBytes || pictureCount !== records.length) {
    throw new Error(
      `counted ${pictureCount} pictures of ${pictureBytes} bytes, there are ${records.length} of ${storedBytes}`,
    );
  }
}

const client = createSearchClient();

/** Asks the search worker, and a scan of every stored text; throws where they disagree. */
export async function checkSearch(queries: string[]): Promise<void> {
  const docs = await read(['heads'], async (transaction) =>
    (await transaction.objectStore('heads').getAll()).map(({ doc }) => doc),
  );
  const texts = (await readDocuments(docs)).flatMap((found) => {
    if (!found) return [];
    const words = tokenise(`${found.head.title}\n${blockText(found.article.body)}`).map(({ folded }) => folded);
    return [{ id: found.head.id, words: new Set(words) }];
  });
  for (const query of queries) {
    const wanted = tokenise(query).map(({ folded }) => folded);
    const expected = texts.filter(({ words }) => wanted.every((word) => words.has(word))).map(({ id }) => id);
    const request = { query, typing: false, offset: 0, limit: 10_000 };
    const { hits } = await client.search(request, new AbortController().signal);
    const found = hits.map(({ head }) => head.id);
    const stored = new Set(texts.map(({ id }) => id));
    const foreign = found.filter((id) => !stored.has(id));
    if (foreign.length > 0) throw new Error(`search for “${query}” finds ${foreign} that is not stored`);
    // Whole matches come first; after them may come what matches in part.
    const best = new Set(found.slice(0, expected.length));
    const missed = expected.filter((id) => !best.has(id));
    if (missed.length > 0 || new Set(found).size !== found.length) {
      const again = await client.search(request, new AbortController().signal);
      throw new Error(
        `search for “${query}” misses ${missed.length} of ${expected.length}: ${missed.slice(0, 5)}` +
          ` (${found.length} found, ${new Set(found).size} different; asked again: ${again.hits.length})`,
      );
    }
  }
}

export async function save(id: string, saved = true): Promise<void> {
  await setSaved(articleKey(id), saved);
}

/** Title and text of a stored article, '' when it is not there. */
export async function article(id: string): Promise<string> {
  const found = await readArticle(articleKey(id));
  return found ? `${found.head.title} ${blockText(found.article.body)}` : '';
}

export async function keepEverything(): Promise<void> {
  await writeSettings({ articleLimit: 'all' });
}

export async function savedIds(): Promise<string[]> {
  return (await readSaved()).map(({ id }) => id).sort();
}

/** Paths of the pictures that are stored. */
export async function storedPictures(): Promise<string[]> {
  const urls = await read(['pictures'], async (transaction) => await transaction.objectStore('pictures').getAllKeys());
  return urls.map((url) => new URL(url).pathname);
}

export async function lastFailure(): Promise<string> {
  const status = await readSyncStatus();
  return status.state === 'idle' ? (status.failure?.code ?? '') : 'running';
}

/** Looks for a new version and puts it into use. */
export async function update(): Promise<void> {
  if (!(await takeOver())) throw new Error('no new version');
}

/** Puts into use what is newer than the worker at work, also where that came before; gives whether there was anything. */
export async function takeOver(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.update();
  const { installing, waiting } = registration ?? {};
  const next = installing ?? waiting;
  if (!next) return false;
  while (next.state === 'installing')
    await new Promise((resolve) => next.addEventListener('statechange', resolve, { once: true }));
  next.postMessage({ type: 'SKIP_WAITING' });
  return true;
}

/** Makes the database one of version 1, as the first builds left it: what was saved says so in another way. */
export async function goBackToVersion1(): Promise<void> {
  const stores = [
    'heads',
    'packs',
    'ledger',
    'segments',
    'segmentParts',
    'tombstones',
    'pictures',
    'pictureBytes',
    'saved',
    'reading',
    'meta',
  ] as const;
  const all = await read([...stores], async (transaction) => {
    const found = new Map<string, { keys: IDBValidKey[]; values: unknown[] }>();
    for (const name of stores) {
      const store = transaction.objectStore(name);
      found.set(name, { keys: await store.getAllKeys(), values: await store.getAll() });
    }
    return found;
  });
  const orders = new Map(
    ((all.get('heads')?.values ?? []) as { key: string; order: string }[]).map(({ key, order }) => [key, order]),
  );
  await closeDatabase();
  await request(indexedDB.deleteDatabase('bantin'));
  const opening = indexedDB.open('bantin', 1);
  opening.onupgradeneeded = () => {
    const make = (name: string, options?: IDBObjectStoreParameters) => opening.result.createObjectStore(name, options);
    const heads = make('heads', { keyPath: 'order' });
    for (const index of ['key', 'categoryId', 'pinnedSlug', 'featured', 'album']) heads.createIndex(index, index);
    for (const name of ['packs', 'segments']) make(name, { keyPath: 'id' });
    make('ledger', { keyPath: 'id', autoIncrement: true });
    for (const name of ['segmentParts', 'tombstones', 'pictureBytes', 'meta']) make(name);
    make('pictures', { keyPath: 'url' }).createIndex('pictureId', 'pictureId');
    for (const name of ['saved', 'reading']) make(name, { keyPath: 'key' });
  };
  const database = await request(opening);
  const transaction = database.transaction([...stores], 'readwrite');
  for (const [name, { keys, values }] of all) {
    const store = transaction.objectStore(name);
    values.forEach((value, at) => {
      if (name === 'saved') {
        const { key, savedAtMs } = value as { key: string; savedAtMs: number };
        store.put({ key, order: orders.get(key), savedAtMs });
      } else if (name === 'pictures') store.put({ ...(value as object), kept: false });
      else if (store.keyPath === null) store.put(value, keys[at]);
      else store.put(value);
    });
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}

function request<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

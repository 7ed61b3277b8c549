import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { articleKey } from '../../src/site/article-slug.ts';
import { restoreList, takeRestored, writeListCopy } from '../../src/store/list-copy.ts';
import { readSaved, setSaved } from '../../src/store/saved.ts';
import { clearAll } from '../../src/store/storage.ts';
import { write } from '../../src/store/write.ts';
import { storeArticles } from '../../src/sync/store-item.ts';
import { feedPage } from '../support/feed-pages.ts';

const SITE = 'https://phuong.example.vn/';

/** As much of Cache Storage as the copy needs. */
let stored: Map<string, Response>;
beforeEach(async () => {
  stored = new Map();
  const cache = {
    match: async (path: string) => stored.get(path)?.clone(),
    put: async (path: string, response: Response) => void stored.set(path, response),
    delete: async (path: string) => stored.delete(path),
  };
  vi.stubGlobal('caches', { open: async () => cache, match: cache.match, delete: async () => stored.clear() });
  await clearAll();
  const page = JSON.stringify(feedPage(['a', 'b', 'c'].map((id) => ({ id }))));
  await storeArticles(parseFeed(page, { url: `${SITE}feed.json` }).articles, SITE);
});

const saved = async () => (await readSaved()).map(({ id }) => id).sort();
const copied = async (...ids: string[]) => {
  for (const id of ids) await setSaved(articleKey(id), true);
  await writeListCopy(SITE);
};

/** What a browser does that opens a damaged log with what came before the damage. */
async function fallBack(revision: number, lost: string): Promise<void> {
  await write(['saved', 'meta'], async (transaction) => {
    await transaction.objectStore('saved').delete(articleKey(lost));
    await transaction.objectStore('meta').put({ number: revision }, 'listRevision');
  });
}

test('what a database lost that fell back to an earlier state comes back, and is copied on from there', async () => {
  await copied('a');
  await copied('b');
  await fallBack(1, 'b');
  // Nothing is copied from a database that is behind.
  await writeListCopy(SITE);
  await restoreList();
  expect(await saved()).toEqual(['a', 'b']);
  expect(await takeRestored()).toBe(1);
  await copied('c');
  await fallBack(2, 'c');
  await restoreList();
  expect(await saved()).toEqual(['a', 'b', 'c']);
});

test('what the reader lets go of stays away, whether it was copied or not', async () => {
  await copied('a', 'b');
  await setSaved(articleKey('a'), false);
  await restoreList();
  expect(await saved()).toEqual(['b']);
  await writeListCopy(SITE);
  await restoreList();
  expect(await saved()).toEqual(['b']);
  expect(await takeRestored()).toBe(0);
});

test('a copy that cannot be read is replaced by the next one', async () => {
  await copied('a');
  await copied('b');
  const [address = ''] = stored.keys();
  const { headers } = stored.get(address) ?? new Response();
  stored.set(address, new Response('{"damaged', { headers }));
  await fallBack(1, 'b');
  await expect(restoreList()).rejects.toThrow();
  await copied('c');
  await fallBack(2, 'c');
  await restoreList();
  expect(await saved()).toEqual(['a', 'c']);
});

test('a copy of an earlier build, which has no number, is brought into a new database alone', async () => {
  await copied('a', 'b');
  const [address = ''] = stored.keys();
  stored.set(address, new Response(await stored.get(address)?.clone().text()));
  await setSaved(articleKey('a'), false);
  await restoreList();
  expect(await saved()).toEqual(['b']);
});

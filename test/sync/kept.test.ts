import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { articleKey } from '../../src/site/article-slug.ts';
import { itemPath } from '../../src/site/paths.ts';
import { keep, readAbsent, readKept } from '../../src/store/kept.ts';
import { readArticle, readCounts } from '../../src/store/reads.ts';
import { readSaved, setSaved } from '../../src/store/saved.ts';
import { clearAll } from '../../src/store/storage.ts';
import { write } from '../../src/store/write.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import { fetchKeptArticles } from '../../src/sync/fetch-kept.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { feedPage, type TestItem } from '../support/feed-pages.ts';
import { publishedFeed, putFeed } from '../support/published-feed.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { checkedContents } from './store-contents.ts';

const DAY_MS = 86_400_000;
const items: TestItem[] = Array.from({ length: 12 }, (_, i) => ({
  id: `${i}`,
  publishedAtMs: (i + 1) * DAY_MS,
  category: i < 3 ? 'thong-bao' : 'tin-tuc',
}));

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());
beforeEach(async () => {
  await clearAll();
  await writeSettings({ articleLimit: 2000 });
  site.clear();
  putFeed(site, publishedFeed(items));
  await sync();
});

const signal = new AbortController().signal;
const sync = () => runSync({ feedUrl: `${site.origin}/feed.json`, signal });
const ids = async () => [...(await checkedContents()).keys()].map(Number).sort((a, b) => a - b);

test('under the article limit what is saved and kept stays, with what comes to a kept category', async () => {
  await setSaved(articleKey('4'), true);
  await keep({ kind: 'album', key: articleKey('5') });
  await keep({ kind: 'category', categoryId: 'thong-bao' });
  await writeSettings({ articleLimit: 2 });
  const added = [
    { id: '12', publishedAtMs: 20 * DAY_MS, category: 'thong-bao' },
    { id: '13', publishedAtMs: 21 * DAY_MS, category: 'tin-tuc' },
    { id: '14', publishedAtMs: 22 * DAY_MS, category: 'tin-tuc' },
  ];
  putFeed(site, publishedFeed([...items, ...added]));
  expect(await sync()).toMatchObject({ state: 'done' });
  expect(await ids()).toEqual([0, 1, 2, 4, 5, 12, 13, 14]);
});

test('withdrawn, a saved article and a kept album go from the lists as well', async () => {
  await setSaved(articleKey('4'), true);
  await keep({ kind: 'album', key: articleKey('5') });
  putFeed(site, publishedFeed(items, { withdrawn: ['4', '5'] }));
  await sync();
  expect([await readSaved(), await readKept(), (await readCounts()).saved]).toEqual([[], [], 0]);
  expect(await readAbsent()).toEqual([]);
});

test('saved articles that are not on the phone are asked for, one after the other, until there is no network', async () => {
  const named = (id: string) => ({ key: articleKey(id), id, slug: `bai-${id}`, title: id, savedAtMs: 1 });
  await write(['saved'], (transaction) => {
    for (const id of ['xa', 'xb', 'xc']) transaction.objectStore('saved').put(named(id));
  });
  site.put(`/${itemPath('bai-xa')}`, feedPage([{ id: 'xa' }]));
  site.put(`/${itemPath('bai-xc')}`, feedPage([{ id: 'xc' }]));
  await fetchKeptArticles({ siteUrl: `${site.origin}/`, signal });
  expect((await readSaved()).map(({ id }) => id).sort()).toEqual(['xa', 'xc']);
  expect(await readArticle(articleKey('xc'))).not.toBeNull();
  expect((await readAbsent()).map(({ slug }) => slug)).toEqual(['bai-xb']);
});

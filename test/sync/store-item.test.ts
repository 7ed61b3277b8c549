import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { headFeed, itemFeed } from '../../src/publisher/output/feed-pages.ts';
import { itemJson } from '../../src/publisher/output/item-json.ts';
import { itemPath } from '../../src/site/paths.ts';
import { readHome } from '../../src/store/home.ts';
import { readArticle } from '../../src/store/reads.ts';
import { clearAll } from '../../src/store/storage.ts';
import { readSyncInputs } from '../../src/store/sync-record.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { fetchItem, storeItem } from '../../src/sync/store-item.ts';
import { feedPage, type TestItem } from '../support/feed-pages.ts';
import { publishedFeed, putFeed } from '../support/published-feed.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { checkedContents } from './store-contents.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const items: TestItem[] = Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, publishedAtMs: (i + 1) * DAY_MS }));
const old: TestItem = { id: 'xua', publishedAtMs: -DAY_MS };

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());
beforeEach(async () => {
  await clearAll();
  await writeSettings({ articleLimit: 'all' });
  site.clear();
  putFeed(site, publishedFeed(items));
  site.put(`/${itemPath('xua')}`, feedPage([old]));
});

const signal = new AbortController().signal;
const sync = () => runSync({ feedUrl: `${site.origin}/feed.json`, signal });
const fetchOld = (slug = 'xua') => fetchItem({ siteUrl: `${site.origin}/`, slug, signal });
const bytesOf = (feed: object | string) =>
  new TextEncoder().encode(typeof feed === 'string' ? feed : JSON.stringify(feed));

test('an article that is not held is fetched and stored, and where sync stands is left alone', async () => {
  await sync();
  const before = (await readSyncInputs()).sync;
  expect(await fetchOld()).toBe(true);
  expect((await checkedContents()).size).toBe(41);
  const { revision, nextPackId, ...after } = (await readSyncInputs()).sync;
  expect(after).toEqual((({ revision, nextPackId, ...rest }) => rest)(before));
  site.forget();
  await sync();
  expect(site.requests.map(({ status }) => status)).toEqual([304]);
});

test('it is stored also when the reader keeps fewer articles, until room is made', async () => {
  await writeSettings({ articleLimit: 20 });
  await sync();
  expect(await fetchOld()).toBe(true);
  expect((await checkedContents()).has('xua')).toBe(true);
  putFeed(site, publishedFeed([...items, { id: 'moi', publishedAtMs: 50 * DAY_MS }]));
  await sync();
  const contents = await checkedContents();
  expect(contents.size).toBe(20);
  expect(contents.has('moi')).toBe(true);
});

test.each<[what: string, content: object | string | null, type?: string]>([
  ['nothing there', null],
  ['a web page', '<!doctype html><title>Wi-Fi</title>', 'text/html'],
  ['half a feed', '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"xua"'],
  ['a feed without an article', feedPage([])],
])('%s: nothing is stored', async (_what, content, type = 'application/json') => {
  await sync();
  site.put(`/${itemPath('xua')}`, content, { 'content-type': type });
  expect(await fetchOld()).toBe(false);
  expect((await checkedContents()).size).toBe(40);
});

test('without a network it is not there', async () => {
  await sync();
  await site.stop();
  expect(await fetchOld()).toBe(false);
  await site.start();
});

test('what the feed has withdrawn is not brought back', async () => {
  putFeed(site, publishedFeed(items, { withdrawn: ['xua'] }));
  await sync();
  expect(await fetchOld()).toBe(false);
});

test('a plain feed has no such thing, so nothing is asked for', async () => {
  for (const path of Object.keys(publishedFeed(items).files)) site.put(path, null);
  site.put('/feed.json', feedPage([{ id: 'a' }]));
  await sync();
  site.forget();
  expect(await fetchOld()).toBe(false);
  expect(site.requests).toEqual([]);
});

test('one that comes in the middle of a sync is stored, and so is all the rest', async () => {
  await sync();
  putFeed(site, publishedFeed(items.map((item) => ({ ...item, version: 2 }))));
  site.on('/feed/1970-01.json', { delayMs: 100 });
  const [outcome, isStored] = await Promise.all([sync(), fetchOld()]);
  expect(outcome).toMatchObject({ state: 'done' });
  expect(isStored).toBe(true);
  const titles = [...(await checkedContents()).values()].map(({ title }) => title);
  expect(titles.filter((title) => title.endsWith('bản 2'))).toHaveLength(40);
  expect(titles).toHaveLength(41);
});

test('an article that came with its page, before any feed, can be drawn, and the feed brings nothing new of it', async () => {
  const source = {
    ...feedPage([]),
    items: [
      {
        id: 'hop',
        url: 'https://portal.example/hop',
        title: 'Họp chi bộ',
        content_html: '<p>Chi bộ họp, xem <a href="https://portal.example/khac">bài trước</a>.</p>',
        date_published: '2026-01-02T10:00:00+07:00',
        _bantin: { category: 'tin-tuc' },
      },
    ],
  };
  const { info, articles } = parseFeed(source, { url: 'https://portal.example/feed.json' });
  const [article] = articles;
  if (!article) throw new Error('no article');
  // As the publisher writes them: the item below the site's own path, the feed with the site's full address.
  const at = (base: string) => itemJson({ ...article, url: `${base}bai-viet/hop/` });
  const item = itemFeed('hop', at('/'), 'tin-tuc', { info, base: '/' });
  const base = 'https://ward.example/';
  for (const path of Object.keys(publishedFeed(items).files)) site.put(path, null);
  site.put('/feed.json', headFeed([JSON.stringify(at(base))], '', { info, base }));

  expect(await storeItem({ bytes: bytesOf(item), url: `${site.origin}/bai-viet/hop/` })).toBe(true);
  const { feed, isRead, newest } = await readHome(9);
  expect(feed?.categories).toEqual([{ id: 'tin-tuc', title: 'tin-tuc' }]);
  expect(isRead).toBe(false);
  expect(newest).toHaveLength(1);

  expect(await sync()).toMatchObject({ state: 'done', added: 0, edited: 0 });
  expect((await readHome(9)).isRead).toBe(true);
  expect((await readArticle('hop'))?.article.title).toBe('Họp chi bộ');
});

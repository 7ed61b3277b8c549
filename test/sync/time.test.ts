import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { articleKey } from '../../src/site/article-slug.ts';
import { read } from '../../src/store/database.ts';
import { putPicture } from '../../src/store/picture-bytes.ts';
import { evictPictures } from '../../src/store/picture-room.ts';
import { readHeads } from '../../src/store/reads.ts';
import { setSaved } from '../../src/store/saved.ts';
import { clearAll } from '../../src/store/storage.ts';
import { readSyncInputs } from '../../src/store/sync-record.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { feedChain, type TestItem } from '../support/feed-pages.ts';
import { type PublishedFeed, publishedFeed, putFeed } from '../support/published-feed.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { checkedContents } from './store-contents.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const YEARS_25_MS = 25 * 365.25 * DAY_MS;
const today = Date.now();
const daysAgo = (id: string, days: number): TestItem => ({ id, publishedAtMs: today - days * DAY_MS });

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());
let published: PublishedFeed | undefined;
beforeEach(async () => {
  await clearAll();
  await writeSettings({ articleLimit: 'all' });
});
afterEach(() => void vi.useRealTimers());

const sync = () => runSync({ feedUrl: `${site.origin}/feed.json`, signal: new AbortController().signal });
const setClock = (byMs: number) => void vi.useFakeTimers({ toFake: ['Date'], now: today + byMs });
const ids = async () => (await readHeads({ list: { kind: 'all' }, limit: 99 })).map(({ id }) => id);

function publish(items: TestItem[], kind: 'chain' | 'manifest'): void {
  for (const path of Object.keys(published?.files ?? {})) site.put(path, null);
  published = kind === 'manifest' ? publishedFeed(items) : undefined;
  if (published) putFeed(site, published);
  else for (const [path, page] of Object.entries(feedChain(items, 4))) site.put(path, page);
}

const clocks = [
  ['25 years behind', -YEARS_25_MS],
  ['25 years ahead', YEARS_25_MS],
] as const;
const kinds = ['chain', 'manifest'] as const;
const cases = clocks.flatMap(([name, byMs]) => kinds.map((kind) => [name, kind, byMs] as const));

test.each(cases)(
  'with the clock %s, a %s is read, and what came before and after it is right stays',
  async (_name, kind, byMs) => {
    const items = Array.from({ length: 10 }, (_, i) => daysAgo(`${i}`, i * 20));
    publish(items.slice(2), kind);
    expect(await sync()).toMatchObject({ state: 'done', added: 8 });
    await setSaved(articleKey('5'), true);
    setClock(byMs);
    publish(items.slice(1), kind);
    expect(await sync()).toMatchObject({ state: 'done', added: 1 });
    // The clock is right again: what was written meanwhile holds nothing up.
    vi.useRealTimers();
    publish(items, kind);
    expect(await sync()).toMatchObject({ state: 'done', added: 1 });
    expect([...(await checkedContents()).keys()]).toEqual(items.map(({ id }) => id));
    expect((await readSyncInputs()).sync.failure).toBeNull();
  },
);

test.each(clocks)('a weekly reading of everything comes in time after the clock was %s', async (_name, byMs) => {
  const items = Array.from({ length: 10 }, (_, i) => daysAgo(`${i}`, i));
  publish(items, 'chain');
  setClock(byMs);
  await sync();
  vi.useRealTimers();
  await sync();
  // An edit on the last page shows in the head page not at all: only a reading of everything finds it.
  publish(
    items.map((item) => (item.id === '9' ? { ...item, version: 2 } : item)),
    'chain',
  );
  setClock(8 * DAY_MS);
  await sync();
  expect((await checkedContents()).get('9')?.title).toBe('Bài 9 bản 2');
});

test.each(kinds)('an article of a %s dated far ahead comes first when it comes, and not for years', async (kind) => {
  const slip = { id: 'nhầm', publishedAtMs: Date.UTC(2062, 4, 12) };
  publish([slip, daysAgo('a', 1), daysAgo('b', 30)], kind);
  await sync();
  expect(await ids()).toEqual(['nhầm', 'a', 'b']);
  // Nothing of it changes while it stays as it is.
  expect(await sync()).toMatchObject({ state: 'done', added: 0, edited: 0 });
  const next = { id: 'mới', publishedAtMs: Date.now() + DAY_MS };
  publish([slip, next, daysAgo('a', 1), daysAgo('b', 30)], kind);
  expect(await sync()).toMatchObject({ state: 'done', added: 1, edited: 0 });
  expect(await ids()).toEqual(['mới', 'nhầm', 'a', 'b']);
  // Once it is put right it stands where it belongs.
  publish([next, { ...slip, publishedAtMs: today - 7 * DAY_MS }, daysAgo('a', 1), daysAgo('b', 30)], kind);
  await sync();
  expect(await ids()).toEqual(['mới', 'a', 'nhầm', 'b']);
});

test.each(clocks)('an article dated as all are is not ahead of time for a phone %s', async (_name, byMs) => {
  setClock(byMs);
  publish([daysAgo('a', 1), daysAgo('b', 2), daysAgo('c', 300)], 'manifest');
  await sync();
  expect(await ids()).toEqual(['a', 'b', 'c']);
});

test('pictures seen while the clock was ahead go before those seen since', async () => {
  const put = (name: string) => {
    const sizeBytes = 3 * 1024 * 1024;
    const record = {
      url: `https://a.example/${name}`,
      pictureId: 1,
      type: 'image/jpeg',
      sizeBytes,
      lastSeenAtMs: Date.now(),
    };
    return putPicture(record, new ArrayBuffer(sizeBytes));
  };
  await put('trước');
  setClock(YEARS_25_MS);
  await put('lúc sai giờ');
  vi.useRealTimers();
  await put('sau');
  await evictPictures(1);
  const left = () => read(['pictures'], (transaction) => transaction.objectStore('pictures').getAllKeys());
  expect(await left()).toEqual(['https://a.example/sau']);
});

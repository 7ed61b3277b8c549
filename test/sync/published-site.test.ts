import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { subscribe } from '../../src/store/changes.ts';
import { readFeedInfo } from '../../src/store/reads.ts';
import type { SyncStatus } from '../../src/store/schema.ts';
import { clearAll } from '../../src/store/storage.ts';
import { readSyncInputs } from '../../src/store/sync-record.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { feedPage, type TestItem } from '../support/feed-pages.ts';
import { type PublishedFeed, type PublishOptions, publishedFeed, putFeed } from '../support/published-feed.ts';
import { quickenTimers } from '../support/quick-timers.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { checkedContents } from './store-contents.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Three months of articles, ten days apart; the higher the number, the newer. */
const tenItems: TestItem[] = Array.from({ length: 10 }, (_, i) => ({
  id: `${i}`,
  publishedAtMs: Date.UTC(2026, 0, 1) + i * 10 * DAY_MS,
  views: i * 100,
}));
const edited = (id: string, change: Partial<TestItem> = { version: 2 }) =>
  tenItems.map((item) => (item.id === id ? { ...item, ...change } : item));

// The waits between tries are not what is tested here.
beforeAll(() => quickenTimers(20));

let site: TestSite;
let feed: PublishedFeed | undefined;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());
beforeEach(async () => {
  await clearAll();
  await writeSettings({ articleLimit: 'all' });
  site.clear();
  publish(tenItems);
});

function publish(items: TestItem[], options?: PublishOptions): PublishedFeed {
  const next = publishedFeed(items, options);
  putFeed(site, next, feed);
  feed = next;
  return next;
}

const sync = () => runSync({ feedUrl: `${site.origin}/feed.json`, signal: new AbortController().signal });

/** Syncs, and gives what was asked for, without the versions. */
async function requestsOf(syncing = sync()): Promise<string[]> {
  site.forget();
  await syncing;
  return site.requests.map(({ path }) => path.replace(/\?v=[0-9a-f]{12}$/, '?v'));
}

const titles = async () => [...(await checkedContents()).values()].map(({ title }) => title);

test('a first sync reads the head page, then everything that the manifest names, with view counts', async () => {
  const requests = await requestsOf();
  expect(requests.slice(0, 2)).toEqual(['/feed.json', '/feed/manifest.json']);
  expect(requests.slice(2).sort()).toEqual([
    '/feed/2026-01.json?v',
    '/feed/2026-02.json?v',
    '/feed/2026-03.json?v',
    '/feed/views.json?v',
  ]);
  const contents = await checkedContents();
  expect(contents.size).toBe(10);
  for (const { id, views } of tenItems) expect(contents.get(id)).toMatchObject({ viewCount: views });
});

test('pages that the head page has whole are not asked for', async () => {
  publish(tenItems, { headItems: 5 });
  expect(await requestsOf()).not.toContain('/feed/2026-04.json?v');
  expect(await requestsOf()).toEqual(['/feed/manifest.json']);
  expect((await checkedContents()).size).toBe(10);
});

test('with nothing new a second sync is one request, and writes nothing', async () => {
  await sync();
  const { revision } = (await readSyncInputs()).sync;
  expect(await requestsOf()).toEqual(['/feed/manifest.json']);
  expect(site.requests[0]?.status).toBe(304);
  expect((await readSyncInputs()).sync.revision).toBe(revision);
});

test('an edited old article costs the manifest and its page', async () => {
  await sync();
  publish(edited('1'));
  expect(await requestsOf()).toEqual(['/feed/manifest.json', '/feed/2026-01.json?v']);
  expect(await titles()).toContain('Bài 1 bản 2');
  expect((await checkedContents()).get('1')).toMatchObject({ viewCount: 100 });
});

test('a new article costs the manifest, its page and the counts', async () => {
  await sync();
  publish([...tenItems, { id: 'moi', publishedAtMs: Date.UTC(2026, 3, 20), views: 7 }]);
  expect((await requestsOf()).sort()).toEqual(['/feed/2026-04.json?v', '/feed/manifest.json', '/feed/views.json?v']);
  expect((await checkedContents()).get('moi')).toMatchObject({ viewCount: 7 });
});

test('view counts that change alone cost the manifest and the counts, and no article looks edited', async () => {
  await sync();
  const before = await checkedContents();
  publish(edited('4', { views: 5000 }));
  site.forget();
  expect(await sync()).toMatchObject({ state: 'done', added: 0, edited: 0 });
  expect(site.requests.map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
    '/feed/manifest.json',
    '/feed/views.json',
  ]);
  const after = await checkedContents();
  expect(after.get('4')).toEqual({ ...before.get('4'), viewCount: 5000 });
  expect(await requestsOf()).toEqual(['/feed/manifest.json']);
});

test('what the feed says of itself arrives when it alone changes', async () => {
  await sync();
  publish(tenItems, { categories: ['tin-tuc', 'van-hoa'] });
  await sync();
  expect((await readFeedInfo())?.categories.map(({ id }) => id)).toEqual(['tin-tuc', 'van-hoa']);
});

test('a withdrawn article goes, one that is merely gone from its page stays', async () => {
  await sync();
  publish(
    tenItems.filter(({ id }) => id !== '2'),
    { withdrawn: ['3'] },
  );
  expect(await sync()).toMatchObject({ state: 'done', removed: 1 });
  const contents = await checkedContents();
  expect(contents.has('2')).toBe(true);
  expect(contents.has('3')).toBe(false);
});

test('an article that is set back to an earlier version is set back here as well', async () => {
  publish(edited('4', { version: 2, modifiedAtMs: Date.UTC(2026, 5, 2) }));
  await sync();
  publish(edited('4', { version: 1, modifiedAtMs: Date.UTC(2026, 5, 1) }));
  await sync();
  expect(await titles()).toContain('Bài 4 bản 1');
});

describe('the article limit', () => {
  beforeEach(() => writeSettings({ articleLimit: 5 }));

  test('pages wholly older are not asked for, and those cut by it are when it is raised', async () => {
    const requests = await requestsOf();
    expect(requests).toContain('/feed/2026-02.json?v');
    expect(requests).not.toContain('/feed/2026-01.json?v');
    expect((await checkedContents()).size).toBe(5);
    expect(await requestsOf()).toEqual(['/feed/manifest.json']);
    await writeSettings({ articleLimit: 100 });
    expect(await requestsOf()).toEqual([
      '/feed/manifest.json',
      '/feed/2026-02.json?v',
      '/feed/2026-01.json?v',
      '/feed/views.json?v',
    ]);
    expect((await checkedContents()).size).toBe(10);
    expect((await checkedContents()).get('0')).toMatchObject({ viewCount: 0 });
    // Lowered, what is over it goes with nothing new, and comes back when it is raised again.
    await writeSettings({ articleLimit: 5 });
    expect(await requestsOf()).toEqual(['/feed/manifest.json']);
    expect((await checkedContents()).size).toBe(5);
    await writeSettings({ articleLimit: 100 });
    await sync();
    expect((await checkedContents()).size).toBe(10);
  });

  test('what made room for newer articles comes back when these are withdrawn', async () => {
    await sync();
    const more = [...tenItems, { id: 'moi', publishedAtMs: Date.UTC(2026, 3, 20) }];
    publish(more);
    await sync();
    expect((await checkedContents()).has('5')).toBe(false);
    publish(more, { withdrawn: ['moi'] });
    await sync();
    expect([...(await checkedContents()).keys()].sort()).toEqual(['5', '6', '7', '8', '9']);
  });
});

describe('a wrong page', () => {
  const wrong: [what: string, behaviour: (text: string) => object, code: string][] = [
    ['a flipped bit', (text) => ({ body: text.replace('bản 2', 'bản 3') }), 'mismatch'],
    ['a truncated page', (text) => ({ body: text.slice(0, -20) }), 'mismatch'],
    ['an older copy', () => ({ body: publishedFeed(tenItems).files['/feed/2026-02.json'] ?? '' }), 'mismatch'],
    [
      'a web page',
      () => ({ body: '<!doctype html><title>Wi-Fi</title>', headers: { 'content-type': 'text/html' } }),
      'wrong-type',
    ],
    ['a web page that calls itself JSON', () => ({ body: '<!doctype html><title>Wi-Fi</title>' }), 'mismatch'],
    ['a missing page', () => ({ status: 404, body: 'none' }), 'http-status'],
  ];

  test.each(wrong)(
    '%s: nothing of it is stored, the rest is, and the next sync asks again',
    async (_what, of, code) => {
      await sync();
      const next = publish(tenItems.map((item) => ({ ...item, version: 2 })));
      const path = '/feed/2026-02.json';
      site.on(path, of(next.files[path] ?? ''));
      site.forget();
      expect(await sync()).toMatchObject({ state: 'failed', failure: { code } });
      const asked = site.requests.filter(({ path: asked }) => asked.startsWith(path));
      expect(asked).toHaveLength(2);
      // The second goes past the caches on the way.
      expect(asked[1]?.headers['cache-control']).toBe('no-cache');
      expect((await titles()).sort()).toEqual(
        tenItems.map(({ id }) => `Bài ${id} bản ${inFebruary(id) ? 1 : 2}`).sort(),
      );
      site.clear();
      expect((await requestsOf()).slice(0, 2)).toEqual(['/feed/manifest.json', '/feed/2026-02.json?v']);
      expect((await titles()).every((title) => title.endsWith('bản 2'))).toBe(true);
      expect(await requestsOf()).toEqual(['/feed/manifest.json']);
    },
  );

  test('a cache that hands out an older copy is gone past', async () => {
    await sync();
    const old = feed?.files['/feed/2026-02.json'] ?? '';
    publish(edited('4'));
    site.on('/feed/2026-02.json', { body: old, times: 1 });
    expect(await sync()).toMatchObject({ state: 'done', edited: 1 });
    expect(await titles()).toContain('Bài 4 bản 2');
  });

  test('a page cut off on the way ends the sync, which goes on there next time', async () => {
    site.on('/feed/2026-02.json', { cutAfterBytes: 30 });
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'interrupted' } });
    site.clear();
    expect((await requestsOf())[0]).toBe('/feed/manifest.json');
    expect((await checkedContents()).size).toBe(10);
  });

  test('wrong counts hold up no article', async () => {
    site.on('/feed/views.json', { body: '{"version":1,"views":{}}' });
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'mismatch', detail: 'feed/views.json' } });
    expect((await checkedContents()).size).toBe(10);
    site.clear();
    expect(await requestsOf()).toEqual(['/feed/manifest.json', '/feed/views.json?v']);
    expect((await checkedContents()).get('9')).toMatchObject({ viewCount: 900 });
  });
});

test('a site that is published anew in the middle of a sync is read as it is then', async () => {
  await sync();
  const second = publish(edited('4'));
  const third = publishedFeed(edited('4', { version: 3 }));
  // The manifest is of the second publication, what it names of the third.
  putFeed(site, third, second);
  site.on('/feed/manifest.json', { body: second.files['/feed/manifest.json'] ?? '', times: 1 });
  feed = third;
  expect(await sync()).toMatchObject({ state: 'done' });
  expect(await titles()).toContain('Bài 4 bản 3');
  expect(await requestsOf()).toEqual(['/feed/manifest.json']);
});

test('an older head page of a cache is put right by the pages', async () => {
  const old = feed?.files['/feed.json'] ?? '';
  publish(edited('9'));
  site.on('/feed.json', { body: old, times: 1 });
  await sync();
  expect(await titles()).toContain('Bài 9 bản 2');
});

describe('without a manifest that can be read', () => {
  const unreadable: [what: string, behaviour: object][] = [
    ['a missing one', { status: 404, body: 'none' }],
    ['one of a later version', { body: '{"version":2,"pages":[]}' }],
    ['half of one', { body: '{"version":1,"pages":[{"path":"feed/2026-01.json"' }],
    ['a web page in its place', { body: '<!doctype html>', headers: { 'content-type': 'text/html' } }],
  ];
  test.each(unreadable)(
    '%s: the chain of pages is followed, and the manifest is tried again',
    async (_what, behaviour) => {
      site.on('/feed/manifest.json', behaviour);
      const requests = await requestsOf();
      expect(requests.filter((path) => path.startsWith('/feed/2026'))).toEqual(
        ['/feed/2026-04.json', '/feed/2026-03.json', '/feed/2026-02.json', '/feed/2026-01.json'].filter((path) =>
          feed?.archive.includes(path),
        ),
      );
      expect((await checkedContents()).size).toBe(10);
      publish([...tenItems, { id: 'moi', publishedAtMs: Date.UTC(2026, 3, 20) }]);
      await sync();
      expect((await checkedContents()).has('moi')).toBe(true);
      site.clear();
      expect((await requestsOf())[0]).toBe('/feed/manifest.json');
      expect(await requestsOf()).toEqual(['/feed/manifest.json']);
      expect((await checkedContents()).get('9')).toMatchObject({ viewCount: 900 });
    },
  );

  test('a server in trouble is asked three times, then left alone', async () => {
    await sync();
    site.on('/feed/manifest.json', { status: 503 });
    expect(await requestsOf()).toEqual(Array(3).fill('/feed/manifest.json'));
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'http-status' } });
  });

  test('a site that becomes a plain feed is read as one', async () => {
    await sync();
    if (feed) putFeed(site, { files: {}, archive: [], versioned: () => '' }, feed);
    site.put('/feed.json', feedPage([{ id: 'a' }]));
    await sync();
    expect((await checkedContents()).size).toBe(11);
    expect(await requestsOf()).toEqual(['/feed.json']);
  });

  test('a manifest of another origin is none', async () => {
    site.put('/feed.json', feedPage([{ id: 'a' }], { manifest: 'https://elsewhere.example/feed/manifest.json' }));
    expect(await requestsOf()).toEqual(['/feed.json']);
    expect((await readSyncInputs()).sync.published).toBeNull();
  });
});

test('progress tells how many articles there are', async () => {
  const totals: (number | null)[] = [];
  const unsubscribe = subscribe((change) => {
    const status: SyncStatus | null = change.type === 'sync' ? change.status : null;
    if (status?.state === 'running') totals.push(status.total);
  });
  publish(Array.from({ length: 3000 }, (_, i) => ({ id: `${i}`, publishedAtMs: i * DAY_MS })));
  await sync();
  unsubscribe();
  expect(totals.at(-1)).toBe(3003);
});

function inFebruary(id: string): boolean {
  const item = tenItems.find((one) => one.id === id);
  return new Date(item?.publishedAtMs ?? 0).getUTCMonth() === 1;
}

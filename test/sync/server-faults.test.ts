import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { subscribe } from '../../src/store/changes.ts';
import { readHome } from '../../src/store/home.ts';
import { readSyncStatus } from '../../src/store/meta.ts';
import { readCounts } from '../../src/store/reads.ts';
import type { SyncStatus } from '../../src/store/schema.ts';
import { clearAll } from '../../src/store/storage.ts';
import { readSyncInputs } from '../../src/store/sync-record.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { feedChain, feedPage, type TestItem } from '../support/feed-pages.ts';
import { quickenTimers } from '../support/quick-timers.ts';
import { type Behaviour, startSite, type TestSite } from '../support/servers.ts';
import { checkedContents } from './store-contents.ts';

const items = (count: number): TestItem[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${count - i}`, publishedAtMs: (count - i) * 86_400_000 }));

describe('a sync that meets', () => {
  // The waits between tries are not what is tested here.
  beforeAll(() => quickenTimers(20));
  let site: TestSite;
  beforeEach(async () => {
    await clearAll();
    await writeSettings({ articleLimit: 2000 });
    site = await startSite({ files: feedChain(items(10), 4) });
  });
  afterEach(() => site.stop());

  const sync = (signal = new AbortController().signal) => runSync({ feedUrl: `${site.origin}/feed.json`, signal });
  const paths = () => site.requests.map(({ path }) => path);

  const html = { body: '<!doctype html><title>Đăng nhập Wi-Fi</title>' };
  const faults: [string, Behaviour, string][] = [
    ['a server error', { status: 500 }, 'http-status'],
    ['a missing feed', { status: 404 }, 'http-status'],
    ['a captive portal', { ...html, headers: { 'content-type': 'text/html' } }, 'wrong-type'],
    [
      'a captive portal that claims JSON',
      { ...html, headers: { 'content-type': 'application/json' } },
      'html-instead-of-json',
    ],
    ['half an answer', { cutAfterBytes: 50 }, 'interrupted'],
    ['an empty answer', { body: ' ' }, 'empty'],
    ['JSON that ends early', { body: '{"version":"https://jsonfeed.org/version/1.1","items":[{' }, 'truncated'],
    ['JSON that is no feed', { body: '[1,2]' }, 'not-a-feed'],
    ['an answer in a code of old', { body: new Uint8Array([0x7b, 0xff, 0xfe, 0x80]) }, 'encoding'],
  ];
  test.each(faults)('%s keeps everything and says so', async (_name, behaviour, code) => {
    await sync();
    const before = await checkedContents();
    expect(before.size).toBe(10);
    site.put('/feed.json', feedPage([]));
    site.on('/feed.json', behaviour);
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code } });
    expect(await checkedContents()).toEqual(before);
    expect(await readSyncStatus()).toMatchObject({ state: 'idle', failure: { code } });
    site.clear();
    expect(await sync()).toMatchObject({ state: 'done' });
    expect(await readSyncStatus()).toMatchObject({ state: 'idle', failure: null });
  });

  test('no server is offline', async () => {
    await site.stop();
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'offline' } });
    await site.start();
    expect(await sync()).toMatchObject({ state: 'done', added: 10 });
  });

  test('a redirect to another site is refused', async () => {
    const other = await startSite({ files: { '/feed.json': feedPage([{ id: 'foreign' }]) } });
    site.on('/feed.json', { status: 302, headers: { location: `${other.origin}/feed.json` } });
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'redirected' } });
    await other.stop();
    expect((await readCounts()).articles).toBe(0);
  });

  test('an older page that fails keeps the newer ones, and goes on there next time', async () => {
    site.on('/feed-3.json', { status: 503 });
    expect(await sync()).toMatchObject({ state: 'failed', failure: { code: 'http-status', detail: '503' } });
    expect((await checkedContents()).size).toBe(8);
    expect((await readSyncStatus()) as Extract<SyncStatus, { state: 'idle' }>).toMatchObject({
      lastSuccessAtMs: expect.any(Number),
    });
    site.clear();
    site.forget();
    expect(await sync()).toMatchObject({ state: 'done', added: 2 });
    expect(paths()).toEqual(['/feed.json', '/feed-3.json']);
  });

  test('nothing new costs one request', async () => {
    await sync();
    site.forget();
    expect(await sync()).toEqual({ state: 'done', added: 0, edited: 0, removed: 0, warningCount: 0 });
    expect(site.requests.map(({ path, status }) => `${path} ${status}`)).toEqual(['/feed.json 304']);
  });

  test('a few new articles reads on only to the first page without any', async () => {
    await sync();
    for (const [path, page] of Object.entries(feedChain(items(11), 4))) site.put(path, page);
    site.forget();
    expect(await sync()).toMatchObject({ added: 1, edited: 0 });
    expect(paths()).toEqual(['/feed.json', '/feed-2.json']);
  });

  test.each([
    ['itself', '/feed.json'],
    ['another origin', 'https://elsewhere.example/feed.json'],
    ['another scheme', 'data:application/json,{}'],
    ['a page before', '/feed-2.json'],
  ])('a next_url that leads to %s is not followed', async (_name, nextUrl) => {
    site.put('/feed-2.json', feedPage(items(2), { nextUrl }));
    expect(await sync()).toMatchObject({ state: 'done' });
    expect(paths()).toEqual(['/feed.json', '/feed-2.json']);
  });

  test('a view count alone rewrites no article', async () => {
    site.put(
      '/feed.json',
      feedPage([
        { id: 'a', views: 1 },
        { id: 'b', views: 1 },
      ]),
    );
    await sync();
    const before = await checkedContents();
    site.put(
      '/feed.json',
      feedPage([
        { id: 'a', views: 2 },
        { id: 'b', views: 1 },
      ]),
    );
    expect(await sync()).toMatchObject({ added: 0, edited: 0 });
    const after = await checkedContents();
    expect(after.get('a')).toEqual({ ...before.get('a'), viewCount: 2 });
  });

  test('an older copy of an article does not replace a newer one', async () => {
    const page = (title: string, modified: string) => ({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'x',
      items: [{ id: '1', title, content_html: `<p>${title}.</p>`, date_modified: modified }],
    });
    site.put('/feed.json', page('Bài bản 2', '2026-02-01T00:00:00Z'));
    await sync();
    site.put('/feed.json', page('Bài bản 1', '2026-01-01T00:00:00Z'));
    await sync();
    expect((await readHome(9)).newest.map(({ title }) => title)).toEqual(['Bài bản 2']);
  });

  test('the limit of the reader keeps the newest, lets the older be, and reads on when it is raised', async () => {
    await writeSettings({ articleLimit: 6 });
    await sync();
    expect([...(await checkedContents()).keys()].map(Number)).toEqual([10, 9, 8, 7, 6, 5]);
    for (const [path, page] of Object.entries(feedChain(items(12), 4))) site.put(path, page);
    await sync();
    expect([...(await checkedContents()).keys()].map(Number)).toEqual([12, 11, 10, 9, 8, 7]);
    const { revision } = (await readSyncInputs()).sync;
    site.forget();
    await sync();
    expect(paths()).toEqual(['/feed.json']);
    expect((await readSyncInputs()).sync.revision).toBe(revision);
    await writeSettings({ articleLimit: 'all' });
    await sync();
    expect((await checkedContents()).size).toBe(12);
    // Lowered, what is over it goes with nothing new, and comes back when it is raised again.
    await writeSettings({ articleLimit: 6 });
    await sync();
    expect([...(await checkedContents()).keys()].map(Number)).toEqual([12, 11, 10, 9, 8, 7]);
    await writeSettings({ articleLimit: 'all' });
    await sync();
    expect((await checkedContents()).size).toBe(12);
  });

  test('bad items are counted and reported, and fail nothing else', async () => {
    site.put('/feed.json', {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'x',
      items: [{ id: '1', title: 'Bài bản 1', content_html: '<p>bản 1.</p>' }, 7, { title: 'không id' }],
    });
    const outcome = await sync();
    expect(outcome).toMatchObject({ state: 'done', added: 1, warningCount: 2 });
    expect(await readSyncStatus()).toMatchObject({ warnings: 2 });
  });

  test('progress is told, and an end of it always', async () => {
    const heard: SyncStatus[] = [];
    const unsubscribe = subscribe((change) => {
      if (change.type === 'sync') heard.push(change.status);
    });
    await sync();
    site.on('/feed.json', { status: 500 });
    await sync();
    const stop = new AbortController();
    stop.abort();
    expect(await sync(stop.signal)).toEqual({ state: 'aborted' });
    unsubscribe();
    expect(heard[0]).toMatchObject({ state: 'running', done: 0, total: null });
    expect(heard.filter(({ state }) => state === 'idle')).toHaveLength(3);
    expect(heard.at(-1)).toMatchObject({ state: 'idle' });
  });

  test('a server that never answers is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    site.on('/feed.json', { hang: true });
    const outcome = sync();
    await vi.waitFor(() => expect(paths()).toEqual(['/feed.json']));
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(await outcome).toMatchObject({ state: 'failed', failure: { code: 'timeout' } });
    site.clear();
  });
});

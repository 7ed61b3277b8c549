import type { Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { articleKey } from '../../src/site/article-slug.ts';
import { type BrowserModule, openBrowserModule } from '../support/browser-module.ts';
import { feedPage } from '../support/feed-pages.ts';
import { rootDir } from '../support/shared.ts';

declare const ours: typeof import('../support/store-page.ts');

let module: BrowserModule;
beforeAll(async () => {
  module = await openBrowserModule(`${rootDir}test/support/store-page.ts`);
}, 60_000);
afterAll(() => module.close());

let page: Page;
beforeEach(async () => {
  const context = await module.browser.newContext();
  page = await open(context);
  return () => context.close();
});

async function open(context: { newPage(): Promise<Page> }): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(`${module.site.origin}/`);
  await opened.waitForFunction(() => 'ours' in globalThis);
  return opened;
}

const sync = () => page.evaluate(() => ours.sync());
const count = () => page.evaluate(async () => (await ours.readCounts()).articles);
const readCode = (from: Page) =>
  from.evaluate(() =>
    ours.readCounts().then(
      () => 'read',
      (error) => error.code,
    ),
  );

test('an open tab steps aside for a newer version, and then says that it is the older', async () => {
  module.site.put('/feed.json', feedPage([{ id: 'a' }]));
  await sync();
  const newer = await open(page.context());
  // What the next build does on opening; it must not have to wait for the old tab to be closed.
  await newer.evaluate(() => ours.openRaw(99));
  expect(await readCode(page)).toBe('newer-version');
});

test('with a tab of version 1 open, the database comes to the present version, and the old tab lets go', async () => {
  const key = 'aaaaaaaaaaa';
  await page.evaluate(
    async (saved) => {
      const database = await ours.openDatabase1({ onversionchange: 'close' });
      await ours.putAll(database, { saved: [saved], meta: [['counts', { articles: 3 }]] });
      Object.assign(globalThis, { database });
    },
    { key, order: 'x', savedAtMs: 5 },
  );
  const newer = await open(page.context());
  expect(await newer.evaluate(async () => (await ours.readCounts()).articles)).toBe(3);
  const { records } = await newer.evaluate(() => ours.readAll());
  expect(records.saved).toEqual([{ key, id: '', slug: key, title: '', savedAtMs: 5 }]);
  // The page of the old build cannot go on with its connection, and cannot open another.
  const old = await page.evaluate(() => {
    const { database } = globalThis as unknown as { database: IDBDatabase };
    try {
      database.transaction('meta');
      return 'open';
    } catch (error) {
      return (error as DOMException).name;
    }
  });
  expect(old).toBe('InvalidStateError');
});

test('a frozen tab of version 1 is told of, and when it is gone everything is there', async () => {
  await page.evaluate(async () => {
    const database = await ours.openDatabase1({ onversionchange: 'ignore' });
    await ours.putAll(database, { meta: [['counts', { articles: 4 }]] });
    Object.assign(globalThis, { database });
  });
  const newer = await open(page.context());
  expect(await readCode(newer)).toBe('blocked');
  await page.close();
  await expect.poll(() => readCode(newer), { timeout: 20_000 }).toBe('read');
  expect(await newer.evaluate(async () => (await ours.readCounts()).articles)).toBe(4);
  page = newer;
}, 60_000);

test('a write that is under way is finished before a newer version takes over', async () => {
  const items = Array.from({ length: 200 }, (_, i) => ({ id: `${i}` }));
  module.site.put('/feed.json', feedPage(items));
  const newer = await open(page.context());
  await page.evaluate(() => ours.readCounts());
  const [outcome] = await Promise.all([sync(), newer.evaluate(() => ours.openRaw(99))]);
  // Whole or not at all, according to who was first.
  const heads = await newer.evaluate(() => ours.countRaw('heads'));
  expect(heads).toBe(outcome.state === 'done' ? 200 : 0);
});

test('after the browser took the storage away, the next sync begins anew', async () => {
  module.site.put('/feed.json', feedPage([{ id: 'a' }]));
  await sync();
  expect(await count()).toBe(1);
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: module.site.origin, storageTypes: 'indexeddb' });
  await expect.poll(count).toBe(0);
  expect(await sync()).toMatchObject({ state: 'done', added: 1 });
});

test('two pages that sync at once are one sync', async () => {
  module.site.put('/feed.json', feedPage(Array.from({ length: 300 }, (_, i) => ({ id: `${i}` }))));
  const other = await open(page.context());
  const outcomes = await Promise.all([page, other].map((tab) => tab.evaluate(() => ours.sync(true))));
  expect(outcomes.map(({ state }) => state).sort()).toEqual(['busy', 'done']);
  expect(await count()).toBe(300);
});

test('who asks by hand while another tab syncs has a sync after that one, one however often it is asked for', async () => {
  module.site.put('/feed.json', feedPage([{ id: 'a' }]));
  await sync();
  module.site.put('/feed.json', feedPage([{ id: 'a' }, { id: 'b' }]));
  module.site.forget();
  const other = await open(page.context());
  await other.evaluate(
    () => new Promise((held) => navigator.locks.request('bantin-sync', () => new Promise(() => held(null)))),
  );
  const asked = page.evaluate(() => Promise.all([ours.sync(), ours.sync(), ours.sync()]));
  expect(await page.evaluate(() => ours.sync(true))).toEqual({ state: 'busy' });
  await other.close();
  expect((await asked).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect(await count()).toBe(2);
  expect(module.site.requests.filter(({ path }) => path === '/feed.json')).toHaveLength(1);
  // And again, when that one is over.
  expect(await sync()).toMatchObject({ state: 'done' });
});

test('ten tabs that sync at once are one sync, and all of them step aside for a newer version', async () => {
  module.site.put('/feed.json', feedPage(Array.from({ length: 100 }, (_, i) => ({ id: `${i}` }))));
  const tabs = [page];
  while (tabs.length < 10) tabs.push(await open(page.context()));
  await Promise.all(tabs.map((tab) => tab.evaluate(() => ours.readCounts())));
  const outcomes = await Promise.all(tabs.map((tab) => tab.evaluate(() => ours.sync(true))));
  const states = outcomes.map((outcome) => outcome.state);
  expect(states).toContain('done');
  expect(states.filter((state) => state !== 'done' && state !== 'busy')).toEqual([]);
  const added = outcomes.reduce((sum, outcome) => sum + (outcome.state === 'done' ? outcome.added : 0), 0);
  expect([added, await count()]).toEqual([100, 100]);
  await tabs[9]?.evaluate(() => ours.openRaw(99));
  expect(await Promise.all(tabs.map(readCode))).toEqual(tabs.map(() => 'newer-version'));
});

test('a page that is killed while it syncs leaves whole pages, and the next one goes on', async () => {
  const chain = Array.from({ length: 8 }, (_, number) =>
    feedPage(
      Array.from({ length: 50 }, (_item, i) => ({ id: `${number}-${i}`, publishedAtMs: -number * 1e9 - i })),
      { ...(number < 7 && { nextUrl: `/feed-${number + 2}.json` }) },
    ),
  );
  chain.forEach((content, number) => {
    module.site.put(number === 0 ? '/feed.json' : `/feed-${number + 1}.json`, content);
  });
  module.site.on('/feed-5.json', { hang: true });
  void sync().catch(() => 'closed');
  await expect.poll(count).toBe(200);
  const next = await open(page.context());
  await page.close();
  module.site.clear();
  module.site.forget();
  page = next;
  await expect.poll(async () => (await sync()).state).toBe('done');
  expect(await count()).toBe(400);
  const read = new Set(module.site.requests.map(({ path }) => path));
  for (const done of ['/feed-2.json', '/feed-3.json', '/feed-4.json']) expect(read.has(done)).toBe(false);
});

test('a page hears the end of a sync also when the page that did it is gone', async () => {
  module.site.put('/feed.json', feedPage([{ id: 'a' }]));
  module.site.on('/feed.json', { hang: true });
  const other = await open(page.context());
  const heard = await other.evaluateHandle(() => ours.hearSyncs());
  void sync().catch(() => 'closed');
  await expect.poll(() => heard.jsonValue()).toEqual(['running']);
  await page.close();
  await expect.poll(() => heard.jsonValue()).toEqual(['running', 'idle']);
  module.site.clear();
});

test('with no room left, pictures go before text, and what was stored stays', async () => {
  const session = await page.context().newCDPSession(page);
  const limitQuota = (quotaSize: number) =>
    session.send('Storage.overrideQuotaForOrigin', { origin: module.site.origin, quotaSize });
  // Before the first write: Chromium remembers for a while how much room there was.
  await limitQuota(14_000_000);
  module.site.put('/feed.json', feedPage([{ id: 'a' }]));
  await sync();
  // Pictures of random bytes fill most of it.
  await page.evaluate((megabytes) => ours.putPictures(megabytes), 12);
  const text = Array.from({ length: 60_000 }, (_, i) => ((i * 2654435761) >>> 0).toString(36)).join(' ');
  const more = ['b', 'c', 'd', 'e'].map((id) => ({ id, text: id + text }));
  module.site.put('/feed.json', feedPage([{ id: 'a' }, ...more]));
  const outcome = await sync();
  expect(await page.evaluate(async () => (await ours.readStorageReport()).pictureCount)).toBeLessThan(12);
  // The browser gives room back later than it is asked for: the text is there now, or the failure is told.
  if (outcome.state !== 'done') expect(outcome).toMatchObject({ state: 'failed', failure: { code: 'quota' } });
  expect(await count()).toBe(outcome.state === 'done' ? 5 : 1);
  await limitQuota(1e9);
  await expect.poll(async () => (await sync()).state, { timeout: 60_000, interval: 2_000 }).toBe('done');
  expect(await count()).toBe(5);
}, 90_000);

test('with no room left, saving, keeping and settings take the room of pictures that were only seen', async () => {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: module.site.origin, quotaSize: 14_000_000 });
  module.site.put('/feed.json', feedPage([{ id: 'a' }, { id: 'b' }]));
  await sync();
  const filled = await page.evaluate(() => ours.fillRoom());
  expect(filled).toBeGreaterThan(8);
  const [a, b] = [articleKey('a'), articleKey('b')];
  await page.evaluate((keys) => ours.writeWhatIsWanted(keys), [a, b] as const);
  expect(await page.evaluate(async () => (await ours.readSaved()).map(({ key }) => key))).toEqual([a]);
  expect(await count()).toBe(2);
}, 90_000);

test('with no room at all, what the reader lets go of goes, and so does everything', async () => {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: module.site.origin, quotaSize: 14_000_000 });
  module.site.put('/feed.json', feedPage([{ id: 'a' }, { id: 'b' }]));
  await sync();
  const [a, b] = [articleKey('a'), articleKey('b')];
  await page.evaluate((key) => ours.setSaved(key, true), a);
  await page.evaluate((key) => ours.setSaved(key, true), b);
  const savedNow = () => page.evaluate(async () => (await ours.readSaved()).map(({ key }) => key));
  const fill = () => page.evaluate(() => ours.fillRoomForGood());

  await fill();
  await page.evaluate((key) => ours.setSaved(key, false), a);
  expect(await savedNow()).toEqual([b]);
  await fill();
  await page.evaluate(() => ours.clearSaved());
  expect(await savedNow()).toEqual([]);
  await fill();
  await page.evaluate(() => ours.clearAll());
  expect(await count()).toBe(0);
}, 90_000);

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FORMAT_VERSION } from '../../src/search/format.ts';
import { type BrowserModule, openBrowserModule } from '../support/browser-module.ts';
import type { FrozenSegment } from '../support/search-page.ts';
import { rootDir } from '../support/shared.ts';

declare const ours: typeof import('../support/search-page.ts');

const articles = (count: number, change: (number: number) => string = () => 'Bí thư chi bộ phường họp bàn') =>
  Array.from({ length: count }, (_, number) => ({
    id: `a${number}`,
    url: `https://example.vn/${number}`,
    title: `Bài số ${number}`,
    content_html: `<p>${change(number)} ${number}.</p>`,
    date_published: new Date(Date.UTC(2024, 0, 1 + number)).toISOString(),
  }));

let module: BrowserModule;
beforeAll(async () => {
  module = await openBrowserModule(`${rootDir}test/support/search-page.ts`);
}, 120_000);
afterAll(() => module.close());

let page: Page;
beforeEach(async () => {
  const context = await module.browser.newContext();
  page = await context.newPage();
  await page.goto(`${module.site.origin}/`);
  await page.waitForFunction(() => 'ours' in globalThis);
  return () => context.close();
});

async function syncOf(items: object[], withdrawn: string[] = []): Promise<void> {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Phường', _bantin: { withdrawn }, items };
  module.site.put('/feed.json', feed);
  expect(await page.evaluate(() => ours.sync())).toBe('done');
}

const found = (query: string) => page.evaluate((query) => ours.find(query), query);

test('the worker finds, marks and corrects', async () => {
  await syncOf(articles(30));
  expect(await found('bi thu 7')).toEqual(['a7']);
  expect(await page.evaluate(() => ours.excerptOf('bi thu chi b'))).toEqual({
    excerpt: expect.stringMatching(/^\[Bí thư chi bộ\] phường họp/) as string,
    interpretation: 'as-typed',
    count: 30,
  });
  expect(await page.evaluate(() => ours.excerptOf('bis thuw'))).toMatchObject({ interpretation: 'telex', count: 30 });
  expect(await page.evaluate(() => ours.overtaken())).toBe('AbortError');
});

test('a query is answered while syncs tell of changes', async () => {
  await syncOf(articles(30));
  const answers = await page.evaluate(() => ours.findWhileChanging('bi thu 7', 100));
  expect(answers).toEqual(Array.from({ length: 100 }, () => ['a7']));
});

test('the worker names related articles', async () => {
  const subject = (number: number) =>
    number % 10 === 3 ? 'Giải bóng đá thiếu niên phường khởi tranh' : 'Bí thư chi bộ phường họp bàn';
  await syncOf(articles(40, subject));
  expect((await page.evaluate(() => ours.relatedTo('bong da thieu nien 13'))).sort()).toEqual(['a23', 'a3', 'a33']);
});

test('an edited article is found by its new words at once, and a merge changes nothing', async () => {
  await syncOf(articles(200));
  await syncOf(articles(200, (number) => (number === 5 ? 'Lễ hội đình làng' : 'Bí thư chi bộ phường họp bàn')));
  expect(await found('le hoi')).toEqual(['a5']);
  expect(await found('bi thu chi bo')).not.toContain('a5');
  await page.evaluate(() => ours.compactSegments());
  expect(await found('le hoi')).toEqual(['a5']);
  expect(await found('bi thu chi bo')).not.toContain('a5');
  expect(await found('bi thu 7')).toEqual(['a7']);
});

test('after syncs in the page the worker merges; what was found before, edited and withdrawn since is right', async () => {
  for (const count of [10, 20, 30]) await syncOf(articles(count));
  const edited = articles(40, (number) => (number === 5 ? 'Lễ hội đình làng' : 'Bí thư chi bộ phường họp bàn'));
  await syncOf(edited);
  const before = await page.evaluate(() => ours.segmentCount());
  expect(before).toBeGreaterThanOrEqual(4);
  expect(await found('bi thu 37')).toEqual(['a37']);
  await page.evaluate(() => ours.compactInWorker());
  await page.waitForFunction(async (before) => (await ours.segmentCount()) < before, before);
  expect(await found('bi thu 37')).toEqual(['a37']);
  expect(await found('bi thu 7')).toEqual(['a7']);
  expect(await found('le hoi')).toEqual(['a5']);
  expect(await found('bi thu chi bo')).toHaveLength(39);
  await syncOf(
    edited.filter(({ id }) => id !== 'a7'),
    ['a7'],
  );
  expect(await found('bi thu 7')).not.toContain('a7');
});

test.each(['headers', 'parts', 'lost parts'] as const)(
  'damaged %s are made again from the stored articles',
  async (store) => {
    await syncOf(articles(100));
    await syncOf(articles(100, (number) => (number === 5 ? 'Lễ hội đình làng' : 'Bí thư chi bộ phường họp bàn')));
    expect(await page.evaluate(() => ours.tombstoneCount())).toBeGreaterThan(0);
    await page.evaluate((store) => ours.damage(store), store);
    expect(await found('bi thu 42')).toEqual(['a42']);
    expect(await found('le hoi')).toEqual(['a5']);
    // Nothing has the document that was edited any more.
    expect(await page.evaluate(() => ours.tombstoneCount())).toBe(0);
  },
);

test('a lost index is made again when the worker starts', async () => {
  await syncOf(articles(100));
  await page.evaluate(() => ours.clearSegments());
  expect(await found('bi thu 42')).toEqual(['a42']);
});

test.each(['searched at once', 'synced first'] as const)(
  'a store of an older segment format, %s, is searched as it is and made again, without a loss',
  async (when) => {
    const read = (name: string) => readFileSync(`${rootDir}test/search/${name}`, 'utf8');
    const { gzip } = JSON.parse(read('segments-version-7.json')) as { gzip: string };
    const frozen = JSON.parse(gunzipSync(Buffer.from(gzip, 'base64')).toString()) as FrozenSegment[];
    await syncOf(articles(300));
    const docs = (await page.evaluate(() => ours.indexedDocs())).sort((a, b) => a - b);
    await page.evaluate((frozen) => ours.thaw(frozen), frozen);
    expect(await page.evaluate(() => ours.storedSegments())).toEqual({
      versions: [7, 7],
      ids: [1, 2],
      ofParts: [1, 2],
    });
    if (when === 'synced first') {
      await syncOf(articles(301, (number) => (number === 5 ? 'Lễ hội đình làng' : 'Bí thư chi bộ phường họp bàn')));
      expect(await page.evaluate(() => ours.tombstoneCount())).toBe(1);
      expect(await found('bi thu 300')).toEqual(['a300']);
      expect(await found('le hoi')).toEqual(['a5']);
      expect(await found('bi thu chi bo')).not.toContain('a5');
    }
    for (const number of [42, 270]) expect(await found(`bi thu ${number}`)).toEqual([`a${number}`]);
    const indexed = (await page.evaluate(() => ours.indexedDocs())).sort((a, b) => a - b);
    if (when === 'searched at once') expect(indexed).toEqual(docs);
    else expect(new Set(indexed).size).toBe(301);
    expect(indexed).toHaveLength(when === 'searched at once' ? 300 : 301);
    const { versions, ids, ofParts } = await page.evaluate(() => ours.storedSegments());
    expect(new Set(versions)).toEqual(new Set([FORMAT_VERSION]));
    // Of the old ones nothing is left, and none of their documents are buried any more.
    expect(ofParts).toEqual(ids);
    expect(await page.evaluate(() => ours.tombstoneCount())).toBe(0);
  },
);

test.each(['headers', 'parts', 'lost parts'] as const)(
  'questions while damaged %s are made again index no article twice',
  async (store) => {
    await syncOf(articles(300));
    await page.evaluate((store) => ours.damage(store), store);
    const answers = await page.evaluate(() => ours.findWhileTyping(['b', 'bi', 'bi t', 'bi th', 'bi thu']));
    for (const ids of answers) {
      expect(ids).toHaveLength(300);
      expect(new Set(ids).size).toBe(300);
    }
    const docs = await page.evaluate(() => ours.indexedDocs());
    expect(new Set(docs).size).toBe(300);
    expect(docs).toHaveLength(300);
  },
);

test.each(['cleared', 'lost'] as const)('a store that was %s and filled anew is searched as it is now', async (how) => {
  await syncOf(articles(40));
  expect(await found('bi thu 7')).toEqual(['a7']);
  await page.evaluate((how) => (how === 'cleared' ? ours.clearAll() : ours.loseDatabase()), how);
  await syncOf(articles(40, (number) => (number === 9 ? 'Bí thư chi bộ phường họp bàn' : 'Lễ hội đình làng mở ngày')));
  expect(await found('bi thu')).toEqual(['a9']);
  expect(await found('le hoi')).toHaveLength(39);
});

test('the excerpt is of the field that has most of the query, the unfinished word marked beside a short form', async () => {
  const caption = '<figure><img src="/p.jpg" alt=""><figcaption>Cảnh lễ hội đình làng</figcaption></figure>';
  await syncOf([
    ...articles(3, () => 'UBND phường Hồ Sen mở hội nghị'),
    { id: 'c', url: 'https://example.vn/c', title: 'Tin', content_html: `<p>Hội nghị của phường.</p>${caption}` },
  ]);
  const excerptOf = (query: string) => page.evaluate((query) => ours.excerptOf(query), query);
  expect((await excerptOf('UBND phường Hò')).excerpt).toContain('[UBND phường Hồ] Sen');
  expect((await excerptOf('cảnh lễ hội')).excerpt).toContain('[Cảnh lễ hội] đình làng');
});

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { articleKey } from '../../src/site/article-slug.ts';
import { closeDatabase } from '../../src/store/database.ts';
import { articleOrder } from '../../src/store/order.ts';
import { readCounts } from '../../src/store/reads.ts';
import { readSaved } from '../../src/store/saved.ts';
import { DATABASE_VERSION } from '../../src/store/schema.ts';
import { openDatabase1, putAll, type Records, readAll } from '../support/database-v1.ts';

async function wipe(): Promise<void> {
  await closeDatabase();
  await new Promise<void>((resolve) => {
    indexedDB.deleteDatabase('bantin').onsuccess = () => resolve();
  });
}
afterEach(wipe);

/** Opens the database with our code, which brings it to the present version, and gives all that it holds. */
async function openAndReadAll() {
  await readCounts();
  return await readAll();
}

const pictureIds = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 });
const article = fc.record({
  id: fc.string({ minLength: 1, maxLength: 6 }),
  publishedAtMs: fc.option(fc.integer({ min: -1e12, max: 4e12 })),
  title: fc.string(),
  pictureIds,
  saved: fc.option(fc.integer({ min: 0, max: 2e12 })),
  /** The head lies elsewhere than the saved record says, or is not there. */
  astray: fc.constantFrom('no', 'moved', 'gone'),
});
const picture = fc.record(
  {
    url: fc.webUrl(),
    pictureId: fc.integer({ min: 1, max: 9 }),
    type: fc.constant('image/jpeg'),
    sizeBytes: fc.nat(1e6),
    lastSeenAtMs: fc.nat(2e12),
    kept: fc.boolean(),
  },
  { requiredKeys: ['url', 'pictureId', 'type', 'sizeBytes'] },
);
const database1 = fc.record({
  articles: fc.uniqueArray(article, { selector: ({ id }) => id, maxLength: 8 }),
  pictures: fc.uniqueArray(picture, { selector: ({ url }) => url, maxLength: 8 }),
  reading: fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1 }), readAtMs: fc.nat(), progress: fc.double() }), {
    selector: ({ key }) => key,
  }),
  meta: fc.dictionary(fc.constantFrom('feed', 'counts', 'sizes', 'sync', 'settings', 'recentSearches'), fc.jsonValue()),
});

test('every database of version 1 comes to the present version with all that it held', async () => {
  await wipe();
  const { shape } = await openAndReadAll();
  await fc.assert(
    fc.asyncProperty(database1, async ({ articles, pictures, reading, meta }) => {
      await wipe();
      const heads = articles
        .filter(({ astray }) => astray !== 'gone')
        .map(({ id, publishedAtMs, title, pictureIds: shown }) => {
          const key = articleKey(id);
          const order = articleOrder(publishedAtMs, key);
          return { order, key, id, slug: `bai-${key}`, title, categoryId: 'tin', pictureIds: shown };
        });
      const saved = articles
        .filter((one) => one.saved !== null)
        .map(({ id, publishedAtMs, saved: savedAtMs, astray }) => {
          const key = articleKey(id);
          return { key, savedAtMs, order: articleOrder(astray === 'moved' ? 1 : publishedAtMs, key) };
        });
      const before: Records = {
        heads,
        saved,
        pictures,
        reading,
        packs: [{ id: 1, orders: heads.map(({ order }) => order), ends: [], bytes: new ArrayBuffer(8) }],
        ledger: [{ id: 3, orders: 'x' }],
        segments: [{ id: 2, formatVersion: 1, docCount: 1, sizeBytes: 4, header: new ArrayBuffer(4) }],
        segmentParts: [[[1, 2], new ArrayBuffer(4)]],
        tombstones: [[7, 1]],
        pictureBytes: pictures.map(({ url }) => [url, new ArrayBuffer(2)]),
        meta: Object.entries(meta),
      };
      const old = await openDatabase1({ onversionchange: 'close' });
      await putAll(old, before);
      old.close();
      const held = (await readAll()).records;

      const after = await openAndReadAll();
      expect(after.version).toBe(DATABASE_VERSION);
      expect(after.shape).toEqual(shape);
      const { saved: savedNow, pictures: picturesNow, kept, ...rest } = after.records;
      const { saved: _saved, pictures: _pictures, ...restBefore } = held;
      expect(rest).toEqual(restBefore);
      const headOf = new Map(heads.map((head) => [head.key, head]));
      expect(savedNow).toEqual(
        (held.saved as typeof saved).map(({ key, savedAtMs }) => {
          const { id = '', slug = key, title = '' } = headOf.get(key) ?? {};
          return { key, id, slug, title, savedAtMs };
        }),
      );
      expect(picturesNow).toEqual((held.pictures as typeof pictures).map(({ kept: _kept, ...other }) => other));
      const marked = new Set(pictures.filter((one) => one.kept).map(({ pictureId }) => pictureId));
      expect(new Set(kept?.map((one) => (one as { name: string }).name))).toEqual(
        new Set(heads.filter((head) => head.pictureIds.some((id) => marked.has(id))).map(({ key }) => `album/${key}`)),
      );
    }),
    { numRuns: 60 },
  );
});

test('records of a wrong shape do not keep a database of version 1 from opening', async () => {
  await wipe();
  const old = await openDatabase1({ onversionchange: 'close' });
  await putAll(old, {
    heads: [{ order: 'x', key: 'aaaaaaaaaaa' }, { order: 'y' }],
    saved: [{ key: 'aaaaaaaaaaa', order: { not: 'a key' }, savedAtMs: 'yesterday' }, { key: 'bbbbbbbbbbb' }],
    pictures: [
      { url: 'https://x.vn/1.jpg', kept: true },
      { url: 'https://x.vn/2.jpg', kept: 'yes', pictureId: [] },
    ],
  });
  old.close();
  const { version, records } = await openAndReadAll();
  expect(version).toBe(DATABASE_VERSION);
  expect(records.saved).toHaveLength(2);
  expect((await readSaved()).map(({ key }) => key)).toEqual(['aaaaaaaaaaa']);
});

test('two contexts that meet an old database at once both get the new one', async () => {
  await wipe();
  (await openDatabase1({ onversionchange: 'close' })).close();
  const [first, second] = await Promise.all([readCounts(), readSaved()]);
  expect([first.articles, second]).toEqual([0, []]);
});

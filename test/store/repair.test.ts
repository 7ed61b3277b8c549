import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { articleKey } from '../../src/site/article-slug.ts';
import { readHome } from '../../src/store/home.ts';
import { keep, readAbsent, readKeptKeys } from '../../src/store/kept.ts';
import { putPicture } from '../../src/store/picture-bytes.ts';
import { readPictureShares } from '../../src/store/picture-shares.ts';
import { readAvailability } from '../../src/store/pictures.ts';
import { readArticle, readCounts, readHeads } from '../../src/store/reads.ts';
import { recount } from '../../src/store/recount.ts';
import { repairStore } from '../../src/store/repair.ts';
import { readSaved, setSaved } from '../../src/store/saved.ts';
import { clearAll, readStorageReport } from '../../src/store/storage.ts';
import { readSyncInputs } from '../../src/store/sync-record.ts';
import { write } from '../../src/store/write.ts';
import { storeArticles } from '../../src/sync/store-item.ts';
import { feedPage } from '../support/feed-pages.ts';

const SITE = 'https://phuong.example.vn/';
const ids = Array.from({ length: 12 }, (_, i) => `tin-${i}`);
const articles = parseFeed(
  new TextEncoder().encode(
    JSON.stringify(feedPage(ids.map((id, i) => ({ id, publishedAtMs: i * 1e9, pictures: [`${SITE}anh/${i}.jpg`] })))),
  ),
  { url: `${SITE}feed.json` },
).articles;

beforeEach(async () => {
  await clearAll();
  await storeArticles(articles, SITE);
  for (const id of ids.slice(0, 3)) await setSaved(articleKey(id), true);
  await keep({ kind: 'category', categoryId: 'tin-tuc' });
  for (let i = 0; i < 4; i++) {
    const url = `${SITE}anh/${i}.jpg`;
    const record = { url, pictureId: i, type: 'image/jpeg', sizeBytes: 10, lastSeenAtMs: i };
    await putPicture(record, new ArrayBuffer(10));
  }
});

/** Everything that screens read at first. */
async function readEverything() {
  const [home, heads, saved, , , counts, shares] = await Promise.all([
    readHome(30),
    readHeads({ list: { kind: 'all' }, limit: 99 }),
    readSaved(),
    readAbsent(),
    readKeptKeys(),
    readCounts(),
    readPictureShares(),
  ]);
  for (const head of heads) expect(await readArticle(head.key)).not.toBeNull();
  const badges = [...(await readAvailability(heads)).values()];
  return { home, heads, saved, counts, shares, badges };
}

test('a sound store is left as it is', async () => {
  const before = await readEverything();
  expect(await repairStore()).toBe(0);
  expect(await recount()).toBe(false);
  expect(await readEverything()).toEqual(before);
});

test('records of whatever shape are taken out, what was lost comes again, and what is saved stays listed', async () => {
  const junk = fc.oneof(
    fc.constantFrom<unknown>(null, undefined, 7, 'x', [], {}, true),
    fc.dictionary(fc.string(), fc.jsonValue()),
  );
  const member = fc.constantFrom(
    'doc',
    'title',
    'pictureIds',
    'cover',
    'categoryId',
    'slug',
    'publishedAtMs',
    'wordCount',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(11), member, junk), { minLength: 1, maxLength: 4 }),
      fc.option(fc.nat(20)),
      fc.constantFrom('feed', 'counts', 'sizes', 'sync', null),
      async (faults, cutPack, damagedMeta) => {
        await clearAll();
        await storeArticles(articles, SITE);
        for (const id of ids.slice(0, 3)) await setSaved(articleKey(id), true);
        await write(['heads', 'packs', 'pictures', 'meta', 'saved'], async (transaction) => {
          const heads = transaction.objectStore('heads');
          const stored = await heads.getAll();
          for (const [at, name, value] of faults) {
            const head = stored[at] as Record<string, unknown> | undefined;
            if (head) await heads.put({ ...head, [name]: value } as never);
          }
          if (cutPack !== null) {
            const packs = transaction.objectStore('packs');
            const [pack] = await packs.getAll();
            if (pack) await packs.put({ ...pack, bytes: pack.bytes.slice(0, cutPack) });
          }
          await transaction.objectStore('pictures').put({ url: 'x', pictureId: 1 } as never);
          await transaction.objectStore('saved').put({ key: 'zzz' } as never);
          if (damagedMeta) await transaction.objectStore('meta').put('damaged' as never, damagedMeta);
        });
        expect(await repairStore()).toBeGreaterThan(0);
        const { heads, counts } = await readEverything();
        expect(counts.articles).toBe(heads.length);
        expect(counts.saved).toBe(3);
        expect((await readSyncInputs()).sync).toMatchObject({ etag: '', fullWalkAtMs: 0 });
        // What the next reading of the feed does.
        await storeArticles(articles, SITE);
        const again = await readEverything();
        expect(again.heads.map(({ id }) => id).sort()).toEqual([...ids].sort());
        expect(again.saved).toHaveLength(3);
        expect(await repairStore()).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
});

test('counters that have drifted are put right, and half a picture goes', async () => {
  await write(['pictureBytes', 'meta'], async (transaction) => {
    transaction.objectStore('pictureBytes').delete(`${SITE}anh/1.jpg`);
    transaction.objectStore('pictureBytes').put(new ArrayBuffer(5), `${SITE}anh/none.jpg`);
    const meta = transaction.objectStore('meta');
    meta.put({ articles: 40, saved: -2, albums: 1, byCategory: { 'tin-tuc': 3, 'khong-co': 9 } }, 'counts');
    meta.put({ textBytes: 1, pictureBytes: 1e9, pictureCount: Number.NaN }, 'sizes');
  });
  expect(await recount()).toBe(true);
  expect(await recount()).toBe(false);
  const report = await readStorageReport();
  expect(report.counts).toEqual({ articles: 12, saved: 3, albums: 0, byCategory: { 'tin-tuc': 12 } });
  expect(report).toMatchObject({ pictureBytes: 30, pictureCount: 3 });
  expect(report.textBytes).toBeGreaterThan(100);
  expect((await readPictureShares()).seen.count + (await readPictureShares()).kept.count).toBe(3);
});

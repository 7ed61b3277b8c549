import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Article, ParsedFeed } from '../../src/feed/article.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { articleKey } from '../../src/site/article-slug.ts';
import { readBackup } from '../../src/store/backup.ts';
import { type Backup, BackupError, parseBackup, writeBackup } from '../../src/store/backup-format.ts';
import { readFeaturedWish, writeFeaturedWish } from '../../src/store/featured-news.ts';
import { keep, readAbsent, readKept, readKeptKeys } from '../../src/store/kept.ts';
import { readListening, SPEECH_RATES, writeListening } from '../../src/store/listening.ts';
import { readArticle } from '../../src/store/reads.ts';
import { readSaved, setSaved } from '../../src/store/saved.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../src/store/settings.ts';
import { clearAll } from '../../src/store/storage.ts';
import { write } from '../../src/store/write.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import { importBackup } from '../../src/sync/import-backup.ts';
import { storeArticles } from '../../src/sync/store-item.ts';
import { rootDir } from '../support/shared.ts';

const SITE = 'https://phuong.example.vn/';

/** The sample's articles, with every kind of block, picture and recording that it has. */
const sample: Article[] = (
  parseFeed(readFileSync(`${rootDir}public/feed.json`), { url: `${SITE}feed.json` }) as ParsedFeed
).articles;

async function fill(): Promise<void> {
  await storeArticles(sample, SITE);
  for (const { id } of sample.slice(0, 6)) await setSaved(articleKey(id), true);
  await keep({ kind: 'album', key: articleKey(sample[7]!.id) });
  await keep({ kind: 'category', categoryId: sample[0]!.categoryId });
  await write(['reading'], (transaction) => {
    transaction.objectStore('reading').put({ key: articleKey(sample[0]!.id), readAtMs: 5, progress: 0.5 });
  });
  await writeSettings({ theme: 'dark', textSize: 4, pictureLoading: 'tap' });
  await writeListening({ rate: 1.5, goesOn: true });
  await writeFeaturedWish({ wanted: true, mutedCategories: ['y-te'] });
}

async function exported(): Promise<string> {
  return writeBackup(await readBackup(SITE, 1_790_000_000_000));
}

beforeEach(clearAll);

describe('a backup', () => {
  test('brings everything to an empty phone, text included, and merges into one that has some', async () => {
    await fill();
    const text = await exported();
    const before = await readBackup(SITE, 0);
    await clearAll();
    await writeSettings(DEFAULT_SETTINGS);
    expect(await importBackup(text, SITE)).toEqual({ state: 'done', texts: 6, saved: 6, kept: 2, read: 1 });
    expect(await readBackup(SITE, 0)).toEqual(before);
    expect((await readSaved()).length).toBe(6);
    expect(await readSettings()).toMatchObject({ theme: 'dark', textSize: 4, pictureLoading: 'tap' });
    expect(await readListening()).toMatchObject({ rate: 1.5, goesOn: true });
    expect(await readFeaturedWish()).toMatchObject({ wanted: true, mutedCategories: ['y-te'] });
    expect((await readArticle(articleKey(sample[2]!.id)))?.article).toEqual(sample[2]);
    // The kept album came without its text: it waits for a network.
    expect((await readAbsent()).map(({ key }) => key)).toEqual([articleKey(sample[7]!.id)]);
    expect(await readKeptKeys()).toContain(articleKey(sample[7]!.id));

    // Once more: nothing twice. And what was done since is not undone.
    await setSaved(articleKey(sample[0]!.id), false);
    await storeArticles(sample.slice(8, 9), SITE);
    await setSaved(articleKey(sample[8]!.id), true);
    expect(await importBackup(text, SITE)).toEqual({ state: 'done', texts: 0, saved: 1, kept: 0, read: 0 });
    expect((await readSaved()).length).toBe(7);
    expect((await readKept()).length).toBe(2);
  });

  test('of an older build leaves how one listens and what one is told of as they are; what was told of always stays', async () => {
    await fill();
    const { listening: _listening, featuredNews: _featuredNews, ...older } = JSON.parse(await exported());
    await writeListening({ rate: 2 });
    await write(['meta'], (transaction) => {
      const told = { formatVersion: 1 as const, wanted: false, mutedCategories: ['van-hoa'], known: ['aaaaaaaaaaa'] };
      transaction.objectStore('meta').put(told, 'featuredNews');
    });
    expect(await importBackup(JSON.stringify(older), SITE)).toMatchObject({ state: 'done' });
    expect(await readListening()).toMatchObject({ rate: 2, goesOn: true });
    expect(await readFeaturedWish()).toMatchObject({ wanted: false, mutedCategories: ['van-hoa'] });

    const newer = { ...older, listening: { rate: 9, goesOn: false }, featuredNews: { wanted: true } };
    expect(await importBackup(JSON.stringify(newer), SITE)).toMatchObject({ state: 'done' });
    expect(await readListening()).toMatchObject({ rate: 1, goesOn: false });
    expect(await readFeaturedWish()).toEqual({
      formatVersion: 1,
      wanted: true,
      mutedCategories: [],
      known: ['aaaaaaaaaaa'],
    });
  });

  test('brings back nothing that the feed has withdrawn', async () => {
    await fill();
    const text = await exported();
    await clearAll();
    const [gone] = sample;
    await write(['meta'], (transaction) => {
      const withdrawn = [{ id: gone!.id, reason: '', dateMs: null }];
      transaction.objectStore('meta').put({ withdrawn, categories: [] } as never, 'feed');
    });
    expect(await importBackup(text, SITE)).toMatchObject({ state: 'done', saved: 5, texts: 5 });
    expect(await readArticle(articleKey(gone!.id))).toBeNull();
  });

  test('of a site that has moved shows the pictures of its new address', async () => {
    await fill();
    const text = await exported();
    await clearAll();
    await importBackup(text, 'https://moi.example.vn/tin/');
    const withCover = sample.slice(0, 6).find(({ cover }) => cover)!;
    const { article } = (await readArticle(articleKey(withCover.id)))!;
    expect(article.cover?.src).toBe(withCover.cover!.src.replace(SITE, 'https://moi.example.vn/tin/'));
  });

  test('reads back what it wrote, whatever that was', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    const key = fc.string({ unit: fc.constantFrom(...'0123456789abcxyz'), minLength: 11, maxLength: 11 });
    const named = { key, id: text, slug: fc.stringMatching(/^[a-z0-9-]{1,40}$/), title: text };
    const timeMs = fc.integer({ min: 0, max: 8e15 });
    const members = {
      site: fc.constant(SITE),
      exportedAtMs: timeMs,
      settings: fc.constant(DEFAULT_SETTINGS),
      listening: fc.record({ rate: fc.constantFrom(...SPEECH_RATES), goesOn: fc.boolean() }),
      featuredNews: fc.record({ wanted: fc.boolean(), mutedCategories: fc.array(text) }),
      saved: fc.array(
        fc.record(
          { ...named, savedAtMs: timeMs, article: fc.constantFrom(...sample) },
          { requiredKeys: ['key', 'id', 'slug', 'title', 'savedAtMs'] },
        ),
      ),
      kept: fc.array(
        fc.oneof(
          fc.record({ kind: fc.constant('album' as const), ...named, keptAtMs: timeMs }),
          fc.record({ kind: fc.constant('category' as const), categoryId: text, title: text, keptAtMs: timeMs }),
        ),
      ),
      read: fc.array(fc.record({ key, readAtMs: timeMs, progress: fc.double({ min: 0, max: 1, noNaN: true }) })),
    };
    const backup: fc.Arbitrary<Backup> = fc.record(members, {
      requiredKeys: ['site', 'exportedAtMs', 'settings', 'saved', 'kept', 'read'],
    });
    fc.assert(
      fc.property(backup, (given) => {
        expect(parseBackup(writeBackup(given))).toEqual(JSON.parse(JSON.stringify(given)));
      }),
      { numRuns: 200 },
    );
  });

  test('that is damaged anywhere is refused with its place or read without harm, and changes nothing', async () => {
    await fill();
    const whole = JSON.parse(await exported());
    await clearAll();
    const empty = await readBackup(SITE, 0);
    const places = everyPlace(whole);
    const junk = fc.constantFrom<unknown>(null, 7, -1, 'x', '', [], {}, [[]], { type: 'script' }, true, 1e300);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), junk, async (place, value) => {
        const damaged = structuredClone(whole);
        place.slice(0, -1).reduce((at, name) => at[name], damaged)[place.at(-1)!] = value;
        let read: Backup | BackupError;
        try {
          read = parseBackup(JSON.stringify(damaged));
        } catch (error) {
          expect(error).toBeInstanceOf(BackupError);
          read = error as BackupError;
        }
        if (!(read instanceof BackupError)) return;
        refused++;
        // The place named is the damaged one, or holds it.
        const named = read.detail.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
        if (read.code === 'damaged')
          expect(place.join('.').startsWith(named.slice(0, place.length).join('.'))).toBe(true);
        expect(await importBackup(JSON.stringify(damaged), SITE)).toMatchObject({ state: 'failed', code: read.code });
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(100);
    expect(await readBackup(SITE, 0)).toEqual(empty);
  });

  test.each([
    ['not JSON', '{"format":"bantin-backup"', 'not-json'],
    ['a web page', '<!doctype html>', 'not-json'],
    ['a feed', '{"version":"https://jsonfeed.org/version/1.1","items":[]}', 'not-a-backup'],
    ['nothing', 'null', 'not-a-backup'],
    ['of a later build', '{"format":"bantin-backup","version":2}', 'newer-version'],
    ['without a version', '{"format":"bantin-backup"}', 'damaged'],
  ])('%s is told as what it is', (_name, text, code) => {
    expect(() => parseBackup(text)).toThrow(expect.objectContaining({ code }));
  });

  test('a body nested beyond all measure is refused', () => {
    let block: unknown = { type: 'rule' };
    for (let depth = 0; depth < 1_000; depth++) block = { type: 'quote', children: [block] };
    const article = { ...sample[0], body: [block] };
    const saved = [{ key: 'aaaaaaaaaaa', id: 'a', slug: 'a', title: '', savedAtMs: 0, article }];
    const file = {
      format: 'bantin-backup',
      version: 1,
      site: SITE,
      exportedAtMs: 0,
      settings: {},
      saved,
      kept: [],
      read: [],
    };
    expect(() => parseBackup(JSON.stringify(file))).toThrow(expect.objectContaining({ code: 'damaged' }));
  });
});

/** The path of every member and element of a JSON value. */
function everyPlace(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    [name],
    ...everyPlace(member).map((place) => [name, ...place]),
  ]);
}

import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  countUnreadFeatured,
  parseFeaturedNews,
  readFeaturedWish,
  takeFeaturedNews,
  writeFeaturedWish,
} from '../../src/store/featured-news.ts';
import type { ArticleHead } from '../../src/store/schema.ts';
import { clearAll } from '../../src/store/storage.ts';
import { writeSyncResult } from '../../src/store/sync-record.ts';
import { write } from '../../src/store/write.ts';

/** Puts featured articles into the store; the later in the list, the older. */
async function feature(...articles: [key: string, categoryId: string][]): Promise<void> {
  await write(['heads'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    for (const [i, [key, categoryId]] of articles.entries()) {
      heads.put({ order: `${100 + i} ${key}`, key, categoryId, title: key, featured: 1 } as ArticleHead);
    }
  });
}

async function open(key: string): Promise<void> {
  await write(['reading'], async (transaction) => {
    transaction.objectStore('reading').put({ key, readAtMs: 1, progress: 0 });
  });
}

const titlesOf = async () => (await takeFeaturedNews()).heads.map(({ title }) => title);

beforeEach(async () => {
  await clearAll();
});

describe('news among the featured articles', () => {
  test('there is none in what the first sync brought, and later only what came since', async () => {
    await feature(['cu', 'tin']);
    expect(await titlesOf(), 'an article that a page brought along').toEqual([]);
    await feature(['cu', 'tin'], ['cu-hon', 'tin']);
    await writeSyncResult({ lastSuccessAtMs: 1 });
    expect(await titlesOf(), 'the first sync').toEqual([]);
    expect(await titlesOf()).toEqual([]);
    await feature(['moi', 'tin'], ['moi-hai', 'tin']);
    expect(await titlesOf()).toEqual(['moi', 'moi-hai']);
    expect(await titlesOf(), 'told once').toEqual([]);
  });

  test('what was opened and what the reader left out is passed over for good', async () => {
    await writeSyncResult({ lastSuccessAtMs: 1 });
    await titlesOf();
    await writeFeaturedWish({ wanted: true, mutedCategories: ['y-te'] });
    await feature(['a', 'tin'], ['b', 'y-te'], ['c', 'tin']);
    await open('c');
    expect(await takeFeaturedNews()).toMatchObject({ wanted: true, heads: [{ title: 'a' }] });
    await writeFeaturedWish({ mutedCategories: [] });
    expect(await titlesOf()).toEqual([]);
    expect(await readFeaturedWish()).toMatchObject({ wanted: true, mutedCategories: [] });
  });

  test('of more than are looked at, the next older one is no news when one is taken away; a newer one is', async () => {
    const many = Array.from({ length: 31 }, (_, i): [string, string] => [`tin-${i}`, 'tin']);
    await feature(['moi', 'tin'], ...many);
    await write(['heads'], (transaction) => transaction.objectStore('heads').delete('100 moi'));
    await writeSyncResult({ lastSuccessAtMs: 1 });
    await titlesOf();
    await write(['heads'], (transaction) => transaction.objectStore('heads').delete('105 tin-4'));
    expect(await titlesOf()).toEqual([]);
    await feature(['moi', 'tin']);
    expect(await titlesOf()).toEqual(['moi']);
  });

  test('the icon counts what home shows and the reader did not open', async () => {
    expect(await countUnreadFeatured()).toBe(0);
    await feature(...Array.from({ length: 8 }, (_, i): [string, string] => [`tin-${i}`, 'tin']));
    expect(await countUnreadFeatured()).toBe(5);
    await open('tin-0');
    await open('tin-7');
    expect(await countUnreadFeatured()).toBe(4);
  });

  test('a record of another version is read as far as it makes sense', () => {
    const fresh = { formatVersion: 1, wanted: false, mutedCategories: [], known: null };
    expect(parseFeaturedNews(undefined)).toEqual(fresh);
    expect(parseFeaturedNews({ wanted: 'yes', mutedCategories: 'a', known: {} })).toEqual(fresh);
    expect(parseFeaturedNews({ wanted: true, mutedCategories: ['a', 1], known: [2, 'k'] })).toEqual({
      ...fresh,
      wanted: true,
      mutedCategories: ['a'],
      known: ['k'],
    });
  });
});

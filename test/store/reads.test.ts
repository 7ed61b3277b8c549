import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { articleKey } from '../../src/site/article-slug.ts';
import { pictureId } from '../../src/site/picture-id.ts';
import { applyPage } from '../../src/store/apply-page.ts';
import { subscribe } from '../../src/store/changes.ts';
import { readHome } from '../../src/store/home.ts';
import {
  keep,
  putKeptBack,
  readAbsent,
  readKept,
  readKeptKeys,
  readKeptRecord,
  setPaused,
  unkeep,
} from '../../src/store/kept.ts';
import { articleOrder } from '../../src/store/order.ts';
import { buildPacks } from '../../src/store/packs.ts';
import { keepToBudget } from '../../src/store/picture-budget.ts';
import { putPicture, readPicture } from '../../src/store/picture-bytes.ts';
import { evictPictures } from '../../src/store/picture-room.ts';
import { readAvailability } from '../../src/store/pictures.ts';
import { readArticle, readHeads } from '../../src/store/reads.ts';
import { addRecentSearch, readRecentSearches, removeRecentSearch } from '../../src/store/recent-searches.ts';
import { putSavedBack, readSaved, readSavedRecord, setSaved } from '../../src/store/saved.ts';
import type { ArticleHead } from '../../src/store/schema.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../src/store/settings.ts';
import { clearAll, clearKept, clearSeenPictures, readStorageReport } from '../../src/store/storage.ts';
import { readSyncInputs } from '../../src/store/sync-record.ts';
import { write } from '../../src/store/write.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import { storePicture } from '../../src/sw/store-picture.ts';

interface Sample {
  id: string;
  publishedAtMs?: number | null;
  categoryId?: string;
  album?: boolean;
  featured?: boolean;
  slug?: string;
  pictures?: string[];
}

/** Puts articles into the store as a feed page would. */
async function store(samples: Sample[]): Promise<ArticleHead[]> {
  const { sync } = await readSyncInputs();
  const bodies = samples.map(({ id }) => new TextEncoder().encode(JSON.stringify({ tags: [id] })));
  const orders = samples.map(({ id, publishedAtMs = null }) => articleOrder(publishedAtMs, articleKey(id)));
  const { packs, docs } = buildPacks(
    bodies.map((bytes, i) => ({ order: orders[i]!, bytes })),
    sync.nextPackId,
  );
  const heads = samples.map((sample, i): ArticleHead => {
    const key = articleKey(sample.id);
    const { slug = `bai-${key}` } = sample;
    return {
      order: orders[i]!,
      key,
      id: sample.id,
      doc: docs[i]!,
      slug,
      ...(!slug.endsWith(key) && { pinnedSlug: slug }),
      title: sample.id,
      summary: '',
      unit: '',
      url: '',
      publishedAtMs: sample.publishedAtMs ?? null,
      modifiedAtMs: null,
      categoryId: sample.categoryId ?? 'tin',
      ...(sample.featured && { featured: 1 as const }),
      ...(sample.album && { album: 1 as const }),
      kind: 'article',
      cover: null,
      pictureCount: sample.pictures?.length ?? 0,
      pictureIds: (sample.pictures ?? []).map(pictureId),
      recordingCount: 0,
      viewCount: null,
      wordCount: 1,
      fingerprint: 1,
    };
  });
  await applyPage({
    expectedRevision: sync.revision,
    revision: sync.revision + 1,
    heads,
    packs,
    segments: [],
    retired: [],
    views: [],
    ledger: null,
    feed: null,
    categories: [],
    sync: { nextPackId: sync.nextPackId + packs.length },
  });
  return heads;
}

const ids = (heads: ArticleHead[]) => heads.map(({ id }) => id);

describe('the store', () => {
  beforeEach(() => clearAll());

  test('lists come newest first, undated last, page after page, as one sorted list would', async () => {
    const sample = fc.record({
      publishedAtMs: fc.option(fc.integer({ min: -1e12, max: 4e12 })),
      categoryId: fc.constantFrom('tin', 'thong-bao'),
      album: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(sample, { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        async (samples, pageSize) => {
          await clearAll();
          const heads = await store(samples.map((each, i) => ({ id: `${i}`, ...each })));
          const sorted = heads.toSorted(
            (a, b) =>
              (b.publishedAtMs ?? Number.NEGATIVE_INFINITY) - (a.publishedAtMs ?? Number.NEGATIVE_INFINITY) ||
              (a.key < b.key ? -1 : 1),
          );
          const lists = [
            [{ kind: 'all' } as const, sorted],
            [{ kind: 'category', id: 'tin' } as const, sorted.filter(({ categoryId }) => categoryId === 'tin')],
            [{ kind: 'albums' } as const, sorted.filter(({ album }) => album)],
          ] as const;
          for (const [list, expected] of lists) {
            const read: ArticleHead[] = [];
            for (;;) {
              const last = read.at(-1);
              const page = await readHeads({ list, limit: pageSize, ...(last && { afterOrder: last.order }) });
              if (page.length === 0) break;
              read.push(...page);
            }
            expect(ids(read)).toEqual(ids(expected));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('home has the newest, the featured and the counts', async () => {
    await store([
      { id: 'a', publishedAtMs: 1, featured: true },
      { id: 'b', publishedAtMs: 3, album: true },
      { id: 'c', publishedAtMs: 2, featured: true, categoryId: 'thong-bao' },
    ]);
    const home = await readHome(2);
    expect(ids(home.newest)).toEqual(['b', 'c']);
    expect(ids(home.featured)).toEqual(['c', 'a']);
    expect(home.counts).toEqual({ articles: 3, saved: 0, albums: 1, byCategory: { tin: 2, 'thong-bao': 1 } });
  });

  test('a path finds its article by the key at its end or by a pinned slug', async () => {
    await store([{ id: 'a' }, { id: 'b', slug: 'lich-tiep-dan' }]);
    expect((await readArticle(`ten-cu-${articleKey('a')}`))?.article.tags).toEqual(['a']);
    expect((await readArticle('lich-tiep-dan'))?.article.tags).toEqual(['b']);
    expect(await readArticle('khong-co')).toBeNull();
  });

  test('an article is "full" with all its pictures in whatever size, "text" without some', async () => {
    const [a, b] = await store([
      { id: 'a', pictures: ['https://x.vn/pictures/0123456789abcdef-1280.jpg'] },
      { id: 'b', pictures: ['https://x.vn/1.jpg', 'https://x.vn/2.jpg'] },
    ]);
    const put = (url: string) => putPicture(picture(url, 10, 0), new ArrayBuffer(10));
    await put('https://x.vn/pictures/0123456789abcdef-320.avif');
    await put('https://x.vn/1.jpg');
    const found = await readAvailability([a!, b!, { ...b!, key: 'c', doc: 99_999 }]);
    expect([...found.values()]).toEqual(['full', 'text', 'none']);
  });

  test('a saved article is listed, counted once, and let go of', async () => {
    await store([{ id: 'a' }, { id: 'b' }]);
    const heard: string[] = [];
    const unsubscribe = subscribe((change) => change.type === 'changed' && heard.push(...change.stores));
    await setSaved(articleKey('a'), true);
    await setSaved(articleKey('a'), true);
    await setSaved(articleKey('unknown'), true);
    expect(ids(await readSaved())).toEqual(['a']);
    expect((await readHome(1)).counts.saved).toBe(1);
    await setSaved(articleKey('a'), false);
    expect((await readHome(1)).counts.saved).toBe(0);
    unsubscribe();
    expect(heard).toEqual(['saved', 'meta', 'saved', 'meta']);
  });

  test('what was let go of is put back as it was, in its old place and counted once', async () => {
    await store([{ id: 'a' }, { id: 'b' }, { id: 'c', album: true }]);
    vi.useFakeTimers({ toFake: ['Date'] });
    await setSaved(articleKey('a'), true);
    vi.advanceTimersByTime(1000);
    await setSaved(articleKey('b'), true);
    const album = { kind: 'album', key: articleKey('c') } as const;
    await keep(album);
    await setPaused(album, true);
    vi.useRealTimers();
    const [saved, kept] = [await readSavedRecord(articleKey('a')), await readKeptRecord(album)];
    if (!saved || !kept) throw new Error('nothing was kept');
    await setSaved(articleKey('a'), false);
    await unkeep(album);
    await putSavedBack(saved);
    await putSavedBack(saved);
    await putKeptBack(kept);
    expect(ids(await readSaved())).toEqual(['b', 'a']);
    expect((await readHome(1)).counts.saved).toBe(2);
    expect(await readKept()).toEqual([kept]);
    expect(kept.paused).toBe(true);
    // Not on the phone: it waits for a network, as it did before.
    await putSavedBack({ ...saved, key: articleKey('absent'), id: 'absent' });
    expect(ids(await readSaved())).toEqual(['b', 'a']);
    expect((await readAbsent()).map(({ key }) => key)).toEqual([articleKey('absent')]);
  });

  test('pictures least recently seen make room; those of what is saved or kept stay, until it is let go of', async () => {
    await store([
      { id: 'a', pictures: ['https://x.vn/saved.jpg'] },
      { id: 'b', pictures: ['https://x.vn/album.jpg'], album: true },
      { id: 'c', pictures: ['https://x.vn/category.jpg'], categoryId: 'thong-bao' },
    ]);
    const album = { kind: 'album', key: articleKey('b') } as const;
    await setSaved(articleKey('a'), true);
    expect(await keep(album)).toBe(true);
    expect(await keep({ kind: 'category', categoryId: 'thong-bao' })).toBe(true);
    expect(await keep({ kind: 'album', key: articleKey('unknown') })).toBe(false);
    expect(await readKeptKeys()).toEqual(new Set(['a', 'b', 'c'].map(articleKey)));
    const size = 6 * 1024 * 1024;
    for (const [i, name] of ['saved', 'old', 'album', 'category', 'new'].entries()) {
      await putPicture(picture(`https://x.vn/${name}.jpg`, size, i), new ArrayBuffer(8));
    }
    // As many as there is room for are left alone by a budget that is lowered.
    await keepToBudget('small');
    expect(await readStorageReport()).toMatchObject({ pictureCount: 5 });
    await keepToBudget('none');
    expect(await readStorageReport()).toMatchObject({ pictureCount: 3, pictureBytes: 3 * size });
    expect(await evictPictures(1)).toBe(0);
    await unkeep(album);
    expect((await readKept()).map(({ name }) => name)).toEqual(['category/thong-bao']);
    expect(await evictPictures(1)).toBe(size);
    expect(await readPicture('https://x.vn/album.jpg')).toBeNull();
    await setSaved(articleKey('a'), false);
    await clearSeenPictures();
    expect(await readStorageReport()).toMatchObject({ pictureCount: 1, pictureBytes: size });
    await clearKept();
    expect(await readKept()).toEqual([]);
    expect(await readStorageReport()).toMatchObject({ pictureCount: 0, pictureBytes: 0 });
  });

  test('what is saved takes nothing of the budget of what is only seen', async () => {
    await store([{ id: 'a', pictures: ['https://x.vn/saved.jpg'] }]);
    await setSaved(articleKey('a'), true);
    const megabyte = 1024 * 1024;
    const budget = { pictureBytes: 8 * megabyte, totalBytes: 12 * megabyte };
    await putPicture(picture('https://x.vn/saved.jpg', 50 * megabyte, 0), new ArrayBuffer(8));
    for (const at of [1, 2, 3, 4]) {
      const bytes = new ArrayBuffer(4 * megabyte);
      expect(await storePicture(`https://x.vn/seen-${at}.jpg`, new Headers(), bytes, budget)).toBe(bytes.byteLength);
    }
    // The two seen first went for the last, in one bite.
    expect(await readStorageReport()).toMatchObject({ pictureCount: 3, pictureBytes: 58 * megabyte });
    expect(await readPicture('https://x.vn/saved.jpg')).not.toBeNull();
    expect(await readPicture('https://x.vn/seen-4.jpg')).not.toBeNull();
  });

  test('pictures that make room go with what is counted of them: a kill comes before both or after', async () => {
    await store([{ id: 'a', pictures: ['https://x.vn/saved.jpg'] }]);
    await setSaved(articleKey('a'), true);
    for (const name of ['saved', 'seen'])
      await putPicture(picture(`https://x.vn/${name}.jpg`, 8, 0), new ArrayBuffer(8));
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    expect(await evictPictures()).toBe(8);
    const writing = begun.mock.calls.filter(([, mode]) => mode === 'readwrite');
    begun.mockRestore();
    expect(writing).toHaveLength(1);
    expect(await readStorageReport()).toMatchObject({ pictureCount: 1, pictureBytes: 8 });
  });

  test('a page prepared on what is no longer there is refused whole', async () => {
    await store([{ id: 'a' }]);
    const { sync } = await readSyncInputs();
    const change = {
      expectedRevision: sync.revision - 1,
      revision: sync.revision + 1,
      heads: [],
      packs: [{ id: 99, orders: ['x'], ends: new Uint32Array([0]), bytes: new ArrayBuffer(0) }],
      segments: [],
      retired: [],
      views: [],
      ledger: null,
      feed: null,
      categories: [],
      sync: { etag: 'never' },
    };
    await expect(applyPage(change)).rejects.toMatchObject({ code: 'conflict' });
    expect((await readSyncInputs()).sync).toEqual(sync);
    await expect(applyPage({ ...change, expectedRevision: sync.revision })).resolves.toMatchObject({ etag: 'never' });
  });

  test('settings and searches of any other version, or damaged, read as defaults', async () => {
    await write(['meta'], (transaction) => {
      const meta = transaction.objectStore('meta');
      meta.put(
        { theme: 'neon', textSize: 9, articleLimit: -1, language: 7, pictureBudget: 'small' } as never,
        'settings',
      );
      meta.put({ not: 'a list' } as never, 'recentSearches');
      meta.put('nonsense' as never, 'counts');
      meta.put(null as never, 'sync');
    });
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, pictureBudget: 'small' });
    expect(await readRecentSearches()).toEqual([]);
    expect((await readHome(1)).counts.articles).toBe(0);
    expect((await readSyncInputs()).sync.revision).toBe(0);
    expect((await writeSettings({ textSize: 4 })).textSize).toBe(4);
    expect((await readSettings()).pictureBudget).toBe('small');
  });

  test('recent searches are the last ten, each once', async () => {
    for (let i = 0; i < 12; i++) await addRecentSearch(`tìm ${i}`);
    await addRecentSearch('  TÌM   5 ');
    await addRecentSearch(' ');
    await removeRecentSearch('tìm 11');
    const searches = await readRecentSearches();
    expect(searches.slice(0, 2)).toEqual(['TÌM 5', 'tìm 10']);
    expect(searches).toHaveLength(9);
  });
});

function picture(url: string, sizeBytes: number, lastSeenAtMs: number) {
  return { url, pictureId: pictureId(url), type: 'image/jpeg', sizeBytes, lastSeenAtMs };
}

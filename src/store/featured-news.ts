import { announce } from './changes.ts';
import { read } from './database.ts';
import { getMeta, getSyncRecord } from './meta.ts';
import type { ArticleHead } from './schema.ts';
import { write } from './write.ts';

/** What the reader wants to be told of, and what they were told. Stored under `featuredNews` in `meta`. */
export interface FeaturedNewsRecord {
  formatVersion: 1;
  /** Whether a notification may be shown at all; off until the reader asks for it. */
  wanted: boolean;
  /** Ids of the categories left out. */
  mutedCategories: string[];
  /** Keys of the featured articles that are no news; `null` before the first sync ended. */
  known: string[] | null;
}

export type FeaturedWish = Pick<FeaturedNewsRecord, 'wanted' | 'mutedCategories'>;

/** More are never featured at a time; older ones are no news. */
const LOOKED_AT = 30;
/** As many as home shows at its head. */
const COUNTED = 5;

/** Reads a stored record of any version; what makes no sense counts as absent. */
export function parseFeaturedNews(
  stored: Partial<Record<keyof FeaturedNewsRecord, unknown>> | undefined,
): FeaturedNewsRecord {
  const { wanted, mutedCategories, known } = stored ?? {};
  return {
    formatVersion: 1,
    wanted: wanted === true,
    mutedCategories: strings(mutedCategories) ?? [],
    known: strings(known),
  };
}

export function readFeaturedWish(): Promise<FeaturedWish> {
  return read(['meta'], async (transaction) =>
    parseFeaturedNews(await getMeta(transaction.objectStore('meta'), 'featuredNews')),
  );
}

export async function writeFeaturedWish(patch: Partial<FeaturedWish>): Promise<void> {
  await write(['meta'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const record = parseFeaturedNews(await getMeta(meta, 'featuredNews'));
    meta.put({ ...record, ...patch }, 'featuredNews');
  });
  announce({ type: 'changed', stores: ['meta'] });
}

/**
 * The featured articles that came since this was last asked, unread and of the categories the reader wants, newest
 * first; from now on they are known. None on the first call of a device: all is new then, and so nothing is news.
 */
export function takeFeaturedNews(): Promise<{ wanted: boolean; heads: ArticleHead[] }> {
  return write(['heads', 'reading', 'meta'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [stored, sync, featured, read] = await Promise.all([
      getMeta(meta, 'featuredNews'),
      getSyncRecord(meta),
      // Equal index keys come in the order of the primary key: newest first.
      transaction.objectStore('heads').index('featured').getAll(1, LOOKED_AT),
      transaction.objectStore('reading').getAllKeys(),
    ]);
    const record = parseFeaturedNews(stored);
    // An article that a page brought along is no sync: everything else would be news after it.
    if (sync.lastSuccessAtMs === null) return { wanted: record.wanted, heads: [] };
    const { known, wanted, mutedCategories } = record;
    const nowKnown = featured.map(({ key }) => key);
    if (known?.join() !== nowKnown.join()) meta.put({ ...record, known: nowKnown }, 'featuredNews');
    if (known === null) return { wanted, heads: [] };
    const passedOver = new Set([...known, ...read]);
    // Where one of so many was taken away the next older one has come into view, and is no news.
    const oldest = known.length < LOOKED_AT ? -1 : Math.max(...known.map((key) => nowKnown.indexOf(key)));
    const heads = featured
      .slice(0, oldest < 0 ? LOOKED_AT : oldest)
      .filter(({ key, categoryId }) => !passedOver.has(key) && !mutedCategories.includes(categoryId));
    return { wanted, heads };
  });
}

/** How many of the featured articles at the head of home were not opened yet. */
export function countUnreadFeatured(): Promise<number> {
  return read(['heads', 'reading'], async (transaction) => {
    const featured = await transaction.objectStore('heads').index('featured').getAll(1, COUNTED);
    const reading = transaction.objectStore('reading');
    const opened = await Promise.all(featured.map(({ key }) => reading.getKey(key)));
    return opened.filter((key) => key === undefined).length;
  });
}

function strings(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null;
}

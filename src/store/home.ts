import type { FeedInfo } from '../feed/article.ts';
import { read } from './database.ts';
import { getCounts, getMeta, getSyncRecord } from './meta.ts';
import type { ArticleHead, Counts } from './schema.ts';

/** How many articles the head of home shows. */
const FEATURED_SHOWN = 5;

export interface HomeData {
  /** `null` while nothing is known of the feed. */
  feed: FeedInfo | null;
  /** Whether the feed was read, and not only an article that a page brought along. */
  isRead: boolean;
  featured: ArticleHead[];
  newest: ArticleHead[];
  counts: Counts;
}

/** Everything the first screen needs, in one transaction. */
export function readHome(limit: number): Promise<HomeData> {
  return read(['heads', 'meta'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const meta = transaction.objectStore('meta');
    const [feed, counts, sync, featured, newest] = await Promise.all([
      getMeta(meta, 'feed'),
      getCounts(meta),
      getSyncRecord(meta),
      // Equal index keys come in the order of the primary key: newest first.
      heads.index('featured').getAll(1, FEATURED_SHOWN),
      heads.getAll(null, limit),
    ]);
    const isRead = sync.feedUrl !== '';
    return { feed: feed ?? null, isRead, featured, newest, counts };
  });
}

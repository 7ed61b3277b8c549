import type { Article, FeedInfo } from '../../feed/article.ts';
import { type FeedItem, itemJson } from './item-json.ts';

/** Items of the head feed: about two screens of the newest on a large phone, and one small request. */
export const HEAD_ITEMS = 50;
/** Items of an archive page: the unit of sync, so the unit that one transaction on a phone applies. */
export const PAGE_ITEMS = 100;

export interface FeedPage {
  /** Site-relative path: `feed.json`, `feed/2020-05.json`, `feed/2020-05-2.json`. */
  path: string;
  articles: Article[];
}

/** Newest first; undated articles last; ties in a fixed order, so that a second run writes the same bytes. */
export function byNewest(a: Article, b: Article): number {
  return (
    (b.publishedAtMs ?? Number.NEGATIVE_INFINITY) - (a.publishedAtMs ?? Number.NEGATIVE_INFINITY) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/**
 * Cuts articles into the head and the archive by month of publication in the feed's zone. Within a month the
 * pages fill from the oldest article, so a new one changes only the month's last page.
 */
export function paginate(articles: Article[], timezone: string): { head: FeedPage; archive: FeedPage[] } {
  const newest = [...articles].sort(byNewest);
  const months = new Map<string, Article[]>();
  const monthOf = monthReader(timezone);
  for (const article of newest) {
    const month = monthOf(article.publishedAtMs);
    const group = months.get(month);
    if (group) group.push(article);
    else months.set(month, [article]);
  }
  const archive: FeedPage[] = [];
  for (const [month, group] of months) {
    const pageCount = Math.ceil(group.length / PAGE_ITEMS);
    for (let page = pageCount; page >= 1; page--) {
      // Page 1 holds the month's oldest articles; the chain goes newest first all the same.
      const end = group.length - (page - 1) * PAGE_ITEMS;
      archive.push({
        path: `feed/${month}${page > 1 ? `-${page}` : ''}.json`,
        articles: group.slice(Math.max(0, end - PAGE_ITEMS), end),
      });
    }
  }
  return { head: { path: 'feed.json', articles: newest.slice(0, HEAD_ITEMS) }, archive };
}

function monthReader(timezone: string): (timeMs: number | null) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit' });
  return (timeMs) => {
    if (timeMs === null) return 'undated';
    const parts = Object.fromEntries(format.formatToParts(timeMs).map(({ type, value }) => [type, value]));
    return `${parts.year?.padStart(4, '0')}-${parts.month}`;
  };
}

export interface FeedPageContext {
  info: FeedInfo;
  /** Absolute URL of the site with a trailing slash, or `''`: the feed's URLs are then relative. */
  base: string;
  /** Site-relative path of the next page, `''` on the last. */
  nextPath: string;
  /** Site-relative path of the manifest, `''` for none. */
  manifestPath: string;
}

/** A page as a JSON Feed 1.1 document. */
export function feedJson(page: FeedPage, context: FeedPageContext): string {
  return `${JSON.stringify({ ...feedHead(page.path, context), items: page.articles.map(itemJson) })}\n`;
}

/** Everything of a feed document but its items. */
export function feedHead(path: string, context: FeedPageContext): Record<string, unknown> {
  const { info, base, nextPath, manifestPath } = context;
  const profile = {
    ...(info.categories.length > 0 && { categories: info.categories }),
    ...(Object.keys(info.abbreviations).length > 0 && { abbreviations: info.abbreviations }),
    ...(manifestPath && { manifest: siteUrl(manifestPath, base, path) }),
    ...(info.withdrawn.length > 0 && {
      withdrawn: info.withdrawn.map(({ id, reason, dateMs }) => ({
        id,
        ...(dateMs !== null && { date: new Date(dateMs).toISOString() }),
        ...(reason && { reason }),
      })),
    }),
    timezone: info.timezone,
  };
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: info.title,
    ...(info.description && { description: info.description }),
    ...(base && { home_page_url: base, feed_url: base + path }),
    ...(nextPath && { next_url: siteUrl(nextPath, base, path) }),
    ...(info.iconUrl && { icon: info.iconUrl }),
    language: info.language,
    _bantin: profile,
  };
}

/** A URL of the site: absolute where the base is known, else relative to the document `from`. */
export function siteUrl(path: string, base: string, from: string): string {
  if (base) return base + path;
  return '../'.repeat(from.split('/').length - 1) + path;
}

export type { FeedItem };

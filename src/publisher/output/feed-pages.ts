import type { FeedInfo } from '../../feed/article.ts';
import { MANIFEST_PATH } from '../../site/manifest.ts';
import type { FeedItem } from './item-json.ts';

/** Items of the head feed: about two screens of the newest on a large phone, and one small request. */
export const HEAD_ITEMS = 50;
/**
 * Items of an archive page: the unit of sync. An edited article costs every reader its page; 30 articles of 600
 * words are 34 KB compressed, 100 would be 110.
 */
export const PAGE_ITEMS = 30;

interface Dated {
  id: string;
  publishedAtMs: number | null;
}

export interface FeedPage<T extends Dated> {
  /** Site-relative path: `feed/2020-05.json`, `feed/2020-05-2.json`. */
  path: string;
  /** Newest first. */
  entries: T[];
}

/** Newest first; undated articles last; ties in a fixed order, so that a second run writes the same bytes. */
export function byNewest(a: Dated, b: Dated): number {
  if (a.publishedAtMs !== b.publishedAtMs) {
    if (a.publishedAtMs === null) return 1;
    if (b.publishedAtMs === null) return -1;
    return b.publishedAtMs - a.publishedAtMs;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Cuts articles, newest first, into the archive by month of publication in the feed's zone. Within a month the
 * pages fill from the oldest article, so a new one changes only the month's last page.
 */
export function archivePages<T extends Dated>(newestFirst: T[], timezone: string): FeedPage<T>[] {
  const months = new Map<string, T[]>();
  const monthOf = monthReader(timezone);
  for (const entry of newestFirst) {
    const month = monthOf(entry.publishedAtMs);
    const group = months.get(month);
    if (group) group.push(entry);
    else months.set(month, [entry]);
  }
  const pages: FeedPage<T>[] = [];
  for (const [month, group] of months) {
    for (let page = Math.ceil(group.length / PAGE_ITEMS); page >= 1; page--) {
      // Page 1 holds the month's oldest articles; the chain goes newest first all the same.
      const end = group.length - (page - 1) * PAGE_ITEMS;
      const path = `feed/${month}${page > 1 ? `-${page}` : ''}.json`;
      pages.push({ path, entries: group.slice(Math.max(0, end - PAGE_ITEMS), end) });
    }
  }
  return pages;
}

function monthReader(timezone: string): (timeMs: number | null) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit' });
  return (timeMs) => {
    if (timeMs === null) return 'undated';
    const parts = format.formatToParts(timeMs);
    const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}`;
  };
}

export interface FeedDocumentContext {
  info: FeedInfo;
  /** Absolute URL of the site with a trailing slash, or its path (`/`) while the address is unknown. */
  base: string;
}

/** The head feed: the newest items, everything the feed says of itself, and where the manifest is. */
export function headFeed(items: string[], nextPath: string, { info, base }: FeedDocumentContext): string {
  const profile = {
    ...(info.categories.length > 0 && { categories: info.categories }),
    ...(Object.keys(info.abbreviations).length > 0 && { abbreviations: info.abbreviations }),
    manifest: base + MANIFEST_PATH,
    ...(info.withdrawn.length > 0 && {
      withdrawn: info.withdrawn.map(({ id, reason, dateMs }) => ({
        id,
        ...(dateMs !== null && { date: new Date(dateMs).toISOString() }),
        ...(reason && { reason }),
      })),
    }),
    timezone: info.timezone,
  };
  return feedDocument('feed.json', items, nextPath, { info, base }, profile, {
    ...(info.description && { description: info.description }),
    // An icon elsewhere would be a request to a stranger for every reader.
    ...(info.iconUrl.startsWith(base) && base.length > 1 && { icon: info.iconUrl }),
  }).join('');
}

/**
 * An archive page. It says of the feed only what does not change from day to day, so that a new category leaves
 * every page as it was.
 *
 * @returns its text in pieces: a string of them all would be copied twice on its way to the file
 */
export function archiveFeed(path: string, items: string[], nextPath: string, context: FeedDocumentContext): string[] {
  return feedDocument(path, items, nextPath, context, { timezone: context.info.timezone }, {});
}

/**
 * The one-item feed beside an article's page, for an installed app that follows a link to what it does not hold,
 * and in the page itself for one that was never there before: it names the article's category.
 */
export function itemFeed(slug: string, item: FeedItem, categoryId: string, context: FeedDocumentContext): string {
  const { timezone, categories } = context.info;
  const own = categories.filter(({ id }) => id === categoryId);
  const profile = { timezone, ...(own.length > 0 && { categories: own }) };
  return feedDocument(`bai-viet/${slug}/item.json`, [JSON.stringify(item)], '', context, profile, {}).join('');
}

function feedDocument(
  path: string,
  items: string[],
  nextPath: string,
  { info, base }: FeedDocumentContext,
  profile: Record<string, unknown>,
  more: Record<string, unknown>,
): string[] {
  const head = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: info.title || 'Bản Tin',
    home_page_url: base,
    feed_url: base + path,
    ...(nextPath && { next_url: base + nextPath }),
    language: info.language,
    ...more,
    // Tells an app that meets the feed elsewhere which addresses are the site's own (`site/served-text.ts`).
    _bantin: { ...profile, ...(base.startsWith('http') && { base }) },
  });
  const separated = items.flatMap((item, at) => (at === 0 ? [item] : [',', item]));
  return [`${head.slice(0, -1)},"items":[`, ...separated, ']}\n'];
}

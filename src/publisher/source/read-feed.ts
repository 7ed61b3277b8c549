import { createHash } from 'node:crypto';
import type { Article, FeedInfo, FeedWarning, ParsedFeed } from '../../feed/article.ts';
import { decodeFeed } from '../../feed/decode-feed.ts';
import { FeedError } from '../../feed/feed-error.ts';
import { parseFeed } from '../../feed/parse-feed.ts';
import { FetchError } from '../net/fetch-bytes.ts';
import { PublisherError } from '../publisher-error.ts';
import { FEED_LIMITS, type FeedSource, LOCAL_BASE, relativeOf } from './feed-source.ts';

/** A chain longer than this is a fault of its server: at 10 items a page it already is 20,000 articles. */
const MAX_PAGES = 2000;
/** An answer that spent longer than this in a cache may lack what was published since. */
const STALE_SECONDS = 24 * 3600;

export interface FeedDocument {
  url: string;
  /** Of the bytes as they came, in hexadecimal. */
  sha256: string;
}

/** One page of a chain, with its warnings; articles met on an earlier page are left out. */
export interface ReadPage extends FeedDocument {
  info: FeedInfo;
  articles: Article[];
  warnings: FeedWarning[];
  /** False on the last page when the chain goes on but could not be read: older articles may well exist. */
  complete: boolean;
}

/**
 * Reads a feed page by page along its `next_url` chain, holding one page at a time. A fault on the first page
 * refuses the feed; one further on ends the chain with a warning, since what was read is not wrong for it.
 *
 * @throws PublisherError
 */
export async function* readPages(source: FeedSource): AsyncGenerator<ReadPage, void, undefined> {
  const seenUrls = new Set([source.url]);
  const seenIds = new Set<string>();
  let page = await fetchPage(source, source.url);
  const feedUrl = page.info.feedUrl;
  source.adopt(feedUrl);
  seenUrls.add(feedUrl);
  for (let pageCount = 1; ; pageCount++) {
    const articles = page.articles.filter(({ id }) => !seenIds.has(id));
    for (const { id } of articles) seenIds.add(id);
    const next = page.info.nextUrl;
    const following = next === '' ? null : await follow(source, next, feedUrl, seenUrls, pageCount);
    const fault = following !== null && 'code' in following ? following : null;
    const warnings = fault ? [...page.warnings, fault] : page.warnings;
    yield { ...page, articles, warnings, complete: fault === null };
    if (following === null || fault !== null) return;
    page = following as FetchedPage;
  }
}

interface FetchedPage extends ParsedFeed, FeedDocument {}

async function follow(
  source: FeedSource,
  next: string,
  feedUrl: string,
  seenUrls: Set<string>,
  pageCount: number,
): Promise<FetchedPage | FeedWarning> {
  const fault = (code: string, detail: string): FeedWarning => ({ code, path: 'next_url', itemId: '', detail });
  if (seenUrls.has(next)) return fault('next-page-repeats', relativeOf(next));
  if (!belongsToChain(next, source, feedUrl)) return fault('next-page-elsewhere', relativeOf(next));
  if (pageCount >= MAX_PAGES) return fault('next-page-endless', String(MAX_PAGES));
  seenUrls.add(next);
  try {
    const page = await fetchPage(source, next);
    const named = page.warnings.map((warning) => ({ ...warning, path: `${relativeOf(next)}: ${warning.path}` }));
    return { ...page, warnings: named };
  } catch (error) {
    if (!(error instanceof PublisherError)) throw error;
    const reason = `${error.code} ${error.details.reason ?? ''} ${error.details.detail ?? ''}`.trim();
    return fault('next-page-failed', `${relativeOf(next)}: ${reason}`);
  }
}

/** Same origin and scheme as the feed; a local feed may also name its later pages by their published address. */
function belongsToChain(url: string, source: FeedSource, feedUrl: string): boolean {
  if (source.kind === 'address') return new URL(url).origin === new URL(source.url).origin;
  return url.startsWith(LOCAL_BASE) || (/^https?:/.test(feedUrl) && new URL(url).origin === new URL(feedUrl).origin);
}

async function fetchPage(source: FeedSource, url: string): Promise<FetchedPage> {
  try {
    const document = await source.read(url, FEED_LIMITS);
    const parsed = parseFeed(decodeFeed(document.bytes), { url: source.kind === 'file' ? url : document.url });
    const hours = String(Math.round(document.ageSeconds / 3600));
    const stale: FeedWarning[] =
      document.ageSeconds > STALE_SECONDS
        ? [{ code: 'feed-stale', path: relativeOf(url), itemId: '', detail: hours }]
        : [];
    return { ...parsed, warnings: [...stale, ...parsed.warnings], url, sha256: sha256Hex(document.bytes) };
  } catch (error) {
    if (error instanceof FetchError) throw fromFetch(error, url);
    if (error instanceof FeedError) throw fromFeed(error, url);
    throw error;
  }
}

export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function fromFeed(error: FeedError, url: string): PublisherError {
  const { code, path, detail } = error;
  const place = { line: error.line ?? 0, column: error.column ?? 0 };
  const details = { url: relativeOf(url), path, detail, ...place, limitBytes: FEED_LIMITS.maxBytes };
  return new PublisherError(code, details, { cause: error });
}

function fromFetch(error: FetchError, url: string): PublisherError {
  const details = { url: relativeOf(url), reason: error.failure, detail: error.detail };
  switch (error.failure) {
    case 'too-large':
      return new PublisherError('too-large', { ...details, limitBytes: Number(error.detail) }, { cause: error });
    case 'truncated':
      return new PublisherError('truncated', details, { cause: error });
    case 'address':
      return new PublisherError('address-refused', { ...details, url: error.url }, { cause: error });
    default:
      return new PublisherError('transport', details, { cause: error });
  }
}

export interface ReadFeed {
  info: FeedInfo;
  /** In the feed's own order, each id once. */
  articles: Article[];
  warnings: FeedWarning[];
  pageCount: number;
  complete: boolean;
}

/** The whole chain at once, for a check of a feed that fits into memory. @throws PublisherError */
export async function readFeed(source: FeedSource): Promise<ReadFeed> {
  let feed: ReadFeed | null = null;
  for await (const { info, articles, warnings, complete } of readPages(source)) {
    if (feed === null) feed = { info, articles: [...articles], warnings: [...warnings], pageCount: 1, complete };
    else {
      feed.articles.push(...articles);
      feed.warnings.push(...warnings);
      feed.pageCount++;
      feed.complete = complete;
    }
  }
  if (feed === null) throw new Error('a feed without a first page is refused before');
  return feed;
}

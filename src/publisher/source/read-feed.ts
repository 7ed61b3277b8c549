import { createHash } from 'node:crypto';
import type { Article, FeedInfo, FeedWarning } from '../../feed/article.ts';
import { FeedError } from '../../feed/feed-error.ts';
import { FetchError } from '../net/fetch-bytes.ts';
import { PublisherError } from '../publisher-error.ts';
import { FEED_LIMITS, type FeedSource, LOCAL_BASE, relativeOf } from './feed-source.ts';
import { type PageContent, type PageReader, type PageReading, readPageHere } from './read-page.ts';

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
export interface ReadPage<T> extends FeedDocument, PageContent<T> {
  /** False on the last page when the chain goes on but could not be read: older articles may well exist. */
  complete: boolean;
}

/** Pages that are fetched, and read by other threads, before the one that is asked for is done. */
const AHEAD = 3;

/**
 * Reads a feed page by page along its `next_url` chain, holding a few pages at a time. A fault on the first page
 * refuses the feed; one further on ends the chain with a warning, since what was read is not wrong for it.
 *
 * @throws PublisherError
 */
export async function* readPages<T extends { id: string }>(
  source: FeedSource,
  reader: PageReader<T>,
): AsyncGenerator<ReadPage<T>, void, undefined> {
  const seenIds = new Set<string>();
  const first = await fetchPage(source, source.url, reader);
  const chain: Chain<T> = {
    source,
    reader,
    feedUrl: first.info.feedUrl,
    origins: new Set([source.url, first.cameFrom].map((url) => new URL(url).origin)),
    seenUrls: new Set([source.url]),
    pageCount: 1,
  };
  source.adopt(chain.feedUrl);
  chain.seenUrls.add(chain.feedUrl);
  const ahead: FetchedPage<T>[] = [first];
  let fault: FeedWarning | null = null;
  for (;;) {
    for (let last = ahead.at(-1); last && fault === null && ahead.length <= AHEAD; last = ahead.at(-1)) {
      if (last.info.nextUrl === '') break;
      const following = await follow(chain, last.info.nextUrl);
      if ('code' in following) fault = following;
      else ahead.push(following);
    }
    const page = ahead.shift();
    if (page === undefined) return;
    const content = await page.content;
    const articles = content.articles.filter(({ id }) => !seenIds.has(id));
    for (const { id } of articles) seenIds.add(id);
    const isLast = ahead.length === 0 && fault !== null;
    const warnings = [...page.stale, ...content.warnings.map(page.placed), ...(isLast && fault ? [fault] : [])];
    const { url, sha256 } = page;
    yield { url, sha256, info: content.info, articles, warnings, complete: !isLast };
  }
}

interface FetchedPage<T> extends FeedDocument, Omit<PageReading<T>, 'opened'> {
  /** Where it was in the end, behind redirects. */
  cameFrom: string;
  info: FeedInfo;
  stale: FeedWarning[];
  /** Names the page in the places of its warnings, where it is not the first. */
  placed(warning: FeedWarning): FeedWarning;
}

interface Chain<T> {
  source: FeedSource;
  reader: PageReader<T>;
  feedUrl: string;
  /** Of the address as given and of the one it led to. */
  origins: ReadonlySet<string>;
  seenUrls: Set<string>;
  pageCount: number;
}

async function follow<T>(chain: Chain<T>, next: string): Promise<FetchedPage<T> | FeedWarning> {
  const { source, seenUrls } = chain;
  const fault = (code: string, detail: string): FeedWarning => ({ code, path: 'next_url', itemId: '', detail });
  if (seenUrls.has(next)) return fault('next-page-repeats', relativeOf(next));
  if (!belongsToChain(next, chain)) return fault('next-page-elsewhere', relativeOf(next));
  if (chain.pageCount >= MAX_PAGES) return fault('next-page-endless', String(MAX_PAGES));
  seenUrls.add(next);
  chain.pageCount++;
  try {
    const page = await fetchPage(source, next, chain.reader);
    const placed = (warning: FeedWarning) => ({ ...warning, path: `${relativeOf(next)}: ${warning.path}` });
    return { ...page, stale: page.stale.map(placed), placed };
  } catch (error) {
    if (!(error instanceof PublisherError)) throw error;
    const { reason = '', detail = '', line, column } = error.details;
    const place = line ? `${line}:${column}` : '';
    const told = [error.code, reason, place, detail].filter((part) => part !== '').join(' ');
    return fault('next-page-failed', `${relativeOf(next)}: ${told}`);
  }
}

/** Same origin and scheme as the feed; a local feed may also name its later pages by their published address. */
function belongsToChain<T>(url: string, { source, feedUrl, origins }: Chain<T>): boolean {
  if (source.kind === 'address') return origins.has(new URL(url).origin);
  return url.startsWith(LOCAL_BASE) || (/^https?:/.test(feedUrl) && new URL(url).origin === new URL(feedUrl).origin);
}

async function fetchPage<T>(source: FeedSource, url: string, reader: PageReader<T>): Promise<FetchedPage<T>> {
  try {
    const document = await source.read(url, FEED_LIMITS);
    const sha256 = sha256Hex(document.bytes);
    const { opened, content } = reader(document.bytes, source.kind === 'file' ? url : document.url);
    const info = await opened;
    const hours = String(Math.round(document.ageSeconds / 3600));
    const stale: FeedWarning[] =
      document.ageSeconds > STALE_SECONDS
        ? [{ code: 'feed-stale', path: relativeOf(url), itemId: '', detail: hours }]
        : [];
    return { url, cameFrom: document.url, sha256, info, content, stale, placed: (warning) => warning };
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
  for await (const { info, articles, warnings, complete } of readPages(source, readPageHere)) {
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

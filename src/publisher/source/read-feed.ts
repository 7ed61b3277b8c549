import type { Article, FeedInfo, FeedWarning, ParsedFeed } from '../../feed/article.ts';
import { decodeFeed } from '../../feed/decode-feed.ts';
import { FeedError } from '../../feed/feed-error.ts';
import { parseFeed } from '../../feed/parse-feed.ts';
import { FetchError } from '../net/fetch-bytes.ts';
import { PublisherError } from '../publisher-error.ts';
import { FEED_LIMITS, type FeedSource, LOCAL_BASE, relativeOf } from './feed-source.ts';

/** A chain longer than this is a fault of its server: at 10 items a page it already is 20,000 articles. */
const MAX_PAGES = 2000;

export interface ReadFeed {
  info: FeedInfo;
  /** In the feed's own order, each id once. */
  articles: Article[];
  warnings: FeedWarning[];
  pageCount: number;
  /** False when a later page could not be read: what is missing here may well still exist. */
  complete: boolean;
}

/**
 * Reads a feed with its whole `next_url` chain. A fault on the first page refuses the feed; one further on
 * ends the chain with a warning, since older articles may be missing but none read is wrong.
 *
 * @throws PublisherError
 */
export async function readFeed(source: FeedSource, onPage?: (pages: number) => void): Promise<ReadFeed> {
  const first = await readPage(source, source.url);
  source.adopt(first.info.feedUrl);
  const warnings = [...first.warnings];
  const articles = new Map(first.articles.map((article) => [article.id, article]));
  const seen = new Set([source.url, first.info.feedUrl]);
  let next = first.info.nextUrl;
  let pageCount = 1;
  let complete = true;
  const stop = (code: string, detail: string) => {
    warnings.push({ code, path: 'next_url', itemId: '', detail });
    complete = false;
    next = '';
  };
  onPage?.(pageCount);
  while (next !== '') {
    if (seen.has(next)) stop('next-page-repeats', relativeOf(next));
    else if (!belongsToChain(next, source, first.info.feedUrl)) stop('next-page-elsewhere', relativeOf(next));
    else if (pageCount >= MAX_PAGES) stop('next-page-endless', String(MAX_PAGES));
    else {
      const url = next;
      seen.add(url);
      try {
        const page = await readPage(source, url);
        pageCount++;
        onPage?.(pageCount);
        warnings.push(...page.warnings.map((warning) => ({ ...warning, path: `${relativeOf(url)}: ${warning.path}` })));
        for (const article of page.articles) if (!articles.has(article.id)) articles.set(article.id, article);
        next = page.info.nextUrl;
      } catch (error) {
        if (!(error instanceof PublisherError)) throw error;
        stop('next-page-failed', `${relativeOf(url)}: ${error.code} ${error.details.reason ?? ''}`.trim());
      }
    }
  }
  return { info: first.info, articles: [...articles.values()], warnings, pageCount, complete };
}

/** Same origin and scheme as the feed; a local feed may also name its later pages by their published address. */
function belongsToChain(url: string, source: FeedSource, feedUrl: string): boolean {
  if (source.kind === 'address') return new URL(url).origin === new URL(source.url).origin;
  return url.startsWith(LOCAL_BASE) || (/^https?:/.test(feedUrl) && new URL(url).origin === new URL(feedUrl).origin);
}

async function readPage(source: FeedSource, url: string): Promise<ParsedFeed> {
  try {
    const document = await source.read(url, FEED_LIMITS);
    return parseFeed(decodeFeed(document.bytes), { url: source.kind === 'file' ? url : document.url });
  } catch (error) {
    if (error instanceof FetchError) throw fromFetch(error, url);
    if (error instanceof FeedError) throw fromFeed(error, url);
    throw error;
  }
}

function fromFeed(error: FeedError, url: string): PublisherError {
  return new PublisherError(
    error.code,
    {
      url: relativeOf(url),
      path: error.path,
      detail: error.detail,
      line: error.line ?? 0,
      column: error.column ?? 0,
      limitBytes: FEED_LIMITS.maxBytes,
    },
    { cause: error },
  );
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

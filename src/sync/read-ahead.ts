import { limits } from '../feed/limits.ts';
import type { OpenFeed } from '../feed/parse-feed.ts';
import { type FetchedDocument, fetchDocument } from './fetch-document.ts';
import { fetchVerified } from './fetch-verified.ts';
import type { PageRequest, PageSource } from './page-source.ts';
import { openPage } from './read-page.ts';

/**
 * Pages on their way beside the one being read. With one, the thread waited a twelfth of a sync for the network:
 * what has arrived is taken up only between two steps of its work.
 */
const PAGES_AHEAD = 2;

/** A page of more bytes is fetched alone, so that a sync never holds several of them. */
const MAX_BYTES_AHEAD = 4 * 1024 * 1024;

/** A page that was fetched, with its items still to be read. */
export interface OpenedPage {
  request: PageRequest;
  feed: OpenFeed;
}

interface PageAhead {
  readonly url: string;
  opened: Promise<OpenedPage>;
  /** 0 until the page is opened. */
  itemCount: number;
}

/** Fetches and opens the pages of a source before their turn comes. */
export class ReadAhead {
  readonly source: PageSource;
  readonly #signal: AbortSignal;
  #ahead: PageAhead[] = [];
  /** Items of the page being read. */
  #itemCount = 0;

  constructor(source: PageSource, signal: AbortSignal) {
    this.source = source;
    this.#signal = signal;
  }

  /** Gives a page, from those on their way or now. Throws `SyncError`, `FeedError` or the signal's reason. */
  async take(request: PageRequest): Promise<OpenedPage> {
    // What was expected to come first and does not is not wanted any more.
    const at = this.#ahead.findIndex(({ url }) => url === request.url);
    const page = this.#ahead[at] ?? this.#begin(request);
    this.#ahead = at < 0 ? [] : this.#ahead.slice(at + 1);
    const opened = await page.opened;
    this.#itemCount = page.itemCount;
    this.#expectAfter(opened);
    return opened;
  }

  /** Opens a page that was fetched already. */
  open(request: PageRequest, { bytes }: FetchedDocument): OpenedPage {
    const opened = { request, feed: openPage(bytes, request.url) };
    this.#itemCount = opened.feed.items.length;
    if (bytes.byteLength <= MAX_BYTES_AHEAD) this.#expectAfter(opened);
    return opened;
  }

  /** Begins to fetch the page that comes next, where it was not known before. */
  expect(request: PageRequest | null): void {
    if (!request || this.#ahead.length >= PAGES_AHEAD) return;
    if (this.#ahead.some(({ url }) => url === request.url)) return;
    this.#ahead.push(this.#begin(request));
  }

  #expectAfter({ request, feed: { info } }: OpenedPage): void {
    const itemCount = this.#ahead.reduce((sum, page) => sum + page.itemCount, this.#itemCount);
    this.expect(this.source.ahead(request, { info, itemCount }));
  }

  #begin(request: PageRequest): PageAhead {
    const page: PageAhead = {
      url: request.url,
      itemCount: 0,
      opened: this.#fetch(request).then(({ bytes }) => {
        const opened = { request, feed: openPage(bytes, request.url) };
        page.itemCount = opened.feed.items.length;
        if (this.#ahead.includes(page) && bytes.byteLength <= MAX_BYTES_AHEAD) this.#expectAfter(opened);
        return opened;
      }),
    };
    // A failure is met when the page's turn comes, after the pages before it.
    page.opened.catch(() => undefined);
    return page;
  }

  #fetch({ url, file }: PageRequest): Promise<FetchedDocument> {
    const signal = this.#signal;
    return file ? fetchVerified(url, file, signal) : fetchDocument(url, { maxBytes: limits.feedBytes, signal });
  }
}

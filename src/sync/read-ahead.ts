import { limits } from '../feed/limits.ts';
import type { OpenFeed } from '../feed/parse-feed.ts';
import { breathe } from './breathe.ts';
import { type FetchedDocument, fetchDocument } from './fetch-document.ts';
import { fetchVerified } from './fetch-verified.ts';
import type { PageRequest, PageSource } from './page-source.ts';
import { openPage } from './read-page.ts';

/**
 * Pages on their way beside the one being read. With one, the thread waited a tenth of a sync for the network: what
 * has arrived is taken up only between two steps of its work.
 */
const PAGES_AHEAD = 2;

/** Nothing is fetched ahead of a page of more bytes, so that a sync never holds several of them. */
const MAX_BYTES_AHEAD = 4 * 1024 * 1024;

/** A page that was fetched, with its items still to be read. */
export interface OpenedPage {
  request: PageRequest;
  feed: OpenFeed;
  sizeBytes: number;
  /** As in `FetchedDocument`. */
  servedAtMs: number | null;
}

interface PageAhead {
  request: PageRequest;
  /** Settles once the page is opened or cannot be. */
  opening: Promise<OpenedPage>;
  opened: OpenedPage | null;
}

/** Fetches and opens the pages of a source before their turn comes. */
export class ReadAhead {
  readonly source: PageSource;
  readonly #signal: AbortSignal;
  #ahead: PageAhead[] = [];
  /** The page being read. */
  #current: OpenedPage | null = null;

  constructor(source: PageSource, signal: AbortSignal) {
    this.source = source;
    this.#signal = signal;
  }

  /** Gives a page, from those on their way or now. Throws `SyncError`, `FeedError` or the signal's reason. */
  async take(request: PageRequest): Promise<OpenedPage> {
    const at = this.#ahead.findIndex((page) => page.request.url === request.url);
    const page = this.#ahead[at] ?? this.#begin(request);
    // What was expected to come first and does not is not wanted any more.
    this.#ahead = at < 0 ? [] : this.#ahead.slice(at + 1);
    this.#current = null;
    this.#current = await page.opening;
    this.#refill();
    return this.#current;
  }

  /** Opens a page that was fetched already. */
  open(request: PageRequest, document: FetchedDocument): OpenedPage {
    this.#current = openedPage(request, document);
    this.#refill();
    return this.#current;
  }

  /** Begins to fetch a page that its forerunner could not yet name for sure. */
  expect(request: PageRequest | null): void {
    if (!request || this.#ahead.some((page) => page.request.url === request.url)) return;
    if (this.#ahead.length < PAGES_AHEAD) this.#ahead.push(this.#begin(request));
  }

  /** Begins to fetch what the last of the opened pages names. */
  #refill(): void {
    const last = this.#ahead.length > 0 ? this.#ahead.at(-1)?.opened : this.#current;
    if (!last || last.sizeBytes > MAX_BYTES_AHEAD) return;
    const opened = [this.#current, ...this.#ahead.map((page) => page.opened)];
    const itemCount = opened.reduce((sum, page) => sum + (page?.feed.items.length ?? 0), 0);
    this.expect(this.source.ahead(last.request, { info: last.feed.info, itemCount }));
  }

  #begin(request: PageRequest): PageAhead {
    const opening = this.#fetch(request).then(async (document) => {
      await breathe();
      page.opened = openedPage(request, document);
      this.#refill();
      return page.opened;
    });
    // A failure is met when the page's turn comes, after the pages before it.
    opening.catch(() => undefined);
    const page: PageAhead = { request, opening, opened: null };
    return page;
  }

  #fetch({ url, file }: PageRequest): Promise<FetchedDocument> {
    const signal = this.#signal;
    return file ? fetchVerified(url, file, signal) : fetchDocument(url, { maxBytes: limits.feedBytes, signal });
  }
}

function openedPage(request: PageRequest, { bytes, servedAtMs }: FetchedDocument): OpenedPage {
  return { request, feed: openPage(bytes, request.url), sizeBytes: bytes.byteLength, servedAtMs };
}

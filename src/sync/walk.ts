import type { ParsedFeed } from '../feed/article.ts';
import type { FetchedDocument } from './fetch-document.ts';
import { PageApplier, type Tally } from './page-applier.ts';
import type { PageRequest, PageSource } from './page-source.ts';
import type { PagePlan } from './plan-page.ts';
import { type OpenedPage, ReadAhead } from './read-ahead.ts';
import { readItems } from './read-page.ts';

export interface WalkOptions {
  feedUrl: string;
  articleLimit: number;
  signal: AbortSignal;
  onApplied(tally: Tally): void;
}

/**
 * Fetches, compares and applies the pages that a source names, each in one transaction. While a page is being
 * committed the next one is compared and those after it are fetched.
 */
export class Walk {
  readonly applier: PageApplier;
  readonly #options: WalkOptions;

  private constructor(options: WalkOptions, applier: PageApplier) {
    this.#options = options;
    this.applier = applier;
  }

  static async load(options: WalkOptions): Promise<Walk> {
    return new Walk(options, await PageApplier.load(options));
  }

  /** The pages of a source, for `run` and `read`. */
  readAhead(source: PageSource): ReadAhead {
    return new ReadAhead(source, this.#options.signal);
  }

  /** Reads all pages of the source. `onPage` is called after each. */
  async run(pages: ReadAhead, onPage?: (page: PageRequest) => void): Promise<void> {
    const { source } = pages;
    for (let page = source.next(); page; page = source.next()) {
      this.#options.signal.throwIfAborted();
      try {
        await this.#read(pages, await pages.take(page));
      } catch (error) {
        if (!source.skipped(page, error)) throw error;
        continue;
      }
      onPage?.(page);
    }
    await this.applier.settled();
  }

  /** Reads one page that was fetched, the source's next one; begins to fetch what comes after it. */
  async read(pages: ReadAhead, page: PageRequest, document: FetchedDocument): Promise<void> {
    await this.#read(pages, pages.open(page, document));
  }

  async #read(pages: ReadAhead, { request, feed, servedAtMs }: OpenedPage): Promise<void> {
    const parsed = await readItems(feed);
    const { isHead, file } = request;
    const plan = await this.applier.plan(parsed, { isHead, isVerified: file !== null, servedAtMs });
    await this.#apply(pages, request, parsed, plan);
  }

  async #apply(pages: ReadAhead, page: PageRequest, parsed: ParsedFeed, plan: PagePlan): Promise<void> {
    const sync = pages.source.passed(page, parsed, plan);
    // After the head page of a published site its manifest comes first.
    if (!page.isHead || !parsed.info.manifestUrl) pages.expect(pages.source.next());
    const { info } = parsed;
    await this.applier.commit(plan, {
      feed: page.isHead ? info : null,
      categories: page.isHead ? [] : info.categories,
      sync,
    });
  }
}

import type { ParsedFeed } from '../feed/article.ts';
import { limits } from '../feed/limits.ts';
import { type FetchedDocument, fetchDocument } from './fetch-document.ts';
import { fetchVerified } from './fetch-verified.ts';
import { PageApplier, type Tally } from './page-applier.ts';
import type { PageRequest, PageSource } from './page-source.ts';
import type { PagePlan } from './plan-page.ts';
import { readPage } from './read-page.ts';

export interface WalkOptions {
  feedUrl: string;
  articleLimit: number;
  signal: AbortSignal;
  onApplied(tally: Tally): void;
}

/**
 * Fetches, compares and applies the pages that a source names, each in one transaction. While a page is being
 * committed the next one is compared and the one after it fetched.
 */
export class Walk {
  readonly applier: PageApplier;
  readonly #options: WalkOptions;
  #prefetched: { url: string; document: Promise<FetchedDocument> } | null = null;

  private constructor(options: WalkOptions, applier: PageApplier) {
    this.#options = options;
    this.applier = applier;
  }

  static async load(options: WalkOptions): Promise<Walk> {
    return new Walk(options, await PageApplier.load(options));
  }

  /** Reads all pages of the source. `onPage` is called after each. */
  async run(source: PageSource, onPage?: (page: PageRequest) => void): Promise<void> {
    for (let page = source.next(); page; page = source.next()) {
      this.#options.signal.throwIfAborted();
      try {
        await this.read(source, page, await this.#fetch(page));
      } catch (error) {
        if (!source.skipped(page, error)) throw error;
        continue;
      }
      onPage?.(page);
    }
    await this.applier.settled();
  }

  /** Reads one page that was fetched, the source's next one; begins to fetch what comes after it. */
  async read(source: PageSource, page: PageRequest, document: FetchedDocument): Promise<void> {
    const parsed = await readPage(document.bytes, page.url, (info, itemCount) => {
      // Already on the way while this page is parsed.
      this.#prefetch(source.ahead(page, { info, itemCount }));
    });
    const plan = await this.applier.plan(parsed, { isHead: page.isHead, isVerified: page.file !== null });
    await this.#apply(source, page, parsed, plan);
  }

  async #apply(source: PageSource, page: PageRequest, parsed: ParsedFeed, plan: PagePlan): Promise<void> {
    const sync = source.passed(page, parsed, plan);
    // After the head page of a published site its manifest comes first.
    if (!page.isHead || !parsed.info.manifestUrl) this.#prefetch(source.next());
    const { info } = parsed;
    await this.applier.commit(plan, {
      feed: page.isHead ? info : null,
      categories: page.isHead ? [] : info.categories,
      sync,
    });
  }

  #prefetch(page: PageRequest | null): void {
    if (!page || this.#prefetched?.url === page.url) return;
    this.#prefetched = { url: page.url, document: this.#fetchNow(page) };
    // Its failure is met when its turn comes, after the pages before it.
    this.#prefetched.document.catch(() => undefined);
  }

  async #fetch(page: PageRequest): Promise<FetchedDocument> {
    const prefetched = this.#prefetched;
    this.#prefetched = null;
    return await (prefetched?.url === page.url ? prefetched.document : this.#fetchNow(page));
  }

  #fetchNow({ url, file }: PageRequest): Promise<FetchedDocument> {
    const { signal } = this.#options;
    return file ? fetchVerified(url, file, signal) : fetchDocument(url, { maxBytes: limits.feedBytes, signal });
  }
}

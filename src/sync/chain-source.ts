import type { FeedInfo, ParsedFeed } from '../feed/article.ts';
import type { PendingWalk, SyncRecord } from '../store/schema.ts';
import { followable, nextWalk, type PageVerdict, pendingAfterPage } from './chain.ts';
import type { PageRequest, PageSource } from './page-source.ts';
import type { PagePlan } from './plan-page.ts';

/**
 * Pages in a row that hold nothing not met before: the chain goes round in circles. A head page of fifty articles
 * that the archive repeats, one on each of its pages, is none yet.
 */
const MAX_IDLE_PAGES = 60;

export interface ChainOptions {
  feedUrl: string;
  articleLimit: number;
  /** Articles stored by now. */
  countArticles(): number;
}

/** The head page, when it was fetched just now. */
export interface ChainHead {
  /** Whether all older pages are wanted as well. */
  toEnd: boolean;
  /** What the sync record is to say once the head page is applied, but for what is still to be read. */
  record(info: FeedInfo, head: PageVerdict): Partial<SyncRecord> & Pick<SyncRecord, 'pending'>;
}

/** The pages of a feed by `next_url`: those of walks that were begun, after the head page where there is one. */
export class ChainSource implements PageSource {
  readonly #options: ChainOptions;
  readonly #visited: Set<string>;
  #idlePages = 0;
  #head: ChainHead | null;
  #pending: PendingWalk[];
  /** Goes into the transaction of the first page. */
  #patch: Partial<SyncRecord>;

  constructor(options: ChainOptions, begin: ChainHead | { pending: PendingWalk[]; patch: Partial<SyncRecord> }) {
    this.#options = options;
    this.#visited = new Set([options.feedUrl]);
    const isHead = 'record' in begin;
    this.#head = isHead ? begin : null;
    this.#pending = isHead ? [] : begin.pending;
    this.#patch = isHead ? {} : begin.patch;
  }

  next(): PageRequest | null {
    const { feedUrl, articleLimit, countArticles } = this.#options;
    if (this.#head) return { url: feedUrl, file: null, isHead: true };
    const walk = nextWalk(this.#pending, countArticles(), articleLimit);
    return walk && { url: walk.url, file: null, isHead: false };
  }

  /** Only a walk to the end is sure to want the next page, and only while there is room. */
  ahead(page: PageRequest, { info, itemCount }: { info: FeedInfo; itemCount: number }): PageRequest | null {
    const { articleLimit, countArticles } = this.#options;
    const toEnd = this.#head ? this.#head.toEnd && !info.manifestUrl : this.#pending[0]?.until === 'end';
    const next = toEnd && followable(info.nextUrl, page.url, this.#visited);
    return next && next !== page.url && countArticles() + itemCount < articleLimit
      ? { url: next, file: null, isHead: false }
      : null;
  }

  passed(page: PageRequest, parsed: ParsedFeed, plan: PagePlan): Partial<SyncRecord> {
    const verdict = this.#judge(page, parsed, plan);
    const record = this.#head
      ? this.#head.record(parsed.info, verdict)
      : { ...this.#patch, pending: pendingAfterPage(this.#pending, verdict) };
    this.#head = null;
    this.#patch = {};
    this.#pending = record.pending;
    return record;
  }

  /** Without the page nobody knows what comes after it. */
  skipped(): boolean {
    return false;
  }

  #judge({ url }: PageRequest, { info }: ParsedFeed, plan: PagePlan): PageVerdict {
    this.#visited.add(url);
    this.#idlePages = plan.firstSeen === 0 ? this.#idlePages + 1 : 0;
    return {
      url,
      nextUrl: this.#idlePages < MAX_IDLE_PAGES ? followable(info.nextUrl, url, this.#visited) : '',
      // A page of nothing but what newer pages of this sync held does not tell whether older ones are known.
      news: plan.fresh.length > 0 || plan.removed.length > 0 || plan.firstSeen === 0,
      limitedTo: plan.beyondLimit > 0 ? this.#options.articleLimit : null,
    };
  }
}

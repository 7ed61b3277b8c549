import type { ParsedFeed } from '../feed/article.ts';
import { limits } from '../feed/limits.ts';
import type { PendingWalk, SyncRecord } from '../store/schema.ts';
import { followable, isFullWalkDue, nextWalk, type PageVerdict, pendingAfterHead, pendingAfterPage } from './chain.ts';
import { type FetchedDocument, fetchDocument, fetchIfChanged } from './fetch-document.ts';
import { PageApplier, type Tally } from './page-applier.ts';
import type { PagePlan } from './plan-page.ts';
import { readPage } from './read-page.ts';

/**
 * Pages in a row that hold nothing not met before: the chain goes round in circles. A head page of fifty articles
 * that the archive repeats, one on each of its pages, is none yet.
 */
const MAX_IDLE_PAGES = 60;

export interface WalkContext {
  feedUrl: string;
  /** As stored when the walk began, with the number of articles. */
  sync: SyncRecord;
  articles: number;
  articleLimit: number;
  signal: AbortSignal;
  onApplied(tally: Tally): void;
  /** The feed's head page was read, or is the same as before: what follows is older. */
  onHead(): void;
}

/**
 * Reads the head page, then the older pages that are to be read, each applied in one transaction. While a page
 * is being committed the next one is compared and the one after it fetched. `null` when nothing was new.
 */
export async function walkFeed(context: WalkContext): Promise<PageApplier | null> {
  const { feedUrl, signal } = context;
  const known = context.sync.feedUrl === feedUrl ? context.sync : null;
  const nowMs = Date.now();
  const request = { maxBytes: limits.feedBytes, signal };
  const head = await (known ? fetchIfChanged(feedUrl, known, request) : fetchDocument(feedUrl, request));
  if (!head) return await readOlder(context, nowMs);
  const walk = await Walk.load(context);
  const due = !known || isFullWalkDue(known, nowMs);
  const { parsed, plan, verdict } = await walk.read(head, feedUrl, { isHead: true, toEnd: due });
  const pending = pendingAfterHead(known ?? { pending: [], fullWalkAtMs: 0 }, verdict, nowMs);
  walk.prefetch(pending);
  await walk.applier.commit(plan, {
    feed: parsed.info,
    categories: [],
    sync: {
      feedUrl,
      etag: head.etag,
      lastModified: head.lastModified,
      headNextUrl: verdict.nextUrl,
      pending,
      ...(due && { fullWalkAtMs: nowMs }),
    },
  });
  context.onHead();
  return await walk.readPending(pending, {});
}

/** With the head page as before: the older pages that are still to be read, or are due to be looked at again. */
async function readOlder(context: WalkContext, nowMs: number): Promise<PageApplier | null> {
  const { sync, articles, articleLimit } = context;
  const due = isFullWalkDue(sync, nowMs);
  const pending: PendingWalk[] = due && sync.headNextUrl ? [{ url: sync.headNextUrl, until: 'end' }] : sync.pending;
  context.onHead();
  if (!nextWalk(pending, articles, articleLimit)) return null;
  const walk = await Walk.load(context);
  return await walk.readPending(pending, due ? { fullWalkAtMs: nowMs } : {});
}

class Walk {
  readonly applier: PageApplier;
  readonly #context: WalkContext;
  readonly #visited = new Set<string>();
  #idlePages = 0;
  #prefetched: { url: string; document: Promise<FetchedDocument> } | null = null;

  private constructor(context: WalkContext, applier: PageApplier) {
    this.#context = context;
    this.applier = applier;
    this.#visited.add(context.feedUrl);
  }

  static async load(context: WalkContext): Promise<Walk> {
    return new Walk(context, await PageApplier.load(context));
  }

  /** Parses and compares a page. */
  async read(
    document: FetchedDocument,
    url: string,
    { isHead, toEnd }: { isHead: boolean; toEnd: boolean },
  ): Promise<{ parsed: ParsedFeed; plan: PagePlan; verdict: PageVerdict }> {
    this.#visited.add(url);
    const parsed = await readPage(document.bytes, url, (nextUrl, itemCount) => {
      // Already on the way while this page is parsed; only a walk to the end is sure to want it.
      const next = followable(nextUrl, url, this.#visited);
      const room = this.applier.articles + itemCount < this.#context.articleLimit;
      if (toEnd && next && room) this.#prefetch(next);
    });
    const plan = await this.applier.plan(parsed, isHead);
    this.#idlePages = plan.firstSeen === 0 ? this.#idlePages + 1 : 0;
    const verdict = {
      url,
      nextUrl: this.#idlePages < MAX_IDLE_PAGES ? followable(parsed.info.nextUrl, url, this.#visited) : '',
      // A page of nothing but what newer pages of this sync held does not tell whether older ones are known.
      news: plan.fresh.length > 0 || plan.removed.length > 0 || plan.firstSeen === 0,
      limitedTo: plan.beyondLimit > 0 ? this.#context.articleLimit : null,
    };
    return { parsed, plan, verdict };
  }

  /** Reads the pages of the pending walks. `first` goes into the transaction of the first of them. */
  async readPending(begun: PendingWalk[], first: Partial<SyncRecord>): Promise<PageApplier> {
    let pending = begun;
    let patch = first;
    for (let walk = this.#next(pending); walk; walk = this.#next(pending)) {
      this.#context.signal.throwIfAborted();
      const document = await this.#fetch(walk.url);
      const { parsed, plan, verdict } = await this.read(document, walk.url, {
        isHead: false,
        toEnd: walk.until === 'end',
      });
      pending = pendingAfterPage(pending, verdict);
      this.prefetch(pending);
      await this.applier.commit(plan, {
        feed: null,
        categories: parsed.info.categories,
        sync: { ...patch, pending },
      });
      patch = {};
    }
    await this.applier.settled();
    return this.applier;
  }

  /** Begins to fetch the page that comes next. */
  prefetch(pending: PendingWalk[]): void {
    const next = this.#next(pending);
    if (next) this.#prefetch(next.url);
  }

  #prefetch(url: string): void {
    if (this.#prefetched?.url === url) return;
    this.#prefetched = { url, document: this.#fetchNow(url) };
    // Its failure is met when its turn comes, after the pages before it.
    this.#prefetched.document.catch(() => undefined);
  }

  #next(pending: PendingWalk[]): PendingWalk | null {
    return nextWalk(pending, this.applier.articles, this.#context.articleLimit);
  }

  async #fetch(url: string): Promise<FetchedDocument> {
    const prefetched = this.#prefetched;
    this.#prefetched = null;
    return await (prefetched?.url === url ? prefetched.document : this.#fetchNow(url));
  }

  #fetchNow(url: string): Promise<FetchedDocument> {
    return fetchDocument(url, { maxBytes: limits.feedBytes, signal: this.#context.signal });
  }
}

import type { FeedInfo, FeedWarning, ParsedFeed } from '../feed/article.ts';
import { articleKey } from '../site/article-slug.ts';
import { applyPage, type PageChange, revisionAfter } from '../store/apply-page.ts';
import { type KeptNames, readKeptNames } from '../store/kept.ts';
import { compactLedger, type Ledger, type LoadedLedger, loadLedger, replay } from '../store/ledger.ts';
import type { SyncRecord } from '../store/schema.ts';
import { breathe } from './breathe.ts';
import { recordsOf } from './page-change.ts';
import { changedViews, emptyPlan, orderAtLimit, type PagePlan, planPage, withdrawnEntries } from './plan-page.ts';
import { prepareArticle } from './prepare-article.ts';
import type { ViewCounts } from './view-counts.ts';
import { isMassWithdrawal } from './withdrawals.ts';

/** Warnings kept for the reader and the editor to look at. */
const KEPT_WARNINGS = 50;

/** Articles that make room, and counts that change alone, in one transaction. */
const TRIM_BATCH = 200;
const VIEWS_BATCH = 500;

export interface Tally {
  added: number;
  edited: number;
  removed: number;
  viewsChanged: number;
  /** Articles met, for the progress bar. */
  met: number;
  /** Articles to be met in all, `null` where that is not known. */
  total: number | null;
  warningCount: number;
  /** The first of them. */
  warnings: FeedWarning[];
  /** Stored articles that the feed takes back and that stay all the same. */
  heldBack: number;
}

export interface ApplierOptions {
  feedUrl: string;
  articleLimit: number;
  /** Called after each committed page. */
  onApplied(tally: Tally): void;
}

/** Compares pages with what is stored and applies them, one transaction each, in order. */
export class PageApplier {
  readonly tally: Tally = {
    added: 0,
    edited: 0,
    removed: 0,
    viewsChanged: 0,
    met: 0,
    total: null,
    warningCount: 0,
    warnings: [],
    heldBack: 0,
  };
  /** Counts for articles whose pages tell none, once they are here. */
  viewCounts: Promise<ViewCounts> | null = null;
  readonly #ledger: Ledger;
  readonly #records: number;
  /** Whether anything is known of the feed itself. */
  readonly hasFeed: boolean;
  readonly #articleLimit: number;
  readonly #kept: KeptNames;
  readonly #origin: string;
  readonly #onApplied: (tally: Tally) => void;
  #seen = new Set<string>();
  #withdrawn: ReadonlySet<string>;
  /** As it will be once the running commit is done. */
  #sync: SyncRecord;
  /** The last commit begun, and the one before it. */
  #commit: Promise<void> = Promise.resolve();
  #earlierCommit: Promise<void> = Promise.resolve();

  private constructor(loaded: LoadedLedger, kept: KeptNames, options: ApplierOptions) {
    this.#kept = kept;
    this.#ledger = loaded.ledger;
    this.#sync = loaded.sync;
    this.#records = loaded.records;
    this.#withdrawn = withdrawnKeys(loaded.feed);
    this.#holdBack();
    this.hasFeed = loaded.feed !== null;
    this.#articleLimit = options.articleLimit;
    // The app and its feed are of one origin.
    this.#origin = new URL(options.feedUrl).origin;
    this.#onApplied = options.onApplied;
  }

  static async load(options: ApplierOptions): Promise<PageApplier> {
    const [loaded, kept] = await Promise.all([loadLedger(), readKeptNames()]);
    return new PageApplier(loaded, kept, options);
  }

  get sync(): SyncRecord {
    return this.#sync;
  }

  /** Articles stored once the running commit is done. */
  get articles(): number {
    return this.#ledger.size;
  }

  holds(key: string): boolean {
    return this.#ledger.has(key);
  }

  /** Compares articles met before in this sync as if they came for the first time. */
  forgetMet(): void {
    this.#seen = new Set();
  }

  /** Compares a page; the head page also tells what is withdrawn from the whole feed. */
  async plan(
    parsed: Omit<ParsedFeed, 'info'> & { info: FeedInfo | null },
    page: { isHead: boolean; isVerified: boolean; servedAtMs: number | null },
  ): Promise<PagePlan> {
    const { isHead, isVerified, servedAtMs } = page;
    if (isHead) {
      this.#withdrawn = withdrawnKeys(parsed.info);
      this.#holdBack();
    }
    const { tally } = this;
    tally.met += parsed.articles.length;
    tally.warningCount += parsed.warnings.length;
    tally.warnings.push(...parsed.warnings.slice(0, KEPT_WARNINGS - tally.warnings.length));
    return await planPage(parsed.articles, {
      ledger: this.#ledger,
      withdrawn: this.#withdrawn,
      holdsBack: tally.heldBack > 0,
      seen: this.#seen,
      viewCounts: await this.viewCounts,
      isVerified,
      articleLimit: this.#articleLimit,
      kept: this.#kept,
      prepare: (article, heldOrder) => prepareArticle(article, this.#origin, { servedAtMs, heldOrder }),
    });
  }

  /**
   * Begins to write a planned page, once the one before the last is committed: with two on their way neither
   * thread nor database waits for the other. A failure is thrown by a later call or by `settled()`; nothing
   * after the failed page is written.
   */
  async commit(plan: PagePlan, page: Pick<PageChange, 'feed' | 'categories' | 'sync'>): Promise<void> {
    const records = await recordsOf(plan, this.#sync.nextPackId);
    await this.#earlierCommit;
    await breathe();
    this.#begin({
      ...records,
      ...page,
      sync: { ...page.sync, nextPackId: this.#sync.nextPackId + records.packs.length },
    });
    const { tally } = this;
    const edited = plan.fresh.filter(({ replaces }) => replaces).length;
    tally.edited += edited;
    tally.added += plan.fresh.length - edited;
    tally.removed += plan.removed.length;
    tally.viewsChanged += plan.views.length;
  }

  /** Removes what the feed took back and the reader agreed to let go. */
  async commitWithdrawals(): Promise<void> {
    const plan = { ...emptyPlan(), removed: withdrawnEntries(this.#withdrawn, this.#ledger) };
    await this.commit(plan, { feed: null, categories: [], sync: { heldWithdrawals: 0, withdrawalsAgreed: false } });
    await this.settled();
  }

  /** Decides anew whether what is withdrawn is too much to be obeyed at once. */
  #holdBack(): void {
    const withdrawn = withdrawnEntries(this.#withdrawn, this.#ledger).length;
    const isHeld = !this.#sync.withdrawalsAgreed && isMassWithdrawal(withdrawn, this.#ledger.size);
    this.tally.heldBack = isHeld ? withdrawn : 0;
  }

  /** Writes the counts of stored articles where they have changed. */
  async commitViews(counts: ViewCounts): Promise<void> {
    const views = changedViews(counts, this.#ledger);
    for (let from = 0; from < views.length; from += VIEWS_BATCH) {
      const plan = { ...emptyPlan(), views: views.slice(from, from + VIEWS_BATCH) };
      await this.commit(plan, { feed: null, categories: [], sync: {} });
    }
  }

  /** Resolves when everything begun is committed. */
  async settled(): Promise<void> {
    await this.#earlierCommit;
    await this.#commit;
  }

  /** Lets go of what the reader's limit leaves no room for: the oldest, but none that is saved or kept. */
  async makeRoom(keptKeys: ReadonlySet<string>): Promise<void> {
    await this.settled();
    const cutoff = orderAtLimit(
      [...this.#ledger.values()].map(({ order }) => order),
      this.#articleLimit,
    );
    const removed = [...this.#ledger]
      .filter(([key, { order }]) => order > cutoff && !keptKeys.has(key))
      .map(([key, entry]) => ({ key, ...entry }));
    for (let from = 0; from < removed.length; from += TRIM_BATCH) {
      const plan = { ...emptyPlan(), removed: removed.slice(from, from + TRIM_BATCH) };
      const records = await recordsOf(plan, this.#sync.nextPackId);
      await this.#earlierCommit;
      this.#begin({ ...records, feed: null, categories: [], sync: {} });
    }
    await this.settled();
    await compactLedger(this.#ledger, this.#records, this.#sync.revision);
  }

  #begin(page: Omit<PageChange, 'expectedRevision' | 'revision'>): void {
    const expectedRevision = this.#sync.revision;
    const change = { ...page, expectedRevision, revision: revisionAfter(expectedRevision) };
    this.#sync = { ...this.#sync, ...change.sync, revision: change.revision };
    if (change.ledger) replay(change.ledger, this.#ledger);
    this.#earlierCommit = this.#commit;
    this.#commit = applyPage(change).then(() => this.#onApplied(this.tally));
    this.#commit.catch(() => undefined);
  }
}

function withdrawnKeys(feed: FeedInfo | null): ReadonlySet<string> {
  return new Set(feed?.withdrawn.map(({ id }) => articleKey(id)));
}

import type { Article } from '../feed/article.ts';
import { articleKey } from '../site/article-slug.ts';
import type { RetiredVersion } from '../store/apply-page.ts';
import type { KeptNames } from '../store/kept.ts';
import type { Ledger, LedgerEntry } from '../store/ledger.ts';
import { breathe } from './breathe.ts';
import type { PreparedArticle } from './prepare-article.ts';
import type { ViewCounts } from './view-counts.ts';

/** How a feed page differs from what is stored. */
export interface PagePlan {
  /** To be written: new ones, and edited ones with what they replace. */
  fresh: { prepared: PreparedArticle; replaces: LedgerEntry | null }[];
  removed: (LedgerEntry & { key: string })[];
  views: { key: string; entry: LedgerEntry; viewCount: number }[];
  /** New articles left out because the reader keeps only so many, and these are older than all of them. */
  beyondLimit: number;
  /** Articles not met before in this sync; a page without any leads nowhere. */
  firstSeen: number;
}

export function emptyPlan(): PagePlan {
  return { fresh: [], removed: [], views: [], beyondLimit: 0, firstSeen: 0 };
}

export interface PlanContext {
  ledger: Ledger;
  /** Keys withdrawn by the feed. */
  withdrawn: ReadonlySet<string>;
  /** Withdrawn articles that are stored stay: they are most of all. */
  holdsBack: boolean;
  /** Keys met in this sync; grows. The first one met is the newest: feeds begin with their newest page. */
  seen: Set<string>;
  /** For articles whose page tells no count. */
  viewCounts: ViewCounts | null;
  /** The page is the one that a manifest names: what it says holds, also where it goes back to an older version. */
  isVerified: boolean;
  articleLimit: number;
  /** Saved and kept: the limit is not for these. */
  kept: KeptNames;
  prepare(article: Article, heldOrder: string | null): PreparedArticle;
}

/** Compares a page with the ledger. Nothing is removed for being absent from a feed: only for being withdrawn. */
export async function planPage(articles: Article[], context: PlanContext): Promise<PagePlan> {
  const { ledger, withdrawn, holdsBack, seen, viewCounts, isVerified, prepare } = context;
  const plan = emptyPlan();
  const added: PreparedArticle[] = [];
  for (const given of articles) {
    const key = articleKey(given.id);
    if (seen.has(key)) continue;
    seen.add(key);
    plan.firstSeen++;
    if (withdrawn.has(key)) continue;
    await breathe();
    const article = { ...given, viewCount: given.viewCount ?? viewCounts?.get(key) ?? null };
    const entry = ledger.get(key);
    const prepared = prepare(article, entry?.order ?? null);
    if (!entry) added.push(prepared);
    else if (entry.fingerprint === prepared.head.fingerprint) {
      const { viewCount } = article;
      if (viewCount !== null && viewCount !== entry.viewCount) plan.views.push({ key, entry, viewCount });
    } else if (isVerified || !isOlder(article, entry)) {
      prepared.head.viewCount ??= entry.viewCount;
      plan.fresh.push({ prepared, replaces: entry });
    }
  }
  if (!holdsBack) plan.removed = withdrawnEntries(withdrawn, ledger);
  const admitted = withinLimit(added, context);
  plan.beyondLimit = added.length - admitted.length;
  for (const prepared of admitted) plan.fresh.push({ prepared, replaces: null });
  return plan;
}

/** The stored articles among the withdrawn. */
export function withdrawnEntries(withdrawn: ReadonlySet<string>, ledger: Ledger): PagePlan['removed'] {
  return [...withdrawn].flatMap((key) => {
    const entry = ledger.get(key);
    return entry ? [{ key, ...entry }] : [];
  });
}

/** Stored articles whose count is another one. */
export function changedViews(counts: ViewCounts, ledger: Ledger): PagePlan['views'] {
  return [...counts].flatMap(([key, viewCount]) => {
    const entry = ledger.get(key);
    return entry && entry.viewCount !== viewCount ? [{ key, entry, viewCount }] : [];
  });
}

/** A cache on the way may still hand out an older version. */
function isOlder(article: Article, entry: LedgerEntry): boolean {
  return article.modifiedAtMs !== null && entry.modifiedAtMs !== null && article.modifiedAtMs < entry.modifiedAtMs;
}

/**
 * Those that belong to the newest `limit` of all, or to what the reader keeps. What they push out makes room at the end
 * of the sync.
 */
function withinLimit(added: PreparedArticle[], { ledger, articleLimit: limit, kept }: PlanContext): PreparedArticle[] {
  if (ledger.size + added.length <= limit) return added;
  const orders = [...ledger.values()].map(({ order }) => order);
  const cutoff = orderAtLimit([...orders, ...added.map(({ head }) => head.order)], limit);
  return added.filter(
    ({ head }) => head.order <= cutoff || kept.keys.has(head.key) || kept.categoryIds.has(head.categoryId),
  );
}

/** The order of the last article of the newest `limit`; sorts after every order when there are not so many. */
export function orderAtLimit(orders: string[], limit: number): string {
  return orders.length <= limit ? '\uffff' : (orders.sort()[limit - 1] ?? '');
}

/** The versions that the plan retires. */
export function retiredBy(plan: PagePlan): RetiredVersion[] {
  const replaced = plan.fresh.flatMap(({ prepared: { head }, replaces }) =>
    replaces ? [{ key: head.key, order: replaces.order, doc: replaces.doc, replacedBy: head.order }] : [],
  );
  const removed = plan.removed.map(({ key, order, doc }) => ({ key, order, doc, replacedBy: null }));
  return [...replaced, ...removed];
}

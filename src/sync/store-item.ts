import type { Article } from '../feed/article.ts';
import { FeedError } from '../feed/feed-error.ts';
import { limits } from '../feed/limits.ts';
import { articleKey } from '../site/article-slug.ts';
import { itemPath } from '../site/paths.ts';
import { announceApplied } from '../store/apply-page.ts';
import { evictPictures } from '../store/picture-room.ts';
import { StoreError } from '../store/store-error.ts';
import { readSyncInputs } from '../store/sync-record.ts';
import { fetchDocument } from './fetch-document.ts';
import { PageApplier } from './page-applier.ts';
import { openPage, readItems } from './read-page.ts';
import { SyncError } from './sync-error.ts';

/** A sync may be applying pages meanwhile: each refuses what was prepared before it, and the next try is as quick. */
const MAX_ATTEMPTS = 8;

/** One article's feed; a text of limits.bodyChars in markup is a tenth of it. */
const ITEM_BYTES = Math.min(8 * 1024 * 1024, limits.feedBytes);

/**
 * Fetches the one-item feed beside the page of the article with this slug and stores the article. `false` when the site has none, it is
 * withdrawn, or out of reach. A feed that names no manifest is not of a published site: there is nothing to ask for.
 */
export async function fetchItem(request: ItemRequest): Promise<boolean> {
  try {
    return await requestItem(request);
  } catch (error) {
    if (error instanceof SyncError || error instanceof FeedError) return false;
    throw error;
  }
}

export interface ItemRequest {
  siteUrl: string;
  slug: string;
  signal: AbortSignal;
}

/** The same, but throws `SyncError` and `FeedError` where there is no such item, or it is out of reach. */
export async function requestItem({ siteUrl, slug, signal }: ItemRequest): Promise<boolean> {
  const { sync } = await readSyncInputs();
  if (!sync.published) return false;
  const url = new URL(itemPath(slug), siteUrl).href;
  const { bytes, servedAtMs } = await fetchDocument(url, { maxBytes: ITEM_BYTES, signal });
  return await storeItem({ bytes, url, servedAtMs });
}

/**
 * Stores the article of a one-item feed that came from `url`, whatever the article limit: somebody is looking at
 * it. Where sync stands is left alone. `false` when there is no article in it, or the feed has withdrawn it.
 * Throws `FeedError`, `StoreError`.
 */
export async function storeItem(item: {
  bytes: Uint8Array;
  url: string;
  servedAtMs?: number | null;
}): Promise<boolean> {
  const { bytes, url, servedAtMs = null } = item;
  const parsed = await readItems(openPage(bytes, url));
  const [article] = parsed.articles;
  if (!article) return false;
  const { info } = parsed;
  return await whileUndisturbed(url, async (applier) => {
    const plan = await applier.plan(
      { ...parsed, articles: [article] },
      { isHead: false, isVerified: false, servedAtMs },
    );
    if (plan.fresh.length === 0) return applier.holds(articleKey(article.id));
    // Before the first sync this is all that is known of the feed; enough to draw the article.
    await applier.commit(plan, { feed: applier.hasFeed ? null : info, categories: info.categories, sync: {} });
    await applier.settled();
    announceApplied();
    return true;
  });
}

/** Articles of one transaction: few enough to stay quick. */
const ARTICLES_AT_ONCE = 50;

/**
 * Stores articles that came with a backup, but none that is here already or that the feed has withdrawn. Where sync
 * stands is left alone. Gives how many were stored. Throws `StoreError`.
 */
export async function storeArticles(articles: Article[], siteUrl: string): Promise<number> {
  let stored = 0;
  for (let from = 0; from < articles.length; from += ARTICLES_AT_ONCE) {
    const batch = articles.slice(from, from + ARTICLES_AT_ONCE);
    stored += await whileUndisturbed(siteUrl, async (applier) => {
      const absent = batch.filter(({ id }) => !applier.holds(articleKey(id)));
      const plan = await applier.plan(
        { info: null, articles: absent, warnings: [] },
        { isHead: false, isVerified: false, servedAtMs: null },
      );
      if (plan.fresh.length === 0) return 0;
      await applier.commit(plan, { feed: null, categories: [], sync: {} });
      await applier.settled();
      return plan.fresh.length;
    });
  }
  if (stored > 0) announceApplied();
  return stored;
}

/** Runs `work` with what is stored at the moment, again where somebody wrote in between. */
async function whileUndisturbed<Result>(url: string, work: (applier: PageApplier) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const applier = await PageApplier.load({
      feedUrl: url,
      articleLimit: Number.POSITIVE_INFINITY,
      onApplied: () => undefined,
    });
    try {
      return await work(applier);
    } catch (error) {
      const code = error instanceof StoreError ? error.code : '';
      // Text goes before pictures.
      const again = code === 'conflict' || (code === 'quota' && (await evictPictures()) > 0);
      if (!again || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

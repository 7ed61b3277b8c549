import type { FeedInfo } from '../feed/article.ts';
import { limits } from '../feed/limits.ts';
import type { PublishedRecord } from '../store/published-record.ts';
import type { PendingWalk, SyncRecord } from '../store/schema.ts';
import { isFullWalkDue, nextWalk, pendingAfterHead } from './chain.ts';
import { type ChainHead, ChainSource } from './chain-source.ts';
import { type FetchedDocument, fetchDocument, fetchIfChanged } from './fetch-document.ts';
import { fetchManifest } from './fetch-manifest.ts';
import type { PageApplier, Tally } from './page-applier.ts';
import { Walk } from './walk.ts';
import { type HeadRead, walkManifest } from './walk-manifest.ts';

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
 * Reads what is new, each page applied in one transaction. `null` when nothing was new, which is found with one
 * request: of a published site that for its manifest, since an old article may change without the head page, but
 * nothing without the manifest; of any other feed that for its head page.
 */
export async function walkFeed(context: WalkContext): Promise<PageApplier | null> {
  const { feedUrl, signal } = context;
  const known = context.sync.feedUrl === feedUrl ? context.sync : null;
  if (!known?.published) return await walkFromHead(context, known);
  const { published } = known;
  const validators = isComplete(published, context.articleLimit) ? published : null;
  const answer = await fetchManifest(published.manifestUrl, { validators, signal });
  if (answer.state === 'unreadable') return await walkFromHead(context, known, { withManifest: false });
  if (answer.state === 'unchanged') {
    context.onHead();
    return null;
  }
  return await walkManifest(await Walk.load(context), { ...context, ...answer, held: published, head: null });
}

/** Whether the manifest need not be looked at while it stays the same. */
function isComplete({ limitedTo }: PublishedRecord, articleLimit: number): boolean {
  return limitedTo === null || articleLimit <= limitedTo;
}

/** Reads the head page, then what its manifest names or, without one, the older pages by `next_url`. */
async function walkFromHead(
  context: WalkContext,
  known: SyncRecord | null,
  { withManifest } = { withManifest: true },
): Promise<PageApplier | null> {
  const { feedUrl, signal } = context;
  const request = { maxBytes: limits.feedBytes, signal };
  const head = await (known ? fetchIfChanged(feedUrl, known, request) : fetchDocument(feedUrl, request));
  if (!head) return await readOlder(context);
  const walk = await Walk.load(context);
  const chain = walk.readAhead(chainOf(context, walk, headOf(head, feedUrl, known)));
  await walk.read(chain, { url: feedUrl, file: null, isHead: true }, head);
  context.onHead();
  const { published } = walk.applier.sync;
  if (published && withManifest) {
    const answer = await fetchManifest(published.manifestUrl, { validators: null, signal });
    if (answer.state === 'read') {
      const headRead: HeadRead = { bytes: head.bytes, articleCount: walk.applier.tally.met };
      return await walkManifest(walk, { ...context, ...answer, held: published, head: headRead });
    }
  }
  await walk.run(chain);
  return walk.applier;
}

/** With the head page as before: the older pages that are still to be read, or are due to be looked at again. */
async function readOlder(context: WalkContext): Promise<PageApplier | null> {
  const { sync, articles, articleLimit } = context;
  const nowMs = Date.now();
  const due = isFullWalkDue(sync, nowMs);
  const pending: PendingWalk[] = due && sync.headNextUrl ? [{ url: sync.headNextUrl, until: 'end' }] : sync.pending;
  context.onHead();
  if (!nextWalk(pending, articles, articleLimit)) return null;
  const walk = await Walk.load(context);
  const patch = due ? { fullWalkAtMs: nowMs } : {};
  await walk.run(walk.readAhead(chainOf(context, walk, { pending, patch })));
  return walk.applier;
}

function chainOf(
  { feedUrl, articleLimit }: WalkContext,
  walk: Walk,
  begin: ConstructorParameters<typeof ChainSource>[1],
): ChainSource {
  return new ChainSource({ feedUrl, articleLimit, countArticles: () => walk.applier.articles }, begin);
}

function headOf({ etag, lastModified }: FetchedDocument, feedUrl: string, known: SyncRecord | null): ChainHead {
  const nowMs = Date.now();
  const due = !known || isFullWalkDue(known, nowMs);
  return {
    toEnd: due,
    record: (info, verdict) => ({
      feedUrl,
      etag,
      lastModified,
      headNextUrl: verdict.nextUrl,
      published: publishedOf(info, feedUrl, known),
      // Also for a published site: its manifest may turn out to be none.
      pending: pendingAfterHead(known ?? { pending: [], fullWalkAtMs: 0 }, verdict, nowMs),
      ...(due && { fullWalkAtMs: nowMs }),
    }),
  };
}

/** What is known to be held by the manifest that the head page names; `null` without one of the same origin. */
function publishedOf({ manifestUrl }: FeedInfo, feedUrl: string, known: SyncRecord | null): PublishedRecord | null {
  if (!manifestUrl || new URL(manifestUrl).origin !== new URL(feedUrl).origin) return null;
  if (known?.published?.manifestUrl === manifestUrl) return known.published;
  return { manifestUrl, etag: '', lastModified: '', infoHash: '', viewsHash: '', pages: {}, limitedTo: null };
}

import { formatManifest, type Manifest } from '../site/manifest.ts';
import type { PublishedRecord } from '../store/published-record.ts';
import type { Validators } from './fetch-document.ts';
import { fetchManifest } from './fetch-manifest.ts';
import { isFile } from './fetch-verified.ts';
import { heldByHead, ManifestSource, viewsHashOf } from './manifest-source.ts';
import type { PageApplier } from './page-applier.ts';
import { emptyPlan } from './plan-page.ts';
import { fetchViews, type ViewCounts } from './view-counts.ts';
import type { Walk } from './walk.ts';

/** A head page that was read before the manifest was known. */
export interface HeadRead {
  bytes: Uint8Array<ArrayBuffer>;
  articleCount: number;
}

export interface ManifestContext {
  feedUrl: string;
  articleLimit: number;
  signal: AbortSignal;
  manifest: Manifest;
  validators: Validators;
  held: PublishedRecord;
  head: HeadRead | null;
  onHead(): void;
}

/**
 * Reads what a manifest names and is not held: the head page only when the feed tells something new of itself,
 * archive pages newest first, view counts when they have changed. Wrong pages are left out and what can be had is
 * applied; then the site may have been published anew meanwhile, so its manifest is looked at once more. What is
 * wrong still ends the sync with an error, and is asked for again by the next one.
 */
export async function walkManifest(walk: Walk, context: ManifestContext): Promise<PageApplier> {
  const fault = await readNamed(walk, context);
  if (fault === null) return walk.applier;
  const { held, signal } = context;
  const answer = await fetchManifest(held.manifestUrl, { validators: null, cache: 'reload', signal });
  const { published } = walk.applier.sync;
  if (answer.state !== 'read' || !published || isSame(answer.manifest, context.manifest)) throw fault;
  const faultAgain = await readNamed(walk, { ...context, ...answer, held: published, head: null });
  if (faultAgain !== null) throw faultAgain;
  return walk.applier;
}

/** Gives the first fault, `null` when everything is held. */
async function readNamed(walk: Walk, context: ManifestContext): Promise<unknown> {
  const { feedUrl, articleLimit, manifest, validators, head, onHead } = context;
  const { applier } = walk;
  const held =
    head && (await isFile(head.bytes, manifest.head))
      ? heldByHead(manifest, context.held, head.articleCount)
      : context.held;
  let views = held.viewsHash === viewsHashOf(manifest) ? null : askViews(context);
  const source = new ManifestSource({ manifest, held, feedUrl, articleLimit, hasViews: views !== null });
  applier.tally.total = applier.tally.met + source.articleCount;
  // The pages are of one moment, with each article on one of them; what was met before may have been older.
  applier.forgetMet();
  applier.viewCounts = views?.then(({ counts }) => counts) ?? null;
  await walk.run(walk.readAhead(source), ({ isHead }) => {
    if (!isHead && source.fault === null) onHead();
  });
  // The counts that were held know nothing of articles that came since.
  if (!views && source.needsViews) views = askViews(context);
  const { counts, fault } = (await views) ?? NO_VIEWS;
  context.signal.throwIfAborted();
  await applier.commitViews(counts);
  await applier.commit(emptyPlan(), {
    feed: null,
    categories: [],
    sync: {
      published: source.end(validators, fault === null ? viewsHashOf(manifest) : ''),
      pending: [],
      ...(source.fault === null && { fullWalkAtMs: Date.now() }),
    },
  });
  await applier.settled();
  return source.fault ?? fault;
}

interface ViewsAnswer {
  counts: ViewCounts;
  fault: unknown;
}

const NO_VIEWS: ViewsAnswer = { counts: new Map(), fault: null };

/** Fetched beside the pages; without it they are applied all the same. */
async function askViews({ manifest, feedUrl, signal }: ManifestContext): Promise<ViewsAnswer> {
  if (!manifest.views) return NO_VIEWS;
  try {
    return { counts: await fetchViews(manifest.views, feedUrl, signal), fault: null };
  } catch (fault) {
    return { ...NO_VIEWS, fault };
  }
}

function isSame(a: Manifest, b: Manifest): boolean {
  return formatManifest(a) === formatManifest(b);
}

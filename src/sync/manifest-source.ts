import { FeedError } from '../feed/feed-error.ts';
import { type Manifest, type ManifestFile, type ManifestPage, versionedUrl } from '../site/manifest.ts';
import type { HeldPage, PublishedRecord } from '../store/published-record.ts';
import type { SyncRecord } from '../store/schema.ts';
import type { Validators } from './fetch-document.ts';
import { isPageFault } from './fetch-verified.ts';
import type { PageRequest, PageSource } from './page-source.ts';
import type { PagePlan } from './plan-page.ts';

/** A site whose pages are wrong one after the other is not asked for hundreds of them. */
const MAX_FAULTS = 3;

/** Enough of a hash to tell the versions of one page apart; the whole of it was checked when the page came. */
const KEPT_DIGITS = 16;

interface ManifestWalkOptions {
  manifest: Manifest;
  held: PublishedRecord;
  /** The site's base is where its head feed lies. */
  feedUrl: string;
  articleLimit: number;
  /** Whether the view counts of this manifest are at hand for the articles that come. */
  hasViews: boolean;
}

/** The pages of a published site that are not held yet, newest first. */
export class ManifestSource implements PageSource {
  readonly #options: ManifestWalkOptions;
  readonly #places: Map<string, Place>;
  readonly #queue: PageRequest[];
  #held: PublishedRecord;
  #faults: unknown[] = [];

  constructor(options: ManifestWalkOptions) {
    const { manifest, held } = options;
    this.#options = options;
    this.#held = held;
    this.#places = placesOf(manifest, options.articleLimit);
    const pages = [...this.#places.values()].filter(({ page, within }) => !isHeld(held, page, within));
    const isInfoHeld = held.infoHash === manifest.head.infoHash;
    this.#queue = [...(isInfoHeld ? [] : [manifest.head]), ...pages.map(({ page }) => page)].map((file) =>
      this.#requestOf(file),
    );
  }

  /** Articles on the pages to be read. */
  get articleCount(): number {
    return this.#queue.reduce((sum, { file }) => sum + (this.#places.get(file?.path ?? '')?.page.articleCount ?? 0), 0);
  }

  /** Why the first of the pages that were skipped could not be had, `null` when none was. */
  get fault(): unknown {
    return this.#faults[0] ?? null;
  }

  /** Whether articles came whose counts are not at hand. */
  get needsViews(): boolean {
    return this.#held.viewsHash === '';
  }

  next(): PageRequest | null {
    return this.#queue[0] ?? null;
  }

  ahead({ url }: PageRequest): PageRequest | null {
    return this.#queue[this.#queue.findIndex((page) => page.url === url) + 1] ?? null;
  }

  passed(page: PageRequest, _parsed: unknown, plan: PagePlan): Partial<SyncRecord> {
    this.#queue.shift();
    const { manifest, hasViews } = this.#options;
    // Until everything is held, the next sync must see the whole manifest, changed or not.
    const held: PublishedRecord = { ...this.#held, etag: '', lastModified: '' };
    if (page.isHead) held.infoHash = manifest.head.infoHash;
    else {
      const place = this.#places.get(page.file?.path ?? '');
      if (place) held.pages = { ...held.pages, [place.page.path]: heldPage(place) };
    }
    // The counts that are held are not theirs.
    if (!hasViews && plan.fresh.some(({ replaces }) => !replaces)) held.viewsHash = '';
    this.#held = held;
    return { published: held };
  }

  skipped(_page: PageRequest, error: unknown): boolean {
    if (!isPageFault(error) && !(error instanceof FeedError)) return false;
    this.#queue.shift();
    return this.#faults.push(error) < MAX_FAULTS;
  }

  /** What is held once every page was passed or skipped; `viewsHash` is '' when the counts could not be had. */
  end(validators: Validators, viewsHash: string): PublishedRecord {
    const { manifest, articleLimit } = this.#options;
    const isWhole = this.#faults.length === 0 && viewsHash === viewsHashOf(manifest);
    const pages: Record<string, HeldPage> = {};
    for (const { page, within } of this.#places.values()) {
      const held = this.#held.pages[page.path];
      // What is beyond the limit makes room at the end of the sync.
      const articleCount = Math.min(held?.articleCount ?? 0, within);
      if (held && articleCount > 0) pages[page.path] = { hash: held.hash, articleCount };
    }
    return {
      ...this.#held,
      etag: isWhole ? validators.etag : '',
      lastModified: isWhole ? validators.lastModified : '',
      viewsHash,
      pages,
      limitedTo: countArticles(manifest) > articleLimit ? articleLimit : null,
    };
  }

  #requestOf(file: ManifestFile): PageRequest {
    const { feedUrl, manifest } = this.#options;
    return { url: new URL(versionedUrl(file), feedUrl).href, file, isHead: file.path === manifest.head.path };
  }
}

/** The hash that `PublishedRecord.viewsHash` gets with the counts of this manifest. */
export function viewsHashOf({ views }: Manifest): string {
  return views ? keptHash(views) : 'none';
}

/**
 * What is held after a head page that is the one of this manifest: it has the newest articles, so the pages of
 * which it has every article need not be read.
 */
export function heldByHead(manifest: Manifest, held: PublishedRecord, headArticles: number): PublishedRecord {
  const pages = { ...held.pages };
  for (const place of placesOf(manifest, headArticles).values()) {
    if (place.within === place.page.articleCount) pages[place.page.path] = heldPage(place);
  }
  return { ...held, infoHash: manifest.head.infoHash, pages };
}

interface Place {
  page: ManifestPage;
  /** How many of its articles are among the newest that the reader keeps. */
  within: number;
}

function placesOf({ pages }: Manifest, limit: number): Map<string, Place> {
  let before = 0;
  return new Map(
    pages.map((page) => {
      const within = Math.min(page.articleCount, Math.max(0, limit - before));
      before += page.articleCount;
      return [page.path, { page, within }];
    }),
  );
}

/** Also of a page wholly beyond the limit: nothing of it is wanted. */
function isHeld({ pages }: PublishedRecord, page: ManifestPage, within: number): boolean {
  const held = pages[page.path];
  return within === 0 || (held?.hash === keptHash(page) && held.articleCount >= within);
}

function heldPage({ page, within }: Place): HeldPage {
  return { hash: keptHash(page), articleCount: within };
}

function countArticles({ pages }: Manifest): number {
  return pages.reduce((sum, { articleCount }) => sum + articleCount, 0);
}

function keptHash({ sha256 }: ManifestFile): string {
  return sha256.slice(0, KEPT_DIGITS);
}

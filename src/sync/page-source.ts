import type { FeedInfo, ParsedFeed } from '../feed/article.ts';
import type { ManifestFile } from '../site/manifest.ts';
import type { SyncRecord } from '../store/schema.ts';
import type { PagePlan } from './plan-page.ts';

/** A page of the feed that is to be read. */
export interface PageRequest {
  url: string;
  /** What a manifest says that it is, `null` where there is none. */
  file: ManifestFile | null;
  /** The head page tells of the whole feed: its name, its categories, what is withdrawn. */
  isHead: boolean;
}

/** Tells a walk which pages to read, in order, and keeps count of what was read: by `next_url` or by a manifest. */
export interface PageSource {
  /** The page to read next, `null` for none. */
  next(): PageRequest | null;
  /**
   * The page sure to come after `page`, as far as its beginning tells; asked before its articles are read, and perhaps
   * before pages that come first are. `itemCount` is the items of all pages that are opened and not passed yet.
   */
  ahead(page: PageRequest, opened: { info: FeedInfo; itemCount: number }): PageRequest | null;
  /** Goes past a page; gives the members of the sync record to be written in the transaction that applies it. */
  passed(page: PageRequest, parsed: ParsedFeed, plan: PagePlan): Partial<SyncRecord>;
  /** Goes past a page that cannot be had, if others may be read all the same; `false` ends the walk. */
  skipped(page: PageRequest, error: unknown): boolean;
}

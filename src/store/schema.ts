import type { DBSchema } from 'idb';
import type { FeedInfo, FeedWarning, Picture } from '../feed/article.ts';
import type { FeaturedNewsRecord } from './featured-news.ts';
import type { InstallRecord } from './install.ts';
import type { KeptRecord, SavedRecord } from './kept-record.ts';
import type { ListeningRecord } from './listening.ts';
import type { WritingMark } from './log-guard.ts';
import type { PublishedRecord } from './published-record.ts';
import type { ReadingRecord } from './reading-record.ts';

export const DATABASE_NAME = 'bantin';
export const DATABASE_VERSION = 2;

/**
 * What lists, cards and search results need of an article; small, one record each. The body lies in a pack.
 * `order` is the primary key and sorts newest first, so the newest thirty are one `getAll` (0.4 ms against
 * 2 ms by an index cursor).
 */
export interface ArticleHead {
  /** `articleOrder()`: ascending is newest first, undated articles last; the last 11 characters are the key. */
  order: string;
  /** `articleKey(id)`: 11 characters, base 36. */
  key: string;
  id: string;
  /** Number of the stored version: pack id × 16 + slot. An edited article gets a new one. */
  doc: number;
  slug: string;
  /** The slug once more, only when it does not end in the key. */
  pinnedSlug?: string;
  title: string;
  /** At most 160 characters. */
  summary: string;
  unit: string;
  url: string;
  publishedAtMs: number | null;
  modifiedAtMs: number | null;
  categoryId: string;
  /** Present or absent, so that the index holds only the few that are. */
  featured?: 1;
  album?: 1;
  kind: 'article' | 'album';
  cover: Picture | null;
  pictureCount: number;
  /** `pictureId()` of every picture that the article shows, without repeats. */
  pictureIds: number[];
  recordingCount: number;
  viewCount: number | null;
  wordCount: number;
  /** Hash of everything but the view count: equal means there is nothing to write. */
  fingerprint: number;
}

/**
 * The bodies of up to 16 articles that came on one feed page. At most 48 KB where there is more than one:
 * Chromium keeps values above 64 KB in files of their own, and an excerpt should read little.
 */
export interface Pack {
  id: number;
  /** The heads' `order` by slot; '' where the article is gone. */
  orders: string[];
  /** End of each slot in `bytes`; the first starts at 0. */
  ends: Uint32Array;
  /** The `ArticleBody` of each slot as in `body-bytes.ts`, one after the other. */
  bytes: ArrayBuffer;
}

/**
 * What one transaction changed, for comparing a feed page without reading the heads. Columns, because a sync
 * reads all of them: 100 records load in a few milliseconds where 10,000 heads take 136.
 */
export interface LedgerRecord {
  id?: number;
  /** `order`s of 22 characters, joined. A later record replaces an earlier one with the same key. */
  orders: string;
  docs: Uint32Array;
  fingerprints: Float64Array;
  /** −1 for unknown. */
  viewCounts: Float64Array;
  /** NaN for unknown. */
  modifiedAtMs: Float64Array;
  /** Keys of 11 characters, joined: articles that are gone. Applied before the orders of the same record. */
  removedKeys: string;
}

/** Written and read by `segments.ts` only. */
export interface SegmentRecord {
  id: number;
  formatVersion: number;
  docCount: number;
  sizeBytes: number;
  header: ArrayBuffer;
}

export interface PictureRecord {
  /** Absolute URL, the key of the bytes as well. */
  url: string;
  pictureId: number;
  /** The MIME type the server gave; always `image/…`. */
  type: string;
  sizeBytes: number;
  lastSeenAtMs: number;
}

export interface Counts {
  articles: number;
  saved: number;
  byCategory: Record<string, number>;
  albums: number;
}

/** Bytes of text and of pictures, kept because counting them would read everything. */
export interface StoredSizes {
  textBytes: number;
  pictureBytes: number;
  pictureCount: number;
}

/** A part of the feed that is still to be read: from this page on, to the end or to the first page already known. */
export interface PendingWalk {
  url: string;
  until: 'end' | 'known';
  /** The article limit at which this walk paused: it goes on when there is room again. */
  pausedAtLimit?: number;
}

export interface SyncFailure {
  code: string;
  detail: string;
  atMs: number;
  /** The server asked to be left alone for so long. */
  retryAfterMs?: number;
}

/** What the reader is told about synchronisation. */
export type SyncStatus =
  | { state: 'idle'; lastSuccessAtMs: number | null; failure: SyncFailure | null; warnings: number }
  | {
      state: 'running';
      startedAtMs: number;
      /** Articles seen so far, and in all where that is known. */
      done: number;
      total: number | null;
    };

/** What of an article is on the phone: text and all pictures, text alone, or nothing. */
export type Availability = 'full' | 'text' | 'none';

/** Where synchronisation stands. One record, written in the transaction of every applied page. */
export interface SyncRecord {
  formatVersion: 1;
  /** Another one after every applied page, `revisionAfter()`; a transaction prepared on an older one is refused. */
  revision: number;
  /** Ids below this are used, also by packs that are gone: search segments may still name them. */
  nextPackId: number;
  feedUrl: string;
  /** Validators of the head page, '' for none. */
  etag: string;
  lastModified: string;
  headNextUrl: string;
  /** `null` for a feed that names no manifest. */
  published: PublishedRecord | null;
  pending: PendingWalk[];
  /** When the last reading of the whole feed began; 0 for never. */
  fullWalkAtMs: number;
  lastSuccessAtMs: number | null;
  failure: SyncFailure | null;
  warningCount: number;
  /** The first of the warnings of the last sync that read anything. */
  warnings: FeedWarning[];
  /** Stored articles that the feed takes back and that stay, since they are most of all; 0 for none. */
  heldWithdrawals: number;
  /** The reader agreed that those go: the next sync removes them. */
  withdrawalsAgreed: boolean;
}

export interface Settings {
  theme: 'system' | 'light' | 'dark' | 'sepia' | 'contrast';
  /** 0 to 5; 2 is 100 %. */
  textSize: number;
  /** Of the text of articles. */
  lineSpacing: 'normal' | 'wide' | 'widest';
  font: 'sans' | 'serif' | 'easy';
  pictureBudget: 'none' | 'small' | 'opened';
  /** When pictures that are not on the phone are loaded; `picturePolicy()` tells what it comes to. */
  pictureLoading: 'auto' | 'wifi' | 'tap' | 'none';
  articleLimit: number | 'all';
  language: 'vi' | 'en';
  /** `SiteNotice.id` of the notice that the reader has put away, `''` for none. */
  dismissedNotice: string;
}

/** The values of store `meta` by name. */
export interface MetaValues {
  feed: FeedInfo;
  counts: Counts;
  sizes: StoredSizes;
  sync: SyncRecord;
  settings: Settings;
  recentSearches: string[];
  install: InstallRecord;
  featuredNews: FeaturedNewsRecord;
  listening: ListeningRecord;
  writing: WritingMark;
  /** Grows with every copy of what the reader chose (list-copy.ts). */
  listRevision: { number: number };
}

export interface BantinSchema extends DBSchema {
  heads: {
    key: string;
    value: ArticleHead;
    indexes: { key: string; pinnedSlug: string; categoryId: string; featured: number; album: number };
  };
  packs: { key: number; value: Pack };
  ledger: { key: number; value: LedgerRecord };
  segments: { key: number; value: SegmentRecord };
  /** Key: [part, segment id]. */
  segmentParts: { key: [number, number]; value: ArrayBuffer };
  /** Key: the number of an article's version that was replaced or removed, until no segment holds it. */
  tombstones: { key: number; value: 1 };
  pictures: { key: string; value: PictureRecord; indexes: { pictureId: number } };
  pictureBytes: { key: string; value: ArrayBuffer };
  saved: { key: string; value: SavedRecord };
  /** Key: `keptName()`. */
  kept: { key: string; value: KeptRecord };
  reading: { key: string; value: ReadingRecord };
  meta: { key: keyof MetaValues; value: MetaValues[keyof MetaValues] };
}

export type StoreName =
  | 'heads'
  | 'packs'
  | 'ledger'
  | 'segments'
  | 'segmentParts'
  | 'tombstones'
  | 'pictures'
  | 'pictureBytes'
  | 'saved'
  | 'kept'
  | 'reading'
  | 'meta';

/** Slots in a pack; a document number is pack id × this + slot. */
export const PACK_SLOTS = 16;

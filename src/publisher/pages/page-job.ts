import type { Category, FeedInfo } from '../../feed/article.ts';
import type { FeedErrorCode } from '../../feed/feed-error.ts';
import type { PrerenderContext } from '../../site/prerender-contract.ts';
import type { StyledScreen } from '../output/app-shell.ts';
import type { PublishedPicture } from '../pictures/publish-picture.ts';
import type { PublishedRecording } from '../pictures/publish-recording.ts';
import type { PageContent } from '../source/read-page.ts';
import type { ArticleFacts } from '../work/article-facts.ts';
import type { SpoolHandle, SpoolPlace } from '../work/spool.ts';
import type { PageFrame } from './page-document.ts';
import type { PageStyles } from './page-styles.ts';

/** What a page thread begins with. */
export interface PageThreadData {
  /** Path of the built `prerender.js`. */
  prerender: string;
  spool: SpoolHandle;
}

/** What a page thread is told before its first page. */
export interface PageSetup {
  context: PrerenderContext;
  /** As the feed names them; `context` has them as published. */
  sourceCategories: Category[];
  base: string;
  styles: Record<StyledScreen, string[]>;
  inlineStyles: PageStyles | null;
  frame: PageFrame;
  /** Site-relative path of the preview of pages without a picture, `''` for none. */
  card: string;
  /** Folder of the site being written, and the standing one. */
  folder: string;
  place: string;
  compress: boolean;
}

/** An archive page to be written, and beside it the pages of its articles. */
export interface ArchiveJob {
  number: number;
  /** Site-relative path, and that of the next page in the chain, `''` for the last. */
  path: string;
  nextPath: string;
  /** Of brotli. */
  quality: number;
  /** Hash of the standing page under that path, `''` for none. */
  beforeSha256: string;
  entries: ArchiveEntry[];
  /** What the articles use, by the address in the feed: entries of maps, since most articles have none. */
  pictures: [string, PublishedPicture][];
  recordings: [string, PublishedRecording][];
  /** Slugs of the articles that they link to. */
  links: [string, string][];
}

export interface ArchiveEntry extends SpoolPlace {
  slug: string;
  hasAlbum: boolean;
  /** Hash of its item when its pages were last written as they would be now, `''` for never. */
  beforeHash: string;
}

export interface ArchiveAnswer {
  number: number;
  /** In the order of the job's entries. */
  items: ItemFacts[];
  sha256: string;
  sizeBytes: number;
  writtenFiles: number;
}

export interface ItemFacts {
  /** Of the item as the archive holds it. */
  hash: string;
  /** Code units of its JSON. */
  sizeBytes: number;
}

/** A document of the feed to be read. */
export interface ReadJob {
  number: number;
  bytes: Uint8Array;
  /** Absolute address that it came from. */
  url: string;
}

/** A `FeedError` on its way between threads. */
export interface Refusal {
  code: FeedErrorCode;
  detail: string;
  path: string;
  line: number | null;
  column: number | null;
}

export type PageMessage =
  | { kind: 'read'; job: ReadJob }
  | { kind: 'setup'; setup: PageSetup }
  | { kind: 'write'; job: ArchiveJob };

/** To a document first what it says of itself, then its content; to a page of the archive what was written. */
export type PageAnswer =
  | { kind: 'opened'; number: number; info: FeedInfo }
  | { kind: 'read'; number: number; content: PageContent<ArticleFacts> }
  | { kind: 'refused'; number: number; refusal: Refusal }
  | ({ kind: 'written' } & ArchiveAnswer)
  /** A fault of ours or of the disk. */
  | { kind: 'failed'; number: number; reason: string };

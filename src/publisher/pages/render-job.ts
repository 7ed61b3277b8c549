import type { Category } from '../../feed/article.ts';
import type { PrerenderContext } from '../../site/prerender-contract.ts';
import type { StyledScreen } from '../output/app-shell.ts';
import type { PublishedPicture } from '../pictures/publish-picture.ts';
import type { PublishedRecording } from '../pictures/publish-recording.ts';
import type { SpoolPlace } from '../work/spool.ts';
import type { PageFrame } from './page-document.ts';
import type { PageStyles } from './page-styles.ts';

/** What a page thread is told before its first page. */
export interface RenderSetup {
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
  /** File that the articles are read from. */
  spool: string;
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
  /** Why the page could not be written, `''` when it was. */
  failure: string;
}

export interface ItemFacts {
  /** Of the item as the archive holds it. */
  hash: string;
  /** Code units of its JSON. */
  sizeBytes: number;
}

export type RenderMessage =
  /** Folders of the site that articles will be written into, by their paths. */
  | { kind: 'folders'; folder: string; paths: string[] }
  | { kind: 'setup'; setup: RenderSetup }
  | { kind: 'page'; job: ArchiveJob };

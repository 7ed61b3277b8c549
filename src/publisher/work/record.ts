import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Category } from '../../feed/article.ts';
import type { LeftOut } from '../pictures/left-out.ts';
import type { MediaCheck } from '../pictures/media-checks.ts';
import type { PublishedPicture } from '../pictures/publish-picture.ts';
import type { PublishedRecording } from '../pictures/publish-recording.ts';
import { PublisherError } from '../publisher-error.ts';
import type { FeedDocument } from '../source/read-feed.ts';
import type { Entry } from './collect.ts';

/** What one article looked like when it was last written. */
export interface ArticleRecord {
  /** The article's path for ever; an editor may set it here before the article is first published. */
  slug: string;
  /** Hash of its item as published, and of the title of its category. */
  hash: string;
  /** Bytes of the item, to notice an article that lost most of its text. */
  sizeBytes: number;
  /** Site-relative path of the archive page that holds it. */
  page: string;
}

export interface WithdrawnRecord {
  slug: string;
  title: string;
  /** What the feed said when it still said so; records of earlier versions have neither. */
  reason?: string;
  dateMs?: number | null;
}

/**
 * What a run leaves for the next one, `.bantin/record.json` in the site: the paths that may never change, and
 * what need not be made again.
 */
export interface SiteRecord {
  version: 1;
  /** Hash of everything but the feed that pages depend on: program, app, settings, base, recipe. */
  tools: string;
  /** Of the pictures: sharp's AVIF effort. */
  recipe: number;
  name: string;
  /** Absolute URL of the site, or its path. */
  base: string;
  documents: FeedDocument[];
  /** Files beside a local feed: URL → size and time, to notice a picture replaced under its name. */
  files: Record<string, string>;
  /** Articles that the feed itself had. */
  sourceCount: number;
  articles: Record<string, ArticleRecord>;
  withdrawn: Record<string, WithdrawnRecord>;
  /** Hash of each written feed page, list page and small file, by path. */
  outputs: Record<string, string>;
  /** Files of earlier builds that open pages may still ask for, by when they were first missing from the build. */
  retired: Record<string, number>;
  pictures: Record<string, PublishedPicture>;
  /** Of pictures and recordings on other servers, by address; missing in records of earlier versions. */
  checks?: Record<string, MediaCheck>;
  recordings: Record<string, PublishedRecording>;
  /** Pictures and recordings that could not be had, by address. Records of earlier versions lack this and what follows. */
  leftOut?: Record<string, LeftOut>;
  /** Hash of what every article's page takes from the feed itself: names, zone, language. */
  drawnFrom?: string;
  /** As published, for articles that the feed no longer has. */
  categories?: Category[];
  /** Whether text files have compressed twins. */
  compress?: boolean;
  /** What the feed says is its address: a local feed may name files beside it by their published address. */
  feedUrl?: string;
}

/** Articles whose text is one piece of a record's file. */
const PIECE_ARTICLES = 1000;

/** The record as the text of its file, in pieces: of 50,000 articles it is 10 MB. */
export function* formatRecord(record: Omit<SiteRecord, 'articles'>, entries: readonly Entry[]): Generator<string> {
  yield `${JSON.stringify(record).slice(0, -1)},"articles":{`;
  let piece: string[] = [];
  let separator = '';
  for (const { id, slug, hash, itemSize, page } of entries) {
    const article: ArticleRecord = { slug, hash, sizeBytes: itemSize, page };
    piece.push(`${separator}${JSON.stringify(id)}:${JSON.stringify(article)}`);
    separator = ',';
    if (piece.length < PIECE_ARTICLES) continue;
    yield piece.join('');
    piece = [];
  }
  yield `${piece.join('')}}}\n`;
}

/**
 * Keeps a run from replacing a folder that holds something else: a mistyped `--out` must cost nobody their files.
 *
 * @throws PublisherError `output-foreign`
 */
export function refuseForeignFolder(folder: string): void {
  if (existsSync(join(folder, RECORD_PATH)) || !existsSync(folder)) return;
  if (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)
    throw new PublisherError('output-foreign', { path: folder });
}

export const RECORD_PATH = '.bantin/record.json';

/** The record of the site in a folder; `null` where there is none that this version can read. */
export function readRecord(folder: string): SiteRecord | null {
  try {
    const record = JSON.parse(readFileSync(join(folder, RECORD_PATH), 'utf8')) as SiteRecord;
    return record.version === 1 && typeof record.articles === 'object' ? record : null;
  } catch {
    // No site yet, or one that `refuseLostRecord` tells of.
    return null;
  }
}

/**
 * Keeps a run from replacing a site whose record stands there but cannot be read: the paths, articles and withdrawals
 * that it alone knows would be gone. For a folder of which `readRecord` gives `null`.
 *
 * @throws PublisherError `record-unreadable`
 */
export function refuseLostRecord(folder: string): void {
  const path = join(folder, RECORD_PATH);
  if (existsSync(path)) throw new PublisherError('record-unreadable', { path });
}

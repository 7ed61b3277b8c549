import type { Article } from '../feed/article.ts';
import { readArticleShape } from '../feed/article-shape.ts';
import {
  listOf,
  matching,
  numberIn,
  objectOf,
  oneOf,
  type Reader,
  ShapeError,
  textOf,
  wholeIn,
} from '../feed/shape.ts';
import { type FeaturedWish, parseFeaturedNews } from './featured-news.ts';
import { type ListeningRecord, parseListening } from './listening.ts';
import type { Settings } from './schema.ts';
import { parseSettings } from './settings.ts';

/**
 * What a reader takes along to another phone, or keeps beside this one: one JSON file.
 *
 * {
 *   "format": "bantin-backup", "version": 1,
 *   "site": "https://phuong.example.vn/",   base address of the portal it is of
 *   "exportedAtMs": 1790000000000,
 *   "settings": { … },                      as `Settings`; what a later build does not know is left out
 *   "listening"?: { "rate", "goesOn" },     how articles are read aloud
 *   "featuredNews"?: { "wanted", "mutedCategories" },  what to be told of
 *   "saved": [{ "key", "id", "slug", "title", "savedAtMs", "article"? }],
 *   "kept": [{ "kind": "album", "key", "id", "slug", "title", "keptAtMs" },
 *            { "kind": "category", "categoryId", "title", "keptAtMs" }],
 *   "read": [{ "key", "readAtMs", "progress", "pinnedSlug"? }]
 * }
 *
 * `article` is the whole `Article`, so that a saved one survives also where the site has dropped it; it is absent
 * where the phone did not have its text. `listening` and `featuredNews` are absent in files of builds that did not
 * take them along, and those builds pass over them. Times are milliseconds since the epoch, keys are `articleKey(id)`.
 */
export interface Backup {
  site: string;
  exportedAtMs: number;
  settings: Settings;
  listening?: BackupListening;
  featuredNews?: FeaturedWish;
  saved: BackupArticle[];
  kept: BackupKept[];
  read: BackupRead[];
}

export type BackupListening = Pick<ListeningRecord, 'rate' | 'goesOn'>;

export interface BackupArticle {
  key: string;
  id: string;
  slug: string;
  title: string;
  savedAtMs: number;
  article?: Article;
}

export type BackupKept =
  | { kind: 'album'; key: string; id: string; slug: string; title: string; keptAtMs: number }
  | { kind: 'category'; categoryId: string; title: string; keptAtMs: number };

export interface BackupRead {
  key: string;
  readAtMs: number;
  /** 0 to 1. */
  progress: number;
  /** Of an article whose path does not end in its key. */
  pinnedSlug?: string;
}

const FORMAT = 'bantin-backup';
const VERSION = 1;

/** Larger than any reader's: 2,000 saved articles of 20 KB. */
const MAX_CHARS = 64 * 1024 * 1024;
const MAX_ENTRIES = 100_000;

/**
 * Why a file is no backup.
 * - `too-large`, `not-json`: no part of it was looked at
 * - `not-a-backup`: JSON of something else
 * - `newer-version`: by a later build; `detail` is its version
 * - `damaged`: `detail` is the JSON path of the first fault
 */
export type BackupErrorCode = 'too-large' | 'not-json' | 'not-a-backup' | 'newer-version' | 'damaged';

export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupErrorCode;
  readonly detail: string;

  constructor(code: BackupErrorCode, detail = '') {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** The content of a backup file. */
export function writeBackup(backup: Backup): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...backup });
}

/** Reads a backup file, the whole of it or nothing. Throws `BackupError`. */
export function parseBackup(text: string): Backup {
  if (text.length > MAX_CHARS) throw new BackupError('too-large');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new BackupError('not-json');
  }
  const { format, version } = (content ?? {}) as { format?: unknown; version?: unknown };
  if (format !== FORMAT) throw new BackupError('not-a-backup');
  if (typeof version === 'number' && version > VERSION) throw new BackupError('newer-version', String(version));
  if (version !== VERSION) throw new BackupError('damaged', 'version');
  try {
    return readBackup(content, '');
  } catch (error) {
    if (error instanceof ShapeError) throw new BackupError('damaged', error.path);
    throw error;
  }
}

const timeMs = numberIn(0, 8.64e15);
const key = matching(/^[0-9a-z]{11}$/, 'a key');
const slug = matching(/^[^/?#\s]{1,300}$/, 'a path part');
const title = textOf(500);
const id = textOf(1_000);

const readKept: Reader<BackupKept> = (value, path) => {
  const { kind } = objectOf<{ kind: BackupKept['kind'] }>({ kind: oneOf('album', 'category') })(value, path);
  if (kind === 'album') {
    return { kind, ...objectOf({ key, id, slug, title, keptAtMs: timeMs })(value, path) };
  }
  return { kind, ...objectOf({ categoryId: id, title, keptAtMs: timeMs })(value, path) };
};

/** Choices are read as leniently as those of another build: one that this build does not have is the default. */
function choicesBy<T>(parse: (stored: Partial<T>) => T): Reader<T> {
  return (value, path) => {
    objectOf({})(value, path);
    return parse(value as Partial<T>);
  };
}

/** Of a record of any build, what a file takes along. */
export function listeningOf(stored: Partial<ListeningRecord> | undefined): BackupListening {
  const { rate, goesOn } = parseListening(stored);
  return { rate, goesOn };
}

/** Of a record of any build, what a file takes along: what a phone has told of is its own affair. */
export function featuredWishOf(stored: Partial<FeaturedWish> | undefined): FeaturedWish {
  const { wanted, mutedCategories } = parseFeaturedNews(stored);
  return { wanted, mutedCategories };
}

const readBackup: Reader<Backup> = objectOf<Backup>(
  {
    site: matching(/^https?:\/\/[^\s]{1,4096}\/$/, 'a base address'),
    exportedAtMs: wholeIn(0, 8.64e15),
    settings: choicesBy<Settings>(parseSettings),
    listening: choicesBy<BackupListening>(listeningOf),
    featuredNews: choicesBy<FeaturedWish>(featuredWishOf),
    saved: listOf(
      objectOf<BackupArticle>({ key, id, slug, title, savedAtMs: timeMs, article: readArticleShape }, ['article']),
      MAX_ENTRIES,
    ),
    kept: listOf(readKept, MAX_ENTRIES),
    read: listOf(
      objectOf<BackupRead>({ key, readAtMs: timeMs, progress: numberIn(0, 1), pinnedSlug: slug }, ['pinnedSlug']),
      MAX_ENTRIES,
    ),
  },
  ['listening', 'featuredNews'],
);

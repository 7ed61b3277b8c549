/**
 * The table of contents of a published site (`feed/manifest.json`), by which an app fetches only what it does not
 * hold. Every path is relative to the site's base and is asked for as `path?v=<version>`, so that no cache between
 * can answer with an older page under a newer name.
 */
export interface Manifest {
  /** The head feed: what the feed says of itself, and its newest articles once more. */
  head: ManifestHead;
  /** Archive pages, newest first; together they hold every article once. */
  pages: ManifestPage[];
  /** View counts by article key, apart, so that a count never makes an article look changed. `null` for none. */
  views: ManifestFile | null;
  articleCount: number;
}

export interface ManifestFile {
  /** `feed/2020-05.json` */
  path: string;
  /** Of the uncompressed bytes, as 64 hexadecimal digits. */
  sha256: string;
  sizeBytes: number;
}

export interface ManifestHead extends ManifestFile {
  /**
   * Hash of the head feed without its articles. While it stays, nothing that the feed says of itself has changed
   * (categories, abbreviations, withdrawn articles), and whoever reads the archive pages need not read the head.
   */
  infoHash: string;
}

export interface ManifestPage extends ManifestFile {
  articleCount: number;
  /** Dates of publication of its newest and oldest article; `null` for undated ones. */
  newestMs: number | null;
  oldestMs: number | null;
}

/** Raised when a member changes its meaning; an app that does not know it walks `next_url` instead. */
const MANIFEST_VERSION = 1;

/** Site-relative path of the manifest. */
export const MANIFEST_PATH = 'feed/manifest.json';

/** Site-relative path of the head feed. */
export const HEAD_PATH = 'feed.json';

/** As many letters of the hash as tell versions of one page apart. */
export function versionedUrl(file: ManifestFile): string {
  return `${file.path}?v=${file.sha256.slice(0, 12)}`;
}

/** The manifest as the bytes of its file, always the same for the same content. */
export function formatManifest(manifest: Manifest): string {
  const file = ({ path, sha256, sizeBytes }: ManifestFile) => ({ path, sha256, bytes: sizeBytes });
  return `${JSON.stringify({
    version: MANIFEST_VERSION,
    articles: manifest.articleCount,
    head: { ...file(manifest.head), info: manifest.head.infoHash },
    pages: manifest.pages.map((page) => ({
      ...file(page),
      items: page.articleCount,
      ...(page.newestMs !== null && { newest: new Date(page.newestMs).toISOString() }),
      ...(page.oldestMs !== null && { oldest: new Date(page.oldestMs).toISOString() }),
    })),
    ...(manifest.views && { views: file(manifest.views) }),
  })}\n`;
}

/**
 * Reads a manifest that may have been written by another version, or be none at all (a captive portal's page).
 *
 * @returns `null` for anything that is not whole: a half-read manifest would make articles look gone
 */
export function parseManifest(input: unknown): Manifest | null {
  const document = record(input);
  if (document?.version !== MANIFEST_VERSION || !Array.isArray(document.pages)) return null;
  const head = readHead(record(document.head));
  const pages = document.pages.map(readPage);
  const views = document.views === undefined ? null : readFile(record(document.views));
  if (head === null) return null;
  if (!pages.every((page) => page !== null) || (document.views !== undefined && views === null)) return null;
  if (new Set(pages.map(({ path }) => path)).size !== pages.length) return null;
  return { head, pages, views, articleCount: count(document.articles) ?? 0 };
}

function readHead(input: Record<string, unknown> | null): ManifestHead | null {
  const file = readFile(input, HEAD_FILE);
  return file && typeof input?.info === 'string' ? { ...file, infoHash: input.info } : null;
}

const HEAD_FILE = /^feed\.json$/;
const ARCHIVE_FILE = /^feed\/[a-z0-9-]+\.json$/;

function readPage(input: unknown): ManifestPage | null {
  const page = record(input);
  const file = readFile(page);
  const articleCount = count(page?.items);
  if (page === null || file === null || articleCount === null) return null;
  return { ...file, articleCount, newestMs: time(page.newest), oldestMs: time(page.oldest) };
}

/** The hash and size are what a fetched page is held against. */
function readFile(file: Record<string, unknown> | null, allowed = ARCHIVE_FILE): ManifestFile | null {
  const path = file?.path;
  const sha256 = file?.sha256;
  const sizeBytes = count(file?.bytes);
  if (typeof path !== 'string' || !allowed.test(path)) return null;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256) || sizeBytes === null) return null;
  return { path, sha256, sizeBytes };
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function time(value: unknown): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

/** The version of `feed/views.json`: `{ version, views: { <article key>: count } }`. */
export const VIEWS_VERSION = 1;
export const VIEWS_PATH = 'feed/views.json';

/** Reads view counts by article key; `null` for anything that is none. */
export function parseViews(input: unknown): Map<string, number> | null {
  const document = record(input);
  const views = record(document?.views);
  if (document?.version !== VIEWS_VERSION || views === null) return null;
  return new Map(Object.entries(views).filter((entry): entry is [string, number] => count(entry[1]) !== null));
}

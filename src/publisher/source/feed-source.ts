import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { AddressPolicy } from '../net/address-policy.ts';
import {
  FetchError,
  type Fetched,
  type FetchLimits,
  fetchIfChanged,
  NO_VALIDATORS,
  type Validators,
} from '../net/fetch-bytes.ts';
import { fetchWithRetry } from '../net/fetch-with-retry.ts';
import { PublisherError } from '../publisher-error.ts';

/** A feed document may be 64 MB: ten years of articles with their text in one file, read whole into memory. */
export const FEED_LIMITS: FetchLimits = { maxBytes: 64 * 2 ** 20, timeoutMs: 60_000, maxRedirects: 5 };

/**
 * Where relative addresses of a local feed resolve. The name cannot exist (RFC 6761), so what starts with it
 * is a file beside the feed and nothing else.
 */
export const LOCAL_BASE = 'http://feed.invalid/';

export interface ReadLimits {
  maxBytes: number;
  timeoutMs: number;
}

/** A place that feed documents and the files they name are read from. */
export interface FeedSource {
  kind: 'file' | 'address';
  /** The absolute http(s) URL that the feed's relative URLs resolve against. */
  url: string;
  /** What to call it towards a person: the path or address as given. */
  label: string;
  /**
   * Tells the source under which address its feed lives when published. A local copy of a site then reads
   * that site's files from its own folder where it has them.
   */
  adopt(feedUrl: string): void;
  /** Tells versions of a file beside a local feed apart; `''` for what lies elsewhere, or nowhere. */
  stamp(url: string): Promise<string>;
  /**
   * Reads a URL of the feed.
   * @throws FetchError, also for local files (failure `address` outside the feed's folder, `status` 404)
   */
  read(url: string, limits: ReadLimits): Promise<Fetched>;
  /**
   * Asks a server, once, whether what it sent before is still what it has; `null` when it is.
   * @throws FetchError
   */
  readIfChanged(url: string, limits: ReadLimits, held: Validators): Promise<Fetched | null>;
}

/**
 * Opens a feed given as a path or an http(s) address.
 *
 * @throws PublisherError `file-missing`
 */
export async function openSource(locator: string, policy: AddressPolicy): Promise<FeedSource> {
  if (/^https?:\/\//i.test(locator)) return addressSource(new URL(locator), policy);
  const file = await realpath(resolve(locator)).catch(() => null);
  if (file === null || !(await stat(file)).isFile())
    throw new PublisherError('file-missing', { path: resolve(locator) });
  return fileSource(file, locator, policy);
}

function addressSource(address: URL, policy: AddressPolicy): FeedSource {
  address.hash = '';
  return {
    kind: 'address',
    url: address.href,
    label: address.href,
    adopt: () => undefined,
    stamp: () => Promise.resolve(''),
    read: (url, limits) => fetchWithRetry(url, policy, { ...FEED_LIMITS, ...limits }),
    readIfChanged: (url, limits, held) => fetchIfChanged(url, policy, { ...FEED_LIMITS, ...limits }, held),
  };
}

function fileSource(file: string, label: string, policy: AddressPolicy): FeedSource {
  const folder = dirname(file);
  const url = LOCAL_BASE + encodeURIComponent(file.slice(folder.length + 1));
  let home: string | null = null;
  const readLocal = async (wanted: string, maxBytes: number) => ({
    bytes: await readBeside(folder, wanted, maxBytes),
    url: wanted,
    contentType: '',
    ageSeconds: 0,
    validators: NO_VALIDATORS,
  });
  return {
    kind: 'file',
    url,
    label,
    adopt: (feedUrl) => {
      if (/^https?:/.test(feedUrl)) home = new URL('.', feedUrl).href;
    },
    stamp: (wanted) => stampBeside(folder, wanted, home),
    read: async (wanted, limits) => {
      if (wanted.startsWith(LOCAL_BASE)) return readLocal(wanted, limits.maxBytes);
      if (home !== null && wanted.startsWith(home)) {
        const beside = LOCAL_BASE + wanted.slice(home.length);
        const found = await readLocal(beside, limits.maxBytes).catch(() => null);
        if (found !== null) return found;
      }
      return fetchWithRetry(wanted, policy, { ...FEED_LIMITS, ...limits });
    },
    // Files beside the feed are told apart by their stamps.
    readIfChanged: (wanted, limits, held) => fetchIfChanged(wanted, policy, { ...FEED_LIMITS, ...limits }, held),
  };
}

async function stampBeside(folder: string, url: string, home: string | null): Promise<string> {
  const beside = home !== null && url.startsWith(home) ? LOCAL_BASE + url.slice(home.length) : url;
  const path = beside.startsWith(LOCAL_BASE) ? decodePath(new URL(beside).pathname) : null;
  const facts = path === null ? null : await stat(resolve(folder, `.${path}`)).catch(() => null);
  return facts ? `${facts.size}-${facts.mtimeMs}` : '';
}

/** Reads a file of the feed's folder. Neither `..`, an encoded one, nor a symbolic link leads out of it. */
async function readBeside(folder: string, url: string, maxBytes: number): Promise<Buffer> {
  const path = decodePath(new URL(url).pathname);
  const wanted = path === null ? null : await realpath(resolve(folder, `.${path}`)).catch(() => null);
  if (wanted === null) throw new FetchError('status', relativeOf(url), '404');
  if (!wanted.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    throw new FetchError('address', relativeOf(url), 'outside-folder');
  const unreadable = (error: NodeJS.ErrnoException) => {
    throw new FetchError('unreadable', relativeOf(url), error.code ?? error.message);
  };
  const facts = await stat(wanted).catch(unreadable);
  if (!facts.isFile()) throw new FetchError('status', relativeOf(url), '404');
  if (facts.size > maxBytes) throw new FetchError('too-large', relativeOf(url), String(maxBytes));
  return readFile(wanted).catch(unreadable);
}

function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? null : decoded;
  } catch {
    // A lone % is no path of ours.
    return null;
  }
}

/** The URL of a file beside a local feed as its editor wrote it; any other URL as it is. */
export function relativeOf(url: string): string {
  return url.startsWith(LOCAL_BASE) ? url.slice(LOCAL_BASE.length) : url;
}

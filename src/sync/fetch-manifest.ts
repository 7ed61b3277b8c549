import { decodeFeed } from '../feed/decode-feed.ts';
import { limits } from '../feed/limits.ts';
import { type Manifest, parseManifest } from '../site/manifest.ts';
import {
  type CacheMode,
  type FetchedDocument,
  fetchDocument,
  fetchIfChanged,
  type Validators,
} from './fetch-document.ts';
import { SyncError } from './sync-error.ts';

/**
 * `unreadable`: there is no manifest, or none that this build understands; the feed's own chain of pages is still
 * there. A network that hands out its own page for everything shows itself at the feed, the next thing asked for.
 */
export type ManifestAnswer =
  | { state: 'unchanged' }
  | { state: 'unreadable' }
  | { state: 'read'; manifest: Manifest; validators: Validators };

/** Asks for a manifest; with validators, only if it has changed since. Throws `SyncError`, or the signal's reason. */
export async function fetchManifest(
  url: string,
  request: { validators: Validators | null; cache?: CacheMode; signal: AbortSignal },
): Promise<ManifestAnswer> {
  const { validators, cache, signal } = request;
  const options = { maxBytes: limits.feedBytes, signal };
  let document: FetchedDocument | null;
  try {
    document = await (validators ? fetchIfChanged(url, validators, options) : fetchDocument(url, options, cache));
  } catch (error) {
    if (isAbsence(error)) return { state: 'unreadable' };
    throw error;
  }
  if (!document) return { state: 'unchanged' };
  const manifest = parse(document.bytes);
  if (!manifest) return { state: 'unreadable' };
  return { state: 'read', manifest, validators: { etag: document.etag, lastModified: document.lastModified } };
}

/** A server in trouble is none: what was read by a manifest is not read again page by page for that. */
function isAbsence(error: unknown): boolean {
  if (!(error instanceof SyncError)) return false;
  const { code, detail } = error;
  return code === 'wrong-type' || code === 'redirected' || (code === 'http-status' && /^4(?!08|29)/.test(detail));
}

function parse(bytes: Uint8Array): Manifest | null {
  try {
    return parseManifest(JSON.parse(decodeFeed(bytes)));
  } catch {
    // Not JSON: as good as no manifest.
    return null;
  }
}

import type { ManifestFile } from '../site/manifest.ts';
import { type CacheMode, type FetchedDocument, fetchDocument } from './fetch-document.ts';
import { isPassing } from './retry.ts';
import { SyncError } from './sync-error.ts';

/** A short file may grow when it is compressed, and its announced length is that of the compressed one. */
const LENGTH_SLACK_BYTES = 4096;

/**
 * Fetches a file that a manifest names and holds it against the named size and hash. A wrong one is asked for once
 * more past every cache; what is wrong then as well is thrown as a `SyncError`. Throws the signal's reason, too.
 */
export async function fetchVerified(url: string, file: ManifestFile, signal: AbortSignal): Promise<FetchedDocument> {
  try {
    return await fetchAs(url, file, 'default', signal);
  } catch (error) {
    // What passes was tried again already.
    if (!isPageFault(error) || isPassing(error)) throw error;
    return await fetchAs(url, file, 'reload', signal);
  }
}

/**
 * Whether a page could not be had that another request, or another page of the same site, may well give. Not where the
 * server asks to be left alone.
 */
export function isPageFault(error: unknown): error is SyncError {
  if (!(error instanceof SyncError) || error.retryAfterMs) return false;
  return ['mismatch', 'wrong-type', 'http-status'].includes(error.code);
}

export function isFile(bytes: Uint8Array<ArrayBuffer>, file: ManifestFile): Promise<boolean> | boolean {
  if (bytes.byteLength !== file.sizeBytes) return false;
  // Browsers keep it from pages that are not served over https; there nothing on the way could be trusted anyway.
  if (!globalThis.crypto?.subtle) return true;
  return crypto.subtle.digest('SHA-256', bytes).then((digest) => hexadecimal(digest) === file.sha256);
}

async function fetchAs(
  url: string,
  file: ManifestFile,
  cache: CacheMode,
  signal: AbortSignal,
): Promise<FetchedDocument> {
  const limits = { maxBytes: file.sizeBytes + LENGTH_SLACK_BYTES, signal };
  const document = await fetchDocument(url, limits, cache).catch((error) => {
    throw error instanceof SyncError && error.code === 'too-large' ? new SyncError('mismatch', file.path) : error;
  });
  if (!(await isFile(document.bytes, file))) throw new SyncError('mismatch', file.path);
  return document;
}

function hexadecimal(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

import { decodeFeed } from '../feed/decode-feed.ts';
import { type ManifestFile, parseViews, versionedUrl } from '../site/manifest.ts';
import { fetchVerified } from './fetch-verified.ts';
import { SyncError } from './sync-error.ts';

/** View counts by article key. */
export type ViewCounts = ReadonlyMap<string, number>;

/** Fetches a published site's view counts. Throws `SyncError`, or the signal's reason. */
export async function fetchViews(file: ManifestFile, feedUrl: string, signal: AbortSignal): Promise<ViewCounts> {
  const { bytes } = await fetchVerified(new URL(versionedUrl(file), feedUrl).href, file, signal);
  try {
    // Another version's counts are as good as none.
    return parseViews(JSON.parse(decodeFeed(bytes))) ?? new Map();
  } catch {
    // The bytes are those that the publisher wrote: what it wrote is no JSON.
    throw new SyncError('mismatch', file.path);
  }
}

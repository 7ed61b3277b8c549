import { PictureChecks } from '../pictures/picture-checks.ts';
import type { FeedSource } from '../source/feed-source.ts';
import { FEED_LIMITS } from '../source/feed-source.ts';
import { sha256Hex } from '../source/read-feed.ts';
import type { SiteRecord } from './record.ts';

/**
 * Whether a run would write what stands already: the same tools, the same bytes of every feed document, the same
 * files beside a local feed, and no picture of another server to be asked for again. Costs reading the feed, not
 * parsing it.
 */
export async function isUnchanged(source: FeedSource, record: SiteRecord, tools: string): Promise<boolean> {
  if (record.tools !== tools || record.documents[0]?.url !== source.url) return false;
  if (new PictureChecks(record).areDue) return false;
  try {
    for (const { url, sha256 } of record.documents)
      if (sha256Hex((await source.read(url, FEED_LIMITS)).bytes) !== sha256) return false;
    for (const [url, stamp] of Object.entries(record.files)) if ((await source.stamp(url)) !== stamp) return false;
    return true;
  } catch {
    // What cannot be read is told by the run itself, in full.
    return false;
  }
}

import { isLeftOutDue, warningOf } from '../pictures/left-out.ts';
import { MediaChecks } from '../pictures/media-checks.ts';
import type { PublishSummary } from '../publish-summary.ts';
import type { FeedSource } from '../source/feed-source.ts';
import { FEED_LIMITS } from '../source/feed-source.ts';
import { sha256Hex } from '../source/read-feed.ts';
import type { SiteRecord } from './record.ts';

/**
 * Whether a run would write what stands already: the same tools, the same bytes of every feed document, the same
 * files beside a local feed, and nothing on other servers to be asked for again, whether the site has it or not. Costs
 * reading the feed, not parsing it.
 */
export async function isUnchanged(source: FeedSource, record: SiteRecord, tools: string): Promise<boolean> {
  if (record.tools !== tools || record.documents[0]?.url !== source.url) return false;
  if (new MediaChecks(record).areDue) return false;
  source.adopt(record.feedUrl ?? '');
  try {
    for (const { url, sha256 } of record.documents)
      if (sha256Hex((await source.read(url, FEED_LIMITS)).bytes) !== sha256) return false;
    for (const [url, stamp] of Object.entries(record.files)) if ((await source.stamp(url)) !== stamp) return false;
    return !(await isLeftOutDue(record, source));
  } catch {
    // What cannot be read is told by the run itself, in full.
    return false;
  }
}

/** What such a run tells. */
export function unchangedSummary(last: SiteRecord): PublishSummary {
  return {
    outcome: 'unchanged',
    name: last.name,
    articles: Object.keys(last.articles).length,
    pictures: Object.keys(last.pictures).length,
    recordings: Object.keys(last.recordings).length,
    feedPages: 0,
    writtenFiles: 0,
    kept: 0,
    withdrawn: Object.keys(last.withdrawn).length,
    // What is still left out is said each time, until somebody mends it.
    warnings: Object.values(last.leftOut ?? {}).map(warningOf),
  };
}

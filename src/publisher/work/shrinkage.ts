import type { FeedWarning } from '../../feed/article.ts';
import { PublisherError } from '../publisher-error.ts';
import type { Collected, Entry } from './collect.ts';
import type { SiteRecord } from './record.ts';
import { ownEntry } from './slugs.ts';

/** A feed of this share of its former length, or an article of this share of its text, is likely a fault. */
const SUSPICIOUS_SHARE = 0.5;
const SUSPICIOUS_TEXT_SHARE = 0.4;
/** Below this an article is short enough to have been rewritten. */
const SHORT_ITEM_BYTES = 600;

/** Up to this many are a person's doing: a small portal may well start over. */
const FEW_ARTICLES = 10;

/**
 * Holds a run back whose feed lost most of its items since the last one, or takes back most of what is published:
 * that is nearly always an accident of the upstream system, and whoever runs the site should have looked at it
 * first. A chain that broke off is no loss, and is told by its own warning.
 *
 * @throws PublisherError `suspicious-shrink`, `withdraws-most`
 */
export function refuseLosses(last: SiteRecord, collected: Collected): void {
  const after = collected.entries.length;
  const isLoss = (lost: number, of: number) => lost > FEW_ARTICLES && lost > of * (1 - SUSPICIOUS_SHARE);
  const published = Object.keys(last.articles).length;
  const withdrawn = collected.info.withdrawn.filter(({ id }) => ownEntry(last.articles, id) !== undefined).length;
  if (isLoss(withdrawn, published)) throw new PublisherError('withdraws-most', { withdrawn, published });
  if (collected.complete && isLoss(last.sourceCount - after, last.sourceCount))
    throw new PublisherError('suspicious-shrink', { before: last.sourceCount, after });
}

/** What looks like an accident of the upstream system, compared with the last run. Nothing is lost by it. */
export function comparedWithLast(
  last: SiteRecord | null,
  sourceCount: number,
  entries: readonly Entry[],
): FeedWarning[] {
  if (last === null) return [];
  const warnings: FeedWarning[] = [];
  if (sourceCount < last.sourceCount * SUSPICIOUS_SHARE)
    warnings.push({
      code: 'suspicious-shrink',
      path: 'items',
      itemId: '',
      detail: `${last.sourceCount} → ${sourceCount}`,
    });
  for (const { id, itemSize } of entries) {
    const before = ownEntry(last.articles, id)?.sizeBytes ?? 0;
    if (before > SHORT_ITEM_BYTES && itemSize < before * SUSPICIOUS_TEXT_SHARE)
      warnings.push({ code: 'content-shrunk', path: 'content_html', itemId: id, detail: `${before} → ${itemSize}` });
  }
  return warnings;
}

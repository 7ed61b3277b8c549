import type { FeedWarning } from '../../feed/article.ts';
import type { ArticleRecord, SiteRecord } from './record.ts';
import { ownEntry } from './slugs.ts';

/** A feed of this share of its former length, or an article of this share of its text, is likely a fault. */
const SUSPICIOUS_SHARE = 0.5;
const SUSPICIOUS_TEXT_SHARE = 0.4;
/** Below this an article is short enough to have been rewritten. */
const SHORT_ITEM_BYTES = 600;

/** What looks like an accident of the upstream system, compared with the last run. Nothing is lost by it. */
export function comparedWithLast(
  last: SiteRecord | null,
  sourceCount: number,
  records: ReadonlyMap<string, ArticleRecord>,
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
  for (const [id, { sizeBytes }] of records) {
    const before = ownEntry(last.articles, id)?.sizeBytes ?? 0;
    if (before > SHORT_ITEM_BYTES && sizeBytes < before * SUSPICIOUS_TEXT_SHARE)
      warnings.push({ code: 'content-shrunk', path: 'content_html', itemId: id, detail: `${before} → ${sizeBytes}` });
  }
  return warnings;
}

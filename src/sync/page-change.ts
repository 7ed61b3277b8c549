import type { PageChange } from '../store/apply-page.ts';
import { type LedgerEntry, ledgerRecord } from '../store/ledger.ts';
import { buildPacks } from '../store/packs.ts';
import type { ArticleHead } from '../store/schema.ts';
import { type PagePlan, retiredBy } from './plan-page.ts';

/** The records of a planned page, with pack ids from `firstPackId` on. */
export function recordsOf(
  plan: PagePlan,
  firstPackId: number,
): Pick<PageChange, 'heads' | 'packs' | 'retired' | 'views' | 'ledger'> {
  const { packs, docs } = buildPacks(
    plan.fresh.map(({ prepared }) => ({ order: prepared.head.order, bytes: prepared.bodyBytes })),
    firstPackId,
  );
  const heads = plan.fresh.map(
    ({ prepared }, position): ArticleHead => ({ ...prepared.head, doc: docs[position] ?? 0 }),
  );
  const rows: LedgerEntry[] = [
    ...heads.map(({ order, doc, fingerprint, viewCount, modifiedAtMs }) => ({
      order,
      doc,
      fingerprint,
      viewCount,
      modifiedAtMs,
    })),
    ...plan.views.map(({ entry, viewCount }) => ({ ...entry, viewCount })),
  ];
  // A row replaces the one of the same key, so only what is gone needs naming.
  const removedKeys = plan.removed.map(({ key }) => key);
  return {
    heads,
    packs,
    retired: retiredBy(plan),
    views: plan.views.map(({ entry, viewCount }) => ({ order: entry.order, viewCount })),
    ledger: rows.length > 0 || removedKeys.length > 0 ? ledgerRecord(rows, removedKeys) : null,
  };
}

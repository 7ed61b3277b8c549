import { read } from './database.ts';
import { UNDATED } from './order.ts';

/** Publication times of what is stored, in ms. */
export interface DateSpan {
  newestMs: number;
  oldestMs: number;
}

/** From the newest to the oldest article that has a date; `null` without any. */
export function readDateSpan(): Promise<DateSpan | null> {
  return read(['heads'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const dated = IDBKeyRange.upperBound(UNDATED);
    const [first, last] = await Promise.all([heads.openCursor(dated), heads.openCursor(dated, 'prev')]);
    const newestMs = first?.value.publishedAtMs ?? null;
    const oldestMs = last?.value.publishedAtMs ?? null;
    return newestMs === null || oldestMs === null ? null : { newestMs, oldestMs };
  });
}

import { articleOrder } from '../store/order.ts';

/** A portal may date an article for the day after tomorrow; further ahead is a slip, as 2062 for 2026 is. */
const AHEAD_LIMIT_MS = 2 * 24 * 60 * 60 * 1000;

/** A server that says it is earlier than this has lost its clock. */
const EARLIEST_MS = Date.UTC(2024, 0, 1);

/** What is known of the time for which a page was made. */
export interface OrderTime {
  /** When the server handed it out, by the server's clock: the phone's may be anywhere. `null` for unknown. */
  servedAtMs: number | null;
  /** Where the article stands so far, `null` for nowhere. */
  heldOrder: string | null;
}

/**
 * Where an article stands among the others: by its date; but one that is far ahead of time would stand before all others
 * for years, so it stands where it stood, or at the time when it came.
 */
export function orderInTime(publishedAtMs: number | null, key: string, { servedAtMs, heldOrder }: OrderTime): string {
  const order = articleOrder(publishedAtMs, key);
  if (publishedAtMs === null || servedAtMs === null || servedAtMs < EARLIEST_MS) return order;
  const latest = articleOrder(servedAtMs + AHEAD_LIMIT_MS, key);
  if (order >= latest) return order;
  return heldOrder !== null && heldOrder >= latest ? heldOrder : articleOrder(servedAtMs, key);
}

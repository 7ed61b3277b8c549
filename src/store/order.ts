/** The largest time a Date can hold; the smallest is its negative. */
const MAX_TIME_MS = 8.64e15;

/** Characters of 2 × MAX_TIME_MS in base 36. */
const TIME_LENGTH = 11;

/** What the orders of undated articles begin with: after every date. */
export const UNDATED = 'z'.repeat(TIME_LENGTH);

/**
 * The primary key of a head, 22 characters: ascending is newest first, articles of the same moment by key,
 * undated ones last.
 */
export function articleOrder(publishedAtMs: number | null, key: string): string {
  if (publishedAtMs === null) return UNDATED + key;
  const inverted = MAX_TIME_MS - Math.min(Math.max(Math.trunc(publishedAtMs), -MAX_TIME_MS), MAX_TIME_MS);
  return inverted.toString(36).padStart(TIME_LENGTH, '0') + key;
}

const KEY_LENGTH = 11;

/** The article's key, which its order ends in. */
export function keyOfOrder(order: string): string {
  return order.slice(-KEY_LENGTH);
}

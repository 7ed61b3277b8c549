import { dayOf } from './format.ts';

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The days of a year as `dayOf` counts them, `to` not included. */
export function dayRange(year: number): { from: number; to: number } {
  const first = (of: number) => dayOf(Date.UTC(of, 0, 1) - VIETNAM_OFFSET_MS);
  return { from: Math.max(1, first(year)), to: first(year + 1) };
}

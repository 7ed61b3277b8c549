import type { DateSpan } from '../../store/date-span.ts';
import { dayAndTime } from '../format.ts';

/** Past what a portal has; one article with a wrong date must not make a list of thousands. */
const MAX_YEARS = 40;

/** The newest years that have articles may be, and the one that is chosen: an address may name any. */
export function yearsOf(dates: DateSpan | null, chosen: number, zone: string | undefined): number[] {
  const yearOf = (timeMs: number) => Number(dayAndTime(timeMs, zone)[0].slice(-4));
  const [newest, oldest] = dates ? [yearOf(dates.newestMs), yearOf(dates.oldestMs)] : [0, 1];
  const length = Math.min(Math.max(newest - oldest + 1, 0), MAX_YEARS);
  const years = Array.from({ length }, (_, index) => newest - index);
  return chosen === 0 || years.includes(chosen) ? years : [...years, chosen].sort((a, b) => b - a);
}

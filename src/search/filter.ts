import { dayOf } from './format.ts';
import type { OpenSegment } from './segment.ts';
import type { SearchFilter } from './types.ts';

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** What a search may find; `savedDocs` limits it to these. */
export interface RankFilter extends SearchFilter {
  savedDocs?: ReadonlySet<number>;
}

/** Which documents of a segment may be found; `null` when none may. */
export function documentFilter(segment: OpenSegment, filter: RankFilter): ((document: number) => boolean) | null {
  const { header, dead } = segment;
  const category = filter.categoryId === undefined ? -1 : header.categories.indexOf(filter.categoryId);
  if (filter.categoryId !== undefined && category < 0) return null;
  const days = filter.year === undefined ? null : daysOf(filter.year);
  return (document) => {
    if (dead?.[document]) return false;
    if (category >= 0 && header.categoryIndexes[document] !== category) return false;
    const day = header.days[document] as number;
    if (days && (day < days.from || day >= days.to)) return false;
    if (filter.withPictures && (header.marks[document] as number) < 128) return false;
    return !filter.savedDocs || filter.savedDocs.has(header.docs[document] as number);
  };
}

/** The days of a year as `dayOf` counts them, `to` not included. */
function daysOf(year: number): { from: number; to: number } {
  const first = (of: number) => dayOf(Date.UTC(of, 0, 1) - VIETNAM_OFFSET_MS);
  return { from: Math.max(1, first(year)), to: first(year + 1) };
}

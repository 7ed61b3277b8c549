import type { OpenSegment } from './segment.ts';
import type { StoredSegment } from './stored-segment.ts';

/**
 * Documents of the largest segments. A query looks each of its words up in each segment and begins each list anew:
 * ten segments of 1,000 take half as long again as one of 10,000, and 5 % more bytes. Of that the positions of the most
 * frequent syllables are 90 KB, most parts are far below the 64 KB from which on Chromium reads them from a file.
 */
const FULL_DOCS = 10_000;
/** Up to here segments are merged in one transaction; larger ones are written a few parts at a time. */
export const SMALL_DOCS = 1000;
/** Segments of about one size are merged when there are so many. */
const TIER_SEGMENTS = 4;
/** Sizes of the tiers below the large ones: each segment is written about once in each. */
const TIER_DOCS = [32, 256, SMALL_DOCS];
/** Segments of this share of the largest are joined instead. */
const LARGE_SHARE = 0.8;
/** A segment with this share of dead documents is written anew. */
const DEAD_SHARE = 0.3;
/** So many large ones are joined: a part of each is a request of its own. */
const JOIN_SEGMENTS = 3;
/** One is copied when those that are joined with it have this share of its documents, so each only a few times. */
const JOIN_SHARE = 0.5;

/** One stored segment in the place of others. */
export interface MergePlan {
  replaces: StoredSegment[];
  /** Segments whose documents go into one new one, again and again. */
  encode: OpenSegment[][];
  /** Segments that are joined as they are. */
  copy: OpenSegment[];
}

/** What to merge next; `null` when all is well. `fullDocs`: documents of the largest segments. */
export function planMerge(stored: readonly StoredSegment[], fullDocs = FULL_DOCS): MergePlan | null {
  return planTier(stored, fullDocs) ?? planWorn(stored, fullDocs) ?? planJoin(stored, fullDocs);
}

function planTier(stored: readonly StoredSegment[], fullDocs: number): MergePlan | null {
  const sized = stored.map((one) => ({ one, live: liveIn(one) }));
  const large = fullDocs * LARGE_SHARE;
  for (const limit of [...TIER_DOCS.filter((docs) => docs < large), large]) {
    const most = limit < SMALL_DOCS ? Math.min(SMALL_DOCS, fullDocs) : fullDocs;
    const tier = sized.filter(({ live }) => live < limit).sort((a, b) => a.one.id - b.one.id);
    if (tier.length < TIER_SEGMENTS) continue;
    const replaces: StoredSegment[] = [];
    let docs = 0;
    for (const { one, live } of tier) {
      if (docs + live > most && replaces.length > 1) break;
      docs += live;
      replaces.push(one);
    }
    if (replaces.length > 1) return { replaces, encode: [replaces.flatMap(({ segments }) => segments)], copy: [] };
  }
  return null;
}

/** Segments with many dead documents are written anew, the others they are joined with are copied. */
function planWorn(stored: readonly StoredSegment[], fullDocs: number): MergePlan | null {
  const one = stored.find(({ segments }) => segments.some(isWorn));
  if (!one) return null;
  const encode: OpenSegment[][] = [];
  let room = 0;
  for (const segment of one.segments.filter(isWorn)) {
    const live = liveDocs(segment);
    if (live > room || encode.length === 0) {
      encode.push([]);
      room = fullDocs;
    }
    encode[encode.length - 1]?.push(segment);
    room -= live;
  }
  return { replaces: [one], encode, copy: one.segments.filter((segment) => !isWorn(segment)) };
}

/** From the smallest on, as long as those before are not little against the next. */
function planJoin(stored: readonly StoredSegment[], fullDocs: number): MergePlan | null {
  const large = stored.filter((one) => one.isSplit && liveIn(one) >= fullDocs * LARGE_SHARE);
  if (large.length < JOIN_SEGMENTS) return null;
  const replaces: StoredSegment[] = [];
  let docs = 0;
  for (const one of [...large].sort((a, b) => a.docCount - b.docCount)) {
    if (replaces.length > 1 && docs < one.docCount * JOIN_SHARE) break;
    replaces.push(one);
    docs += one.docCount;
  }
  // In order of age, so that a query meets documents as they came.
  replaces.sort((a, b) => a.id - b.id);
  return { replaces, encode: [], copy: replaces.flatMap(({ segments }) => segments) };
}

function isWorn(segment: OpenSegment): boolean {
  return liveDocs(segment) < segment.header.docCount * (1 - DEAD_SHARE);
}

function liveIn({ segments }: StoredSegment): number {
  return segments.reduce((live, segment) => live + liveDocs(segment), 0);
}

function liveDocs({ header, dead }: OpenSegment): number {
  return dead ? dead.reduce((live, isDead) => live - isDead, header.docCount) : header.docCount;
}

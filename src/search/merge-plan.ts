import type { OpenSegment } from './segment.ts';

/** Documents of the largest segments: ones of 500 cost 3 % more bytes, one of 10,000 5 % less. */
const FULL_DOCS = 1000;
/** Segments of about one size are merged when there are so many. */
const TIER_SEGMENTS = 4;
/** Sizes of the tiers: each segment is written about once in each. */
const TIER_DOCS = [32, 256, FULL_DOCS * 0.8];
/** A segment with this share of dead documents is written anew. */
const DEAD_SHARE = 0.3;

/** The segments to merge next, none when all is well. */
export function planMerge(segments: readonly OpenSegment[]): OpenSegment[] {
  const sized = segments.map((segment) => ({ segment, live: liveDocs(segment) }));
  for (const limit of TIER_DOCS) {
    const tier = sized.filter(({ live }) => live < limit).sort((a, b) => a.segment.id - b.segment.id);
    if (tier.length < TIER_SEGMENTS) continue;
    const chosen: OpenSegment[] = [];
    let docs = 0;
    for (const { segment, live } of tier) {
      if (docs + live > FULL_DOCS && chosen.length > 1) break;
      docs += live;
      chosen.push(segment);
    }
    if (chosen.length > 1) return chosen;
  }
  const worn = sized.find(({ segment, live }) => live < segment.header.docCount * (1 - DEAD_SHARE));
  return worn ? [worn.segment] : [];
}

function liveDocs({ header, dead }: OpenSegment): number {
  return dead ? dead.reduce((live, isDead) => live - isDead, header.docCount) : header.docCount;
}

import type { Candidate } from './positions-pass.ts';
import type { Weighing } from './weighing.ts';

/**
 * With fewer documents that have all words, those that miss some are shown after them; with more, only those
 * that fit better than all of them. So many with the typed accents, and the others are not looked into.
 */
export const ENOUGH = 10;

/** Candidates by their segment. */
export function bySegment(candidates: readonly Candidate[]): Map<number, Candidate[]> {
  const groups = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.segment);
    if (group) group.push(candidate);
    else groups.set(candidate.segment, [candidate]);
  }
  return groups;
}

/** Best first. */
export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score;
}

/** Where enough have all words, those that miss some stay only before all of these. */
export function withoutLesser(sorted: Candidate[], weighing: Weighing): Candidate[] {
  const isComplete = ({ mask }: Candidate) => weighing.isComplete(mask);
  const first = sorted.findIndex(isComplete);
  if (sorted.filter(isComplete).length < ENOUGH) return sorted;
  return sorted.filter((candidate, index) => index < first || isComplete(candidate));
}

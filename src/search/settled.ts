import { ENOUGH } from './candidate-lists.ts';
import type { QueryPlan } from './plan.ts';
import type { Candidate } from './positions-pass.ts';
import type { Weighing } from './weighing.ts';

/** From so many words on, one of them may be mistyped even where some document has them all. */
export const LONG_QUERY = 5;
/** Unless in that document this share of the neighbours of the query stand side by side. */
const SETTLED_SHARE = 0.6;

/** Whether a strict search has found what a loose one could only add worse to. */
export function isSettled(ranked: readonly Candidate[], plan: QueryPlan, weighing: Weighing): boolean {
  if (plan.words.length < LONG_QUERY) return ranked.length >= ENOUGH;
  const best = ranked[0];
  if (!best?.proximity) return best !== undefined && weighing.isComplete(best.titleMask);
  return weighing.together(best.proximity) >= SETTLED_SHARE;
}

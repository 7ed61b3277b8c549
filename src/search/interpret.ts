import type { Abbreviation } from '../text/abbreviations.ts';
import { spellWord } from '../text/spell.ts';
import { readTelex } from '../text/telex.ts';
import { tokenise } from '../text/tokenise.ts';
import type { Ranking } from './engine.ts';
import { planQuery, type QueryPlan } from './plan.ts';
import type { Spelling } from './spelling.ts';
import type { Interpretation } from './types.ts';

/** A query as it was understood, and what it found. */
export interface Interpreted {
  /** The query that was answered. */
  query: string;
  interpretation: Interpretation;
  ranking: Ranking;
}

/**
 * Answers a query as it stands, and where no document has all of its words, as Telex or with a letter corrected,
 * if a document has all of those; else with words missing.
 */
export async function interpret(
  { query, typing }: { query: string; typing: boolean },
  abbreviations: readonly Abbreviation[],
  spelling: Spelling,
  rank: (plan: QueryPlan) => Promise<Ranking>,
): Promise<Interpreted> {
  const plan = planQuery(query, typing, abbreviations);
  const ranking = await rank(plan);
  if (ranking.completeCount > 0 || plan.words.length === 0) return { query, interpretation: 'as-typed', ranking };
  const telex = readTelex(query);
  if (telex !== null) {
    const found = await rank(planQuery(telex, typing, abbreviations));
    if (found.completeCount > 0) return { query: telex, interpretation: 'telex', ranking: found };
  }
  const corrected = await correct(query, plan, ranking.unknownWords, spelling);
  for (const other of corrected) {
    const found = await rank(planQuery(other, typing, abbreviations));
    if (found.completeCount > 0) return { query: other, interpretation: 'typo', ranking: found };
  }
  return { query, interpretation: ranking.documents.length > 0 ? 'some-words-missing' : 'as-typed', ranking };
}

/** The query with another word for one or two that the index does not have. */
async function correct(query: string, plan: QueryPlan, unknownWords: number[], spelling: Spelling): Promise<string[]> {
  if (unknownWords.length === 0 || unknownWords.length > 2) return [];
  let queries = [query];
  for (const unknown of unknownWords) {
    const word = plan.words[unknown];
    if (!word) return [];
    const corrections = await spelling.corrections(word);
    queries = queries.flatMap((before) =>
      corrections.map((correction) => withWord(before, word.folded, spellWord(correction))),
    );
  }
  return queries.slice(0, 4);
}

function withWord(query: string, folded: string, replacement: string): string {
  const token = tokenise(query).find((word) => word.folded === folded);
  return token ? query.slice(0, token.start) + replacement + query.slice(token.end) : query;
}

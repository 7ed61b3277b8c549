import { findPhrases, needlesOf } from './mark.ts';
import { tokenise } from './tokenise.ts';

/** UTF-16 offsets into a text, `end` not included. */
export interface TextRun {
  start: number;
  end: number;
}

/**
 * Where the words of a query stand in a whole text, to be stepped through: neighbours as one run. Of several words
 * only runs of more than one count where there are such, since single syllables stand everywhere. The last word
 * may be unfinished.
 */
export function findRuns(text: string, query: string, abbreviations?: Parameters<typeof needlesOf>[1]): TextRun[] {
  const needles = needlesOf(query, abbreviations);
  const words = tokenise(query);
  const last = needles[words.length - 1]?.[0];
  if (last && last.folded.length > 1 && words.at(-1)?.end === query.length) last.prefix = true;
  const tokens = tokenise(text);
  const found = findPhrases(text, tokens, needles);
  const runs: (TextRun & { words: number })[] = [];
  tokens.forEach(({ start, end }, index) => {
    if (!found[index]) return;
    const run = runs[runs.length - 1];
    // A line break ends a paragraph: what stands on both sides of it is no phrase.
    if (run && found[index - 1] && !text.slice(run.end, start).includes('\n')) {
      run.end = end;
      run.words++;
    } else runs.push({ start, end, words: 1 });
  });
  const together = words.length > 1 ? runs.filter((run) => run.words > 1) : [];
  return (together.length > 0 ? together : runs).map(({ start, end }) => ({ start, end }));
}

import { findPhrases, type MarkedText, markTokens, type NeedlePhrase } from './mark.ts';
import { type Token, tokenise } from './tokenise.ts';

/** UTF-16 units of an excerpt, about three lines of a phone. */
const EXCERPT_LENGTH = 180;
/** How much of it may stand before the first match. */
const LEAD_LENGTH = 50;

export interface Excerpt {
  runs: MarkedText;
  /** How much of what was wanted stands in it: to be compared with that of another text. */
  score: number;
}

/**
 * The passage of a text where the most of the wanted words stand together, marked, its line breaks blanks;
 * `null` when none of them stands anywhere.
 */
export function excerpt(text: string, phrases: readonly NeedlePhrase[], maxLength = EXCERPT_LENGTH): Excerpt | null {
  const tokens = tokenise(text);
  const found = findPhrases(text, tokens, phrases);
  const cluster = bestCluster(tokens, found, maxLength);
  if (!cluster) return null;
  const from = excerptStart(text, tokens, cluster, maxLength);
  const to = excerptEnd(text, tokens, from, maxLength);
  const runs = markTokens(text, tokens, found, from, to).map((run) => ({
    ...run,
    text: run.text.replace(/\s+/g, ' '),
  }));
  if (from > 0) runs.unshift({ text: '… ', marked: false });
  if (to < text.trimEnd().length) runs.push({ text: ' …', marked: false });
  return { runs, score: cluster.score };
}

/** The first words of a text, for a result whose match is in another field. */
export function beginning(text: string, maxLength = EXCERPT_LENGTH): MarkedText {
  const end =
    text.length <= maxLength ? text.length : excerptEnd(text, tokenise(text.slice(0, maxLength + 40)), 0, maxLength);
  const runs: MarkedText = [{ text: text.slice(0, end).replace(/\s+/g, ' '), marked: false }];
  if (end < text.trimEnd().length) runs.push({ text: ' …', marked: false });
  return runs;
}

interface Cluster {
  /** Token numbers of the first and last match. */
  first: number;
  last: number;
  score: number;
}

/** Different words count most, then words that stand in the order of the query, then repetitions. */
function bestCluster(tokens: readonly Token[], found: Uint8Array, maxLength: number): Cluster | null {
  let best: Cluster | null = null;
  let bestScore = 0;
  for (let first = 0; first < tokens.length; first++) {
    if (!found[first]) continue;
    const limit = (tokens[first]?.start ?? 0) + maxLength - LEAD_LENGTH;
    const seen = new Set<number>();
    let score = 0;
    let last = first;
    for (let at = first; at < tokens.length && (tokens[at]?.end ?? 0) <= limit; at++) {
      const phrase = found[at];
      if (!phrase) continue;
      score += seen.has(phrase) ? 0.2 : 4;
      if (at > first && found[at - 1] && phrase === (found[at - 1] ?? 0) + 1) score += 2;
      seen.add(phrase);
      last = at;
    }
    if (score > bestScore) {
      bestScore = score;
      best = { first, last, score };
    }
  }
  return best;
}

/** The start of a sentence if one is near enough, else of a word. */
function excerptStart(text: string, tokens: readonly Token[], cluster: Cluster, maxLength: number): number {
  const firstStart = tokens[cluster.first]?.start ?? 0;
  const span = (tokens[cluster.last]?.end ?? firstStart) - firstStart;
  const lead = Math.min(LEAD_LENGTH, Math.max(0, maxLength - span));
  let from = firstStart;
  for (let at = cluster.first - 1; at >= 0; at--) {
    const start = tokens[at]?.start ?? 0;
    if (firstStart - start > lead) return from;
    from = start;
    const before = text.slice(tokens[at - 1]?.end ?? 0, start);
    if (/[.!?:;\n]/.test(before)) return from;
  }
  // Everything before the first word belongs to the beginning: an opening quote, a dash.
  return 0;
}

function excerptEnd(text: string, tokens: readonly Token[], from: number, maxLength: number): number {
  if (text.length - from <= maxLength) return text.trimEnd().length;
  let to = from;
  for (const token of tokens) {
    if (token.end - from > maxLength) break;
    if (token.end > to) to = token.end;
  }
  return to > from ? to : Math.min(text.length, from + maxLength);
}

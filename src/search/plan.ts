import { type Abbreviation, standsAt, standsShortAt } from '../text/abbreviations.ts';
import { type Token, tokenise } from '../text/tokenise.ts';
import type { Word } from '../text/word.ts';

/** Longer queries are cut: a whole title has some twenty words, and each is a bit of 32. */
const MAX_WORDS = 28;

/** A different word of a query. */
export interface PlanWord extends Word {
  /** May be the beginning of a longer word. */
  prefix: boolean;
  /** Typed in quotes and with accents: no other accents will do. */
  exactOnly: boolean;
}

/** Neighbouring words of the query, by position: `from` to `to`, both included. */
interface Span {
  from: number;
  to: number;
}

export interface QueryPlan {
  words: PlanWord[];
  /** Index into `words` for each position of the query. */
  sequence: number[];
  /** In quotes, or parts of one number ("131-KH/QUTH"): must stand side by side. */
  phrases: Span[];
  /** Spans that may stand in the text as these words instead; a `tight` one was typed short. */
  abbreviations: (Span & { short: Word[]; tight: boolean })[];
  /** Whether any word was typed with accents: then the others are meant without. */
  accented: boolean;
}

interface Piece extends Token {
  quote: number;
  glued: boolean;
  tight: number;
}

/** Reads a query. Abbreviations become their long form, beside which the short one is looked for. */
export function planQuery(query: string, typing: boolean, known: readonly Abbreviation[]): QueryPlan {
  const tokens = tokenise(query).slice(0, MAX_WORDS);
  const quotes = quotesOf(query);
  const lastEnd = tokens[tokens.length - 1]?.end ?? 0;
  // A blank or a closing quote after the last word: it is finished.
  const unfinished = typing && lastEnd === query.length;
  const pieces: Piece[] = [];
  const shorts: Word[][] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const before = tokens[at - 1];
    const quote = quotes.findIndex(({ from, to }) => token.start >= from && token.end <= to);
    // "P.5" is a ward, which the text may write out: its number stands beside the long form as well.
    const isAfterShort = (pieces.at(-1)?.tight ?? -1) >= 0;
    const glued = before !== undefined && !isAfterShort && isGlued(query, before, token);
    const abbreviation = quote < 0 ? known.find((entry) => standsShortAt(query, tokens, at, entry)) : undefined;
    const isLast = at + (abbreviation?.short.length ?? 1) >= tokens.length;
    if (!abbreviation || (isLast && unfinished && abbreviation.short.length === 1 && token.folded.length < 2)) {
      pieces.push({ ...token, quote, glued, tight: -1 });
      continue;
    }
    const tight = shorts.push(abbreviation.short) - 1;
    for (const word of abbreviation.long) pieces.push({ ...token, ...word, quote, glued: false, tight });
    at += abbreviation.short.length - 1;
  }
  pieces.length = Math.min(pieces.length, MAX_WORDS);
  return assemble(pieces, shorts, known, unfinished);
}

function assemble(pieces: Piece[], shorts: Word[][], known: readonly Abbreviation[], unfinished: boolean): QueryPlan {
  const plan: QueryPlan = { words: [], sequence: [], phrases: [], abbreviations: [], accented: false };
  pieces.forEach((piece, position) => {
    const prefix = unfinished && position === pieces.length - 1 && piece.tight < 0;
    const exactOnly = piece.quote >= 0 && piece.accents !== 0;
    const { folded, accents } = piece;
    let index = plan.words.findIndex(
      (word) =>
        word.folded === folded && word.accents === accents && word.prefix === prefix && word.exactOnly === exactOnly,
    );
    if (index < 0) index = plan.words.push({ folded, accents, prefix, exactOnly }) - 1;
    plan.sequence.push(index);
    // What a short form stands for has its accents, whether or not the reader types any.
    if (accents !== 0 && piece.tight < 0) plan.accented = true;
  });
  // A nought is on its way to "12/05", whose last term is 5. In quotes a letter alone is not asked for either: in
  // thousands of documents every word that it begins would be read, which took five times as long as with two letters.
  const last = pieces.at(-1);
  const isVague = unfinished && last && (last.glued ? /^0$/ : /^[^1-9]$/u).test(last.folded);
  const placed = isVague ? pieces.slice(0, -1) : pieces;
  addSpans(plan.phrases, placed, (piece, before) => piece.quote >= 0 && piece.quote === before.quote);
  addSpans(plan.phrases, placed, (piece) => piece.glued);
  const typedShort: Span[] = [];
  addSpans(typedShort, pieces, (piece, before) => piece.tight >= 0 && piece.tight === before.tight, true);
  const whole: QueryPlan['abbreviations'] = [];
  for (const span of typedShort) {
    const short = shorts[pieces[span.from]?.tight ?? -1];
    if (short) whole.push({ ...span, short, tight: true });
  }
  for (const { long, short, needsStop } of known) {
    // The index has no stops: of a lone letter only the name that follows it tells that it is no unit, as in "km/h".
    const followed = needsStop ? 1 : 0;
    for (let from = 0; from + long.length + followed <= pieces.length; from++) {
      if (pieces[from]?.quote !== -1 || !standsAt(pieces, from, long)) continue;
      const to = from + long.length - 1;
      const typed = whole.find((span) => span.from === from && span.to === to);
      if (!typed) plan.abbreviations.push({ from, to, short, tight: false });
      // Typed as "TPHCM", written "TP.HCM".
      else if (typed.short !== short) whole.push({ from, to, short, tight: true });
    }
  }
  // Behind those of their parts: "TP. Hồ Chí Minh" has all of "TPHCM" once "TP" counts as its long form.
  plan.abbreviations.push(...whole);
  return plan;
}

/** Adds the longest runs in which each piece belongs with the one before; of single pieces only where asked. */
function addSpans(
  spans: Span[],
  pieces: readonly Piece[],
  together: (piece: Piece, before: Piece) => boolean,
  single = false,
) {
  let from = 0;
  for (let at = 1; at <= pieces.length; at++) {
    const piece = pieces[at];
    const before = pieces[at - 1] as Piece;
    if (piece && together(piece, before)) continue;
    if (at - from > 1 || (single && (pieces[from]?.tight ?? -1) >= 0)) spans.push({ from, to: at - 1 });
    from = at;
  }
}

/** "24/7", "131-KH/QUTH", "300.000": no blank between, and a digit in one of them. */
function isGlued(query: string, before: Token, token: Token): boolean {
  return !/\s/.test(query.slice(before.end, token.start)) && /\d/.test(before.folded + token.folded);
}

function quotesOf(query: string): Span[] {
  const spans: Span[] = [];
  let from = -1;
  for (let at = 0; at < query.length; at++) {
    if (!/["“”„«»]/.test(query[at] ?? '')) continue;
    if (from < 0) from = at + 1;
    else {
      spans.push({ from, to: at });
      from = -1;
    }
  }
  if (from >= 0) spans.push({ from, to: query.length });
  return spans;
}

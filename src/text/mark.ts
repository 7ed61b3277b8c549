import { type Abbreviation, meanSame, readAbbreviations, standsAt, standsShortAt } from './abbreviations.ts';
import { type Token, tokenise } from './tokenise.ts';

/** Runs of a text in order; joined they are the text. */
export type MarkedText = { text: string; marked: boolean }[];

/** A word to be marked. `accents` is null where any will do. */
export interface Needle {
  folded: string;
  accents: number | null;
  prefix: boolean;
  /** Only where a full stop follows. */
  needsStop: boolean;
}

/** Words that must stand side by side to be marked; mostly one. */
export type NeedlePhrase = Needle[];

/** Marks the words of a query in a text: those with the typed accents, or where there are none, any. */
export function markMatches(text: string, query: string): MarkedText {
  return markPhrases(text, needlesOf(query));
}

/** What of a text to mark for a query as it was typed; abbreviations are read both ways. */
export function needlesOf(query: string, abbreviations = readAbbreviations()): NeedlePhrase[] {
  const tokens = tokenise(query);
  const phrases = tokens.map((token) => [toNeedle(token)]);
  const addShort = ({ short, needsStop }: Abbreviation) =>
    phrases.push(short.map((word) => ({ ...toNeedle(word), needsStop })));
  for (const abbreviation of abbreviations) {
    const { long } = abbreviation;
    for (let at = 0; at < tokens.length; at++) {
      if (standsAt(tokens, at, long)) addShort(abbreviation);
      if (!standsShortAt(query, tokens, at, abbreviation)) continue;
      phrases.push(long.map(toNeedle));
      for (const other of abbreviations) {
        if (other !== abbreviation && meanSame(other, abbreviation)) addShort(other);
      }
    }
  }
  return phrases;
}

function toNeedle(word: { folded: string; accents: number }): Needle {
  return { folded: word.folded, accents: word.accents || null, prefix: false, needsStop: false };
}

export function markPhrases(text: string, phrases: readonly NeedlePhrase[]): MarkedText {
  const tokens = tokenise(text);
  return markTokens(text, tokens, findPhrases(text, tokens, phrases), 0, text.length);
}

/** For each token the number of the phrase it belongs to, counted from 1, or 0. */
export function findPhrases(text: string, tokens: readonly Token[], phrases: readonly NeedlePhrase[]): Uint8Array {
  const found = new Uint8Array(tokens.length);
  phrases.slice(0, 255).forEach((phrase, index) => {
    // Other accents are marked only where the typed ones are nowhere: they are why the article was found.
    if (!findPhrase(text, tokens, phrase, found, index + 1, true))
      findPhrase(text, tokens, phrase, found, index + 1, false);
  });
  return found;
}

function findPhrase(
  text: string,
  tokens: readonly Token[],
  phrase: NeedlePhrase,
  found: Uint8Array,
  value: number,
  exact: boolean,
) {
  let any = false;
  for (let at = 0; at + phrase.length <= tokens.length; at++) {
    if (!phrase.every((needle, offset) => matches(text, tokens[at + offset], needle, exact))) continue;
    any = true;
    for (let offset = 0; offset < phrase.length; offset++) found[at + offset] ||= value;
  }
  return any;
}

function matches(text: string, token: Token | undefined, needle: Needle, exact: boolean): boolean {
  if (!token || (needle.needsStop && text[token.end] !== '.')) return false;
  if (needle.prefix) return token.folded.startsWith(needle.folded);
  if (token.folded !== needle.folded) return false;
  return !exact || needle.accents === null || token.accents === needle.accents;
}

/** The runs of `text` from `from` to `to`; neighbouring marks with a blank or a sign between them become one. */
export function markTokens(
  text: string,
  tokens: readonly Token[],
  found: Uint8Array,
  from: number,
  to: number,
): MarkedText {
  const runs: MarkedText = [];
  const push = (end: number, marked: boolean) => {
    if (end <= written) return;
    const piece = text.slice(written, end);
    const last = runs[runs.length - 1];
    const beforeLast = runs[runs.length - 2];
    if (marked && last && !last.marked && beforeLast?.marked && /^[^\n]$/.test(last.text)) {
      beforeLast.text += last.text + piece;
      runs.pop();
    } else if (last?.marked === marked) last.text += piece;
    else runs.push({ text: piece, marked });
    written = end;
  };
  let written = from;
  tokens.forEach((token, index) => {
    if (!found[index] || token.start < from || token.end > to) return;
    push(token.start, false);
    push(token.end, true);
  });
  push(to, false);
  return runs;
}

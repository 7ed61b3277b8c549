import type { Word } from '../text/word.ts';
import { bucketOf, followerBit, WHOLE_PART } from './format.ts';
import type { PlanWord, QueryPlan } from './plan.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm, TermPart } from './term-part.ts';
import { WEIGHTS } from './weights.ts';

/** A term that stands for a word of the query in one segment. */
export interface Match {
  part: TermPart;
  form: TermForm;
  /** 0 to 1: how well it fits what was typed. */
  weight: number;
  exact: boolean;
}

/** What one segment has for one word of the query. */
export interface WordMatches {
  matches: Match[];
  /** Which follower bits the word before may have set for it. */
  followerMask: number;
  /** Term numbers of all words with the prefix, `to` included; empty when from > to. */
  prefixFrom: number;
  prefixTo: number;
}

/**
 * A prefix of one letter stands in every document: beside other words it is only looked for in the documents
 * these find. One of two letters mostly, too, which its postings show.
 */
export function isLoosePrefix(word: PlanWord, plan: QueryPlan): boolean {
  return word.prefix && word.folded.length <= 1 && plan.words.length > 1;
}

/** The parts of a segment that `lookUp` needs for a word. */
export function partsFor(segment: OpenSegment, word: PlanWord, plan: QueryPlan): number[] {
  const first = segment.termPartOf(word.folded);
  if (!word.prefix || first === WHOLE_PART) return [first];
  const last = bucketOf(`${word.folded}\uffff`);
  if (isLoosePrefix(word, plan)) return first === last ? [first] : [first, last];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Finds the terms of a held segment that stand for a word of the query. */
export function lookUp(segment: OpenSegment, word: PlanWord, plan: QueryPlan): WordMatches {
  const found: WordMatches = { matches: [], followerMask: 1 << followerBit(word.folded), prefixFrom: 0, prefixTo: -1 };
  if (word.prefix) lookUpPrefix(segment, word, plan, found);
  else {
    const part = segment.termPart(segment.termPartOf(word.folded));
    for (const form of part?.forms(word.folded) ?? []) addForm(found, part as TermPart, form, word, plan, 1);
  }
  return found;
}

function lookUpPrefix(segment: OpenSegment, word: PlanWord, plan: QueryPlan, found: WordMatches): void {
  const loose = isLoosePrefix(word, plan);
  let any = false;
  for (const number of partsFor(segment, word, plan)) {
    const part = segment.termPart(number);
    part?.forEachWithPrefix(word.folded, (folded, forms) => {
      const isWhole = folded === word.folded;
      for (const form of forms) {
        if (!any) found.prefixFrom = form.rank;
        any = true;
        found.prefixTo = form.rank;
        if (!loose || isWhole) addForm(found, part, form, word, plan, isWhole ? 1 : WEIGHTS.prefix);
      }
      found.followerMask |= 1 << followerBit(folded);
      return true;
    });
  }
  if (loose) found.followerMask = 255;
}

function addForm(
  found: WordMatches,
  part: TermPart,
  form: TermForm,
  word: PlanWord,
  plan: QueryPlan,
  weight: number,
): void {
  const fit = accentFit(word, form.accents, plan.accented, weight < 1);
  if (fit > 0) found.matches.push({ part, form, weight: weight * fit, exact: fit === 1 });
}

/** How well a term's accents fit what was typed: 1 for the same, less for others, 0 where they will not do. */
export function accentFit(word: PlanWord, accents: number, accented: boolean, unfinished: boolean): number {
  if (accents === word.accents) return 1;
  if (word.exactOnly) return 0;
  if (word.accents === 0) return accented ? WEIGHTS.accentAdded : WEIGHTS.accentAny;
  // "đư" on the way to "được": the letters typed so far agree, tone and the rest are still to come.
  if (unfinished && isAccentPrefix(word, accents)) return 1;
  return WEIGHTS.accentOther;
}

function isAccentPrefix(word: Word, accents: number): boolean {
  const tone = word.accents & 7;
  const qualities = (1 << (2 * Math.min(14, word.folded.length))) - 1;
  return (tone === 0 || tone === (accents & 7)) && word.accents >>> 3 === ((accents >>> 3) & qualities);
}

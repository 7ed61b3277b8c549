import type { Word } from '../text/word.ts';
import { bucketOf, WHOLE_PART } from './format.ts';
import { FINE_ACCENTS, OTHER_ACCENTS, SAME_ACCENTS, UNFINISHED } from './hits.ts';
import type { PlanWord, QueryPlan } from './plan.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm, TermPart } from './term-part.ts';
import { WEIGHTS } from './weights.ts';

/** A term that stands for a word of the query in one segment. */
export interface Match {
  part: TermPart;
  /** Number of `part`. */
  partNumber: number;
  form: TermForm;
  /** 0 to 1: how well it fits what was typed. */
  weight: number;
  quality: number;
}

/**
 * Whether a prefix tells next to nothing: one of a letter or two stands in nearly every document. Beside other
 * words it is then not asked for, and need not be read, unless it must stand beside one of them.
 */
export function isLoosePrefix(word: PlanWord, { words, phrases, sequence }: QueryPlan): boolean {
  if (!word.prefix || word.folded.length > 1 || words.length < 2) return false;
  return !phrases.some(({ to }) => to === sequence.length - 1);
}

/** The term parts that a query looks words up in, of segments that are split into parts. */
export function termPartsOf(plan: QueryPlan): number[] {
  const parts = new Set(plan.words.flatMap((word) => partsFor(word, plan)));
  for (const { short } of plan.abbreviations) for (const { folded } of short) parts.add(bucketOf(folded));
  return [...parts];
}

/** Those of one word. */
function partsFor(word: PlanWord, plan: QueryPlan): number[] {
  const first = bucketOf(word.folded);
  if (!word.prefix || isLoosePrefix(word, plan)) return [first];
  const last = bucketOf(`${word.folded}\uffff`);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The terms of a segment that stand for a word of the query; its parts are held. */
export function lookUp(segment: OpenSegment, word: PlanWord, plan: QueryPlan): Match[] {
  const matches: Match[] = [];
  const add = (partNumber: number, part: TermPart, form: TermForm, isWhole: boolean) => {
    const accents = accentQuality(word, form.accents, plan.accented, !isWhole);
    if (accents === OTHER_ACCENTS && word.exactOnly) return;
    const fit = accents === SAME_ACCENTS ? 1 : accents === FINE_ACCENTS ? WEIGHTS.accentAny : WEIGHTS.accentOther;
    const quality = isWhole || accents === OTHER_ACCENTS ? accents : UNFINISHED;
    matches.push({ part, partNumber, form, quality, weight: isWhole ? fit : fit * WEIGHTS.prefix });
  };
  for (const partNumber of segment.isSplit ? partsFor(word, plan) : [WHOLE_PART]) {
    const part = segment.termPart(partNumber);
    if (!part) continue;
    if (word.prefix && !isLoosePrefix(word, plan)) {
      part.forEachWithPrefix(word.folded, (forms, isWhole) => {
        for (const form of forms) add(partNumber, part, form, isWhole);
      });
    } else for (const form of part.forms(word.folded)) add(partNumber, part, form, true);
  }
  return matches;
}

/** The terms of a word of an abbreviation's short form, which mostly is written without thought for accents. */
export function lookUpShort(segment: OpenSegment, word: Word): Match[] {
  const partNumber = segment.termPartOf(word.folded);
  const part = segment.termPart(partNumber);
  if (!part) return [];
  return part.forms(word.folded).map((form) => ({ part, partNumber, form, quality: SAME_ACCENTS, weight: 1 }));
}

/** How a term's accents fit what was typed. */
function accentQuality(word: PlanWord, accents: number, accented: boolean, unfinished: boolean): number {
  if (accents === word.accents) return SAME_ACCENTS;
  // Without any accent in the query they were left out; with some, the other words are meant as they are.
  if (!accented && word.accents === 0) return FINE_ACCENTS;
  // "đư" on the way to "được": the letters typed so far agree, tone and the rest are still to come.
  return unfinished && isAccentPrefix(word, accents) ? SAME_ACCENTS : OTHER_ACCENTS;
}

function isAccentPrefix(word: Word, accents: number): boolean {
  const tone = word.accents & 7;
  const qualities = (1 << (2 * Math.min(14, word.folded.length))) - 1;
  return (tone === 0 || tone === (accents & 7)) && word.accents >>> 3 === ((accents >>> 3) & qualities);
}

import { BestList } from './best-list.ts';
import { DocumentSets, forEachIn, HALF, has } from './document-sets.ts';
import { documentFilter, type RankFilter } from './filter.ts';
import type { Found } from './pair-scan.ts';
import type { QueryPlan } from './plan.ts';
import type { Candidate, Lookup } from './positions-pass.ts';
import type { OpenSegment } from './segment.ts';
import type { Weighing } from './weighing.ts';

/** Documents that miss some words and are ranked: those that cover the query best. */
const PARTIAL_KEPT = 32;
/** Share of the weight of all words that these must have. */
const PARTIAL_SHARE = 0.5;

/** A query with what its steps share. */
export interface Query {
  plan: QueryPlan;
  lookup: Lookup;
  weighing: Weighing;
  filter: RankFilter;
  signal: AbortSignal | undefined;
}

/** Finds the documents that may answer a query, by postings alone. Kept between queries for its tables. */
export class CandidateFinder {
  readonly #sets = new DocumentSets();

  /** The documents that have all words with accents that fit. A segment is left as soon as it can have none. */
  fitting(segments: readonly OpenSegment[], { plan, lookup, weighing, filter }: Query): Found[] {
    const found: Found[] = [];
    const sets = this.#sets;
    // A short form can give a document words that its postings have not.
    const byShort = bitsOf(plan.abbreviations.flatMap(({ from, to }) => plan.sequence.slice(from, to + 1)));
    const order = weighing.rarestFirst().filter((word) => weighing.required & (1 << word));
    const alone = order.filter((word) => !(byShort & (1 << word)));
    const spelledOut = order.filter((word) => byShort & (1 << word));
    segments.forEach((opened, segment) => {
      const accepts = documentFilter(opened, filter);
      if (!accepts) return;
      sets.use(opened);
      const words = lookup.words[segment] ?? [];
      for (const word of alone) {
        sets.readWord(word, words[word] ?? [], true);
        if (!sets.require(sets.fitting[word] as Uint32Array)) return;
      }
      for (const word of spelledOut) sets.readWord(word, words[word] ?? [], true);
      for (const short of lookup.shorts[segment] ?? []) sets.readShort(short, true);
      for (const word of spelledOut) if (!sets.require(sets.fitting[word] as Uint32Array)) return;
      const documents = new Uint16Array(opened.header.docCount);
      let count = 0;
      forEachIn(sets.all, sets.length, (document) => {
        if (accepts(document)) documents[count++] = document;
      });
      if (count > 0) found.push({ segment, documents: documents.slice(0, count) });
    });
    return found;
  }

  /** The documents that have all words, and those best covered of the ones that miss some. */
  most(segments: readonly OpenSegment[], { plan, lookup, weighing, filter }: Query): Candidate[] {
    const complete: Candidate[] = [];
    const partial = new BestList<Candidate>(PARTIAL_KEPT);
    const sets = this.#sets;
    const order = weighing.rarestFirst();
    const weights = plan.words.map((_, word) => {
      // Rounded up, so that none is left out; one that no document has can only come by an abbreviation.
      return Math.min(2 * HALF - 1, Math.ceil(weighing.share(1 << word) * (HALF / PARTIAL_SHARE)));
    });
    segments.forEach((opened, segment) => {
      const accepts = documentFilter(opened, filter);
      if (!accepts) return;
      sets.use(opened);
      for (const word of order) sets.readWord(word, lookup.words[segment]?.[word] ?? [], false);
      for (const short of lookup.shorts[segment] ?? []) sets.readShort(short, false);
      forEachIn(sets.halfWeighed(weights), sets.length, (document) => {
        let mask = 0;
        let fitting = 0;
        for (let word = 0; word < plan.words.length; word++) {
          if (has(sets.any[word] as Uint32Array, document)) mask |= 1 << word;
          if (has(sets.fitting[word] as Uint32Array, document)) fitting |= 1 << word;
        }
        const isComplete = weighing.isComplete(mask);
        if (!isComplete && weighing.share(mask) < PARTIAL_SHARE) return;
        const cover = isComplete ? 0 : weighing.cover(mask, fitting);
        if (!isComplete && cover <= partial.lowest) return;
        if (!accepts(document)) return;
        const found = candidate(segment, document, mask, weighing.isComplete(fitting));
        if (isComplete) complete.push(found);
        else {
          found.score = cover;
          partial.add(found);
        }
      });
    });
    return [...complete, ...partial.items];
  }
}

/** Candidates that have all words with accents that fit. */
export function candidatesOf(found: readonly Found[], { required }: Weighing): Candidate[] {
  return found.flatMap(({ segment, documents }) => {
    return Array.from(documents, (document) => candidate(segment, document, required, true));
  });
}

function candidate(segment: number, document: number, mask: number, fitting: boolean): Candidate {
  return { segment, document, mask, titleMask: 0, fitting, base: 0, score: 0, proximity: null };
}

function bitsOf(words: readonly number[]): number {
  return words.reduce((bits, word) => bits | (1 << word), 0);
}

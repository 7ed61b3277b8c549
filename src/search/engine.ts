import { dayRange } from './filter.ts';
import { isLoosePrefix, lookUp, partsFor, type WordMatches } from './lookup.ts';
import { SegmentScores } from './match.ts';
import type { QueryPlan } from './plan.ts';
import { type Proximity, ProximityReader } from './proximity.ts';
import type { SearchIndex } from './search-index.ts';
import type { OpenSegment } from './segment.ts';
import type { SearchFilter } from './types.ts';
import { WEIGHTS } from './weights.ts';

/** Best documents by postings whose token streams are read. */
const VERIFIED = 32;
/** With fewer documents that have all words, those that miss some are shown after them. */
const ENOUGH = 10;
/** Documents that miss some words and are kept to be ranked. */
const PARTIAL_KEPT = 48;
/** Share of the weight of all words that a document must have. */
const PARTIAL_SHARE = 0.5;
/** Documents whose token streams are read to see whether a phrase holds. */
const MAX_PHRASE_CHECKS = 1000;

export interface RankedDocument {
  doc: number;
  score: number;
  /** Has all words of the query. */
  complete: boolean;
}

export interface Ranking {
  /** Of all documents found, also beyond `documents`. */
  count: number;
  /** Best first. */
  documents: RankedDocument[];
  /** How many have all words. */
  completeCount: number;
  /** Words of the plan that no document has. */
  unknownWords: number[];
}

/** What a search may find; `savedDocs` limits it to these. */
export interface RankFilter extends SearchFilter {
  savedDocs?: ReadonlySet<number>;
}

interface Candidate {
  segment: OpenSegment;
  document: number;
  /** Sum over the words found. */
  base: number;
  mask: number;
  /** Bits of the positions whose pair may stand together. */
  pairs: number;
  score: number;
}

/** Ranks the documents of an index for queries, one at a time. */
export class SearchEngine {
  readonly #index: SearchIndex;
  readonly #scores = new SegmentScores();

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  /**
   * The documents that fit a query, best first; at least the first `wanted` are in their final order.
   * Throws what `SearchIndex.hold` throws, and the signal's reason once aborted.
   */
  async rank(plan: QueryPlan, filter: RankFilter, wanted: number, signal?: AbortSignal): Promise<Ranking> {
    if (plan.words.length === 0) return { count: 0, documents: [], completeCount: 0, unknownWords: [] };
    await this.#holdTerms(plan);
    signal?.throwIfAborted();
    const segments = this.#index.segments;
    const matches = segments.map((segment) => plan.words.map((word) => lookUp(segment, word, plan)));
    const weighing = new Weighing(plan, matches, this.#index);
    const found = this.#collect(segments, plan, matches, weighing, filter);
    weighing.weighPairs(found);
    for (const candidate of found) candidate.score = weighing.roughScore(candidate);
    found.sort((a, b) => b.score - a.score);
    const verified = await this.#verify(found, plan, segments, matches, weighing, wanted, signal);
    this.#index.trim();
    const completeCount = verified.filter(({ mask }) => (mask & weighing.required) === weighing.required).length;
    return {
      count: verified.length,
      completeCount,
      unknownWords: weighing.unknownWords,
      documents: verified.map(({ segment, document, score, mask }) => ({
        doc: segment.header.docs[document] ?? 0,
        score,
        complete: (mask & weighing.required) === weighing.required,
      })),
    };
  }

  async #holdTerms(plan: QueryPlan): Promise<void> {
    const wanted = new Map<string, { segment: OpenSegment; part: number }>();
    for (const segment of this.#index.segments) {
      const parts = plan.words.flatMap((word) => partsFor(segment, word, plan));
      for (const { short } of plan.abbreviations) parts.push(...short.map((word) => segment.termPartOf(word.folded)));
      for (const part of parts) wanted.set(`${segment.id}/${part}`, { segment, part });
    }
    await this.#index.hold([...wanted.values()], false);
  }

  /** Every document with all words, or where these are few, also the best with most of them. */
  #collect(
    segments: readonly OpenSegment[],
    plan: QueryPlan,
    matches: WordMatches[][],
    weighing: Weighing,
    filter: RankFilter,
  ): Candidate[] {
    const complete: Candidate[] = [];
    const partial = new BestCandidates(PARTIAL_KEPT);
    const scores = this.#scores;
    segments.forEach((segment, index) => {
      const accepts = acceptor(segment, filter);
      if (!accepts) return;
      scores.read(segment, plan, matches[index] ?? []);
      const { docCount } = segment.header;
      for (let document = 0; document < docCount; document++) {
        const mask = scores.masks[document] as number;
        if (mask === 0) continue;
        const isComplete = (mask & weighing.required) === weighing.required;
        if (!isComplete && (complete.length >= ENOUGH || weighing.share(mask) < PARTIAL_SHARE)) continue;
        if (!accepts(document)) continue;
        const base = weighing.base(scores.values, segment, document);
        if (isComplete)
          complete.push({ segment, document, base, mask, pairs: pairBits(scores, plan, document), score: 0 });
        else {
          const score = base * weighing.missingFactor(mask);
          if (score > partial.lowest) {
            partial.add({ segment, document, base, mask, pairs: pairBits(scores, plan, document), score });
          }
        }
      }
    });
    return complete.length >= ENOUGH ? complete : [...complete, ...partial.candidates];
  }

  /** Reads the token streams of the best, and where something has to stand side by side, of all. */
  async #verify(
    found: Candidate[],
    plan: QueryPlan,
    segments: readonly OpenSegment[],
    matches: WordMatches[][],
    weighing: Weighing,
    wanted: number,
    signal?: AbortSignal,
  ): Promise<Candidate[]> {
    if (plan.sequence.length < 2) return found;
    const phrases = plan.phrases.length > 0;
    const possible = phrases ? found.filter(({ pairs }) => phrasesPossible(plan, pairs)) : found;
    const checked = possible.slice(0, phrases ? MAX_PHRASE_CHECKS : Math.max(VERIFIED, wanted + ENOUGH));
    await this.#index.hold(
      checked.map(({ segment, document }) => ({ segment, part: segment.streamPartOf(document) })),
      true,
    );
    signal?.throwIfAborted();
    const reader = new ProximityReader(plan);
    const holding: Candidate[] = [];
    for (const segment of segments) {
      const own = checked.filter((candidate) => candidate.segment === segment);
      if (own.length === 0) continue;
      reader.open(segment, matches[segments.indexOf(segment)] ?? []);
      for (const candidate of own) {
        const proximity = reader.read(candidate.document);
        if (!proximity.phrasesHold) continue;
        candidate.score = weighing.fullScore(candidate, proximity);
        holding.push(candidate);
      }
    }
    holding.sort((a, b) => b.score - a.score);
    return phrases ? holding : [...holding, ...possible.slice(checked.length)];
  }
}

/** The weights of a query's words and pairs, and the formula. */
class Weighing {
  /** Bits of the words that a document must have to be complete. */
  readonly required: number;
  readonly unknownWords: number[] = [];
  readonly #plan: QueryPlan;
  readonly #index: SearchIndex;
  readonly #rarities: Float64Array;
  readonly #knownRarity: number;
  #pairRarities = new Float64Array(0);

  constructor(plan: QueryPlan, matches: WordMatches[][], index: SearchIndex) {
    this.#plan = plan;
    this.#index = index;
    this.#rarities = new Float64Array(plan.words.length);
    let required = 0;
    let knownRarity = 0;
    plan.words.forEach((word, number) => {
      let exact = 0;
      let any = 0;
      for (const segment of matches) {
        for (const match of segment[number]?.matches ?? []) {
          any += match.form.count;
          if (match.exact) exact += match.form.count;
        }
      }
      const frequency = word.accents !== 0 && exact > 0 ? exact : any;
      this.#rarities[number] = rarity(frequency, index.liveDocs);
      if (any === 0) this.unknownWords.push(number);
      else knownRarity += this.#rarities[number] ?? 0;
      if (!isLoosePrefix(word, plan)) required |= 1 << number;
    });
    this.required = required;
    this.#knownRarity = knownRarity;
  }

  /** Share of the weight of all words in the index that a document's words have. */
  share(mask: number): number {
    let sum = 0;
    for (let word = 0; word < this.#rarities.length; word++) if (mask & (1 << word)) sum += this.#rarities[word] ?? 0;
    return sum / Math.max(this.#knownRarity, 1e-9);
  }

  missingFactor(mask: number): number {
    let missing = 0;
    for (let word = 0; word < this.#rarities.length; word++) {
      if (this.required & (1 << word) && !(mask & (1 << word))) missing++;
    }
    return WEIGHTS.missing ** missing;
  }

  base(values: readonly Float32Array[], segment: OpenSegment, document: number): number {
    let sum = 0;
    for (let word = 0; word < this.#rarities.length; word++) {
      sum += (this.#rarities[word] as number) * ((values[word] as Float32Array)[document] as number);
    }
    const { header } = segment;
    const length = (header.wordCounts[document] as number) / this.#index.averageWords;
    const day = header.days[document] as number;
    const ageYears = day === 0 ? 10 : Math.min(10, (this.#index.newestDay - day) / 365);
    return (sum / (1 - WEIGHTS.length + WEIGHTS.length * length)) * (1 - (WEIGHTS.recency * ageYears) / 10);
  }

  /** Pairs that few of the found documents have tell most. */
  weighPairs(found: readonly Candidate[]): void {
    const count = Math.max(0, this.#plan.sequence.length - 1);
    this.#pairRarities = Float64Array.from({ length: count }, (_, position) => {
      let having = 0;
      for (const { pairs } of found) having += (pairs >>> position) & 1;
      return rarity(having, this.#index.liveDocs);
    });
  }

  roughScore({ base, mask, pairs }: Candidate): number {
    let score = base;
    this.#pairRarities.forEach((pairRarity, position) => {
      if (pairs & (1 << position)) score += WEIGHTS.pair * pairRarity;
    });
    return score * this.missingFactor(mask);
  }

  fullScore({ base, mask }: Candidate, proximity: Proximity): number {
    let score = base;
    this.#pairRarities.forEach((pairRarity, position) => {
      score += WEIGHTS.pair * pairRarity * (proximity.pairs[position] ?? 0);
    });
    return score * this.missingFactor(mask);
  }
}

function rarity(having: number, documents: number): number {
  return Math.log(1 + documents / (having + 0.5));
}

function pairBits(scores: SegmentScores, plan: QueryPlan, document: number): number {
  let bits = 0;
  for (let position = 0; position + 1 < plan.sequence.length; position++) {
    if (scores.mayBePair(plan, position, document)) bits |= 1 << position;
  }
  return bits;
}

function phrasesPossible(plan: QueryPlan, pairs: number): boolean {
  return plan.phrases.every(({ from, to }) => {
    for (let position = from; position < to; position++) if (!(pairs & (1 << position))) return false;
    return true;
  });
}

/** Which documents of a segment a filter lets through; `null` when it can be none. */
function acceptor(segment: OpenSegment, filter: RankFilter): ((document: number) => boolean) | null {
  const { header, dead } = segment;
  const category = filter.categoryId === undefined ? -1 : header.categories.indexOf(filter.categoryId);
  if (filter.categoryId !== undefined && category < 0) return null;
  const days = filter.year === undefined ? null : dayRange(filter.year);
  return (document) => {
    if (dead?.[document]) return false;
    if (category >= 0 && header.categoryIndexes[document] !== category) return false;
    const day = header.days[document] ?? 0;
    if (days && (day < days.from || day >= days.to)) return false;
    if (filter.withPictures && !((header.marks[document] ?? 0) & 128)) return false;
    return !filter.savedDocs || filter.savedDocs.has(header.docs[document] ?? -1);
  };
}

/** The best of many, without sorting all: a heap with the worst on top. */
class BestCandidates {
  readonly candidates: Candidate[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What a score must exceed to be taken. */
  get lowest(): number {
    return this.candidates.length < this.#limit ? Number.NEGATIVE_INFINITY : (this.candidates[0]?.score ?? 0);
  }

  add(candidate: Candidate): void {
    const heap = this.candidates;
    if (heap.length < this.#limit) {
      heap.push(candidate);
      if (heap.length === this.#limit) heap.sort((a, b) => a.score - b.score);
      return;
    }
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child =
        right < heap.length && (heap[right] as Candidate).score < (heap[left] as Candidate).score ? right : left;
      if ((heap[child] as Candidate).score >= candidate.score) break;
      heap[at] = heap[child] as Candidate;
      at = child;
    }
    heap[at] = candidate;
  }
}

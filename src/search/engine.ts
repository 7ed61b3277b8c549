import { BestList } from './best-list.ts';
import { documentFilter, type RankFilter } from './filter.ts';
import { POSITIONS } from './format.ts';
import { HitCollector, OTHER_ACCENTS } from './hits.ts';
import { lookUp, lookUpShort, type Match, partsFor } from './lookup.ts';
import { SegmentScores, type ShortForm } from './match.ts';
import type { QueryPlan } from './plan.ts';
import { type Proximity, ProximityReader, type ShortSpan } from './proximity.ts';
import { nameOf, type PartOf, type SearchIndex } from './search-index.ts';
import type { OpenSegment } from './segment.ts';
import { Weighing } from './weighing.ts';

/** Documents in which the positions of the words are looked at: the best of all by postings alone. */
const POSITIONED = 1500;
/**
 * With fewer documents that have all words, those that miss some are shown after them; with more, only those
 * that fit better than all of them. So many with the typed accents, and the others are not looked into.
 */
const ENOUGH = 10;
/** From so many words on, one of them may be mistyped even where some document has them all. */
const LONG_QUERY = 5;
/** Unless in that document this share of the neighbours of the query stand side by side. */
const SETTLED_SHARE = 0.6;
/** Documents that miss some words and are ranked. */
const PARTIAL_KEPT = 16;
/** Share of the weight of all words that these must have. */
const PARTIAL_SHARE = 0.5;
/** Numbers of words in a hit. */
const MAX_WORDS = 32;

export interface RankedDocument {
  doc: number;
  score: number;
  /** Has all words of the query. */
  complete: boolean;
}

export interface Ranking {
  /** Best first. */
  documents: RankedDocument[];
  /** How many have all words. */
  completeCount: number;
  /** Numbers of the words of the plan that no document has. */
  unknownWords: number[];
}

interface Candidate {
  segment: number;
  document: number;
  base: number;
  mask: number;
  /** Has all words with accents that fit what was typed. */
  fitting: boolean;
  score: number;
  proximity: Proximity | null;
}

/** What the segments have for a query. */
interface Lookup {
  /** By segment and word. */
  words: Match[][][];
  /** By segment and abbreviation. */
  shorts: ShortForm[][];
}

/** Ranks the documents of an index for queries, one at a time. */
export class SearchEngine {
  readonly #index: SearchIndex;
  readonly #scores = new SegmentScores();
  readonly #collector = new HitCollector();
  readonly #reader = new ProximityReader();

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  /**
   * All documents that fit a query, best first. Throws what `SearchIndex.hold` throws, and the signal's reason
   * once aborted.
   */
  async rank(plan: QueryPlan, filter: RankFilter, signal?: AbortSignal): Promise<Ranking> {
    if (plan.words.length === 0) return { documents: [], completeCount: 0, unknownWords: [] };
    const { segments } = this.#index;
    await this.#hold(plan, segments);
    signal?.throwIfAborted();
    const lookup: Lookup = {
      words: segments.map((segment) => plan.words.map((word) => lookUp(segment, word, plan))),
      shorts: segments.map((segment) =>
        plan.abbreviations.map(({ from, to, short, tight }) => ({
          words: plan.sequence.slice(from, to + 1),
          matches: short.map((word) => lookUpShort(segment, word)),
          tight,
        })),
      ),
    };
    const weighing = new Weighing(plan, lookup.words, this.#index);
    let ranked = this.#search(plan, lookup, weighing, filter, true);
    if (!isSettled(ranked, plan, weighing)) ranked = this.#search(plan, lookup, weighing, filter, false);
    this.#index.trim();
    return {
      unknownWords: weighing.unknownWords,
      completeCount: ranked.reduce((count, { mask }) => count + (weighing.isComplete(mask) ? 1 : 0), 0),
      documents: ranked.map(({ segment, document, score, mask }) => ({
        doc: segments[segment]?.header.docs[document] ?? 0,
        score,
        complete: weighing.isComplete(mask),
      })),
    };
  }

  /** Terms and positions in one go: one wait for the store. */
  async #hold(plan: QueryPlan, segments: readonly OpenSegment[]): Promise<void> {
    const wanted = new Map<number, PartOf>();
    const needsPositions = plan.sequence.length > 1;
    for (const segment of segments) {
      const parts = plan.words.flatMap((word) => partsFor(segment, word, plan));
      for (const { short } of plan.abbreviations) parts.push(...short.map((word) => segment.termPartOf(word.folded)));
      for (const part of parts) {
        wanted.set(nameOf(segment, part), { segment, part });
        if (needsPositions) wanted.set(nameOf(segment, part + POSITIONS), { segment, part: part + POSITIONS });
      }
    }
    await this.#index.hold([...wanted.values()]);
  }

  /**
   * Ranks either, quickly, the documents that have all words with accents that fit (`strict`), or all that have
   * all words or most of them.
   */
  #search(plan: QueryPlan, lookup: Lookup, weighing: Weighing, filter: RankFilter, strict: boolean): Candidate[] {
    const { segments } = this.#index;
    // A short form can give a document words that its postings have not.
    const byShort = plan.abbreviations
      .flatMap(({ from, to }) => plan.sequence.slice(from, to + 1))
      .reduce((bits, word) => bits | (1 << word), 0);
    const limits = strict ? { order: weighing.rarestFirst(), required: weighing.required & ~byShort } : null;
    const complete: Candidate[] = [];
    const partial = new BestList<Candidate>(PARTIAL_KEPT);
    const scores = this.#scores;
    segments.forEach((opened, segment) => {
      const accepts = documentFilter(opened, filter);
      if (!accepts) return;
      if (!scores.read(opened, lookup.words[segment] ?? [], lookup.shorts[segment] ?? [], limits)) return;
      const { docCount } = opened.header;
      for (let document = 0; document < docCount; document++) {
        const mask = scores.masks[document] as number;
        if (mask === 0) continue;
        const isComplete = weighing.isComplete(mask);
        if (!isComplete && (strict || weighing.share(mask) < PARTIAL_SHARE)) continue;
        const fitting = weighing.isComplete(scores.fitting[document] as number);
        if ((strict && !fitting) || !accepts(document)) continue;
        const base = weighing.base(scores.values, opened, document) * weighing.recencyFactor(opened, document);
        const score = base * weighing.missingFactor(mask);
        if (!isComplete && score <= partial.lowest) continue;
        const candidate = { segment, document, base, mask, fitting, score, proximity: null };
        if (isComplete) complete.push(candidate);
        else partial.add(candidate);
      }
    });
    return this.#rank([...complete, ...partial.items], plan, segments, lookup, weighing);
  }

  #rank(
    found: Candidate[],
    plan: QueryPlan,
    segments: readonly OpenSegment[],
    lookup: Lookup,
    weighing: Weighing,
  ): Candidate[] {
    const byScore = (a: Candidate, b: Candidate) => b.score - a.score;
    if (plan.sequence.length < 2) return found.sort(byScore);
    const isPhrase = plan.phrases.length > 0;
    const fitting = found.filter((candidate) => candidate.fitting);
    // Where enough have the typed accents, the others come after these by their postings alone.
    const onlyFitting = fitting.length >= ENOUGH && !isPhrase;
    const worthReading = onlyFitting ? found.filter((one) => one.fitting || !weighing.isComplete(one.mask)) : found;
    if (worthReading.length > POSITIONED) worthReading.sort(byScore);
    const read = isPhrase ? worthReading : worthReading.slice(0, POSITIONED);
    this.#readProximity(read, plan, segments, lookup, onlyFitting);
    const holding = read.filter(({ proximity }) => proximity?.phrasesHold);
    weighing.weighPairs(holding.map(({ proximity }) => proximity as Proximity));
    for (const candidate of holding) {
      const { segment, document, base, mask, proximity } = candidate;
      const titleWords = (segments[segment]?.header.marks[document] ?? 0) & 127;
      candidate.score = weighing.score(base, mask, proximity as Proximity, titleWords);
    }
    holding.sort(byScore);
    const kept = withoutLesser(holding, weighing);
    if (isPhrase) return kept;
    const done = new Set(read);
    const rest = found.filter((candidate) => !done.has(candidate)).sort(byScore);
    return [...kept, ...rest];
  }

  #readProximity(
    read: Candidate[],
    plan: QueryPlan,
    segments: readonly OpenSegment[],
    lookup: Lookup,
    onlyFitting: boolean,
  ): void {
    const collector = this.#collector;
    let words = plan.words.length;
    const shorts: ShortSpan[] = [];
    for (const { from, to, short, tight } of plan.abbreviations) {
      if (words + short.length > MAX_WORDS) break;
      shorts.push({ from, to, tight, words: short.map(() => words++) });
    }
    const reader = this.#reader;
    reader.use(plan, shorts);
    segments.forEach((segment, number) => {
      const own = read.filter((candidate) => candidate.segment === number);
      if (own.length === 0) return;
      collector.select(
        segment,
        own.map(({ document }) => document),
      );
      const add = (matches: Match[], word: number) => {
        for (const { part, partNumber, form, quality } of matches) {
          if (onlyFitting && quality === OTHER_ACCENTS) continue;
          const positions = segment.positions(partNumber);
          if (positions) collector.add(part, positions, form, word, quality);
        }
      };
      lookup.words[number]?.forEach(add);
      shorts.forEach((short, index) => {
        lookup.shorts[number]?.[index]?.matches.forEach((matches, own) => {
          add(matches, short.words[own] ?? 0);
        });
      });
      collector.finish();
      own.forEach((candidate, index) => {
        candidate.proximity = reader.read(collector, index, (segment.header.marks[candidate.document] ?? 0) & 127);
      });
    });
  }
}

/** Whether a strict search has found what a loose one could only add worse to. */
function isSettled(ranked: readonly Candidate[], plan: QueryPlan, weighing: Weighing): boolean {
  if (plan.words.length < LONG_QUERY) return ranked.length >= ENOUGH;
  const best = ranked[0]?.proximity;
  return best !== null && best !== undefined && weighing.together(best) >= SETTLED_SHARE;
}

/** Where enough have all words, those that miss some stay only before all of these. */
function withoutLesser(sorted: Candidate[], weighing: Weighing): Candidate[] {
  const isComplete = ({ mask }: Candidate) => weighing.isComplete(mask);
  const first = sorted.findIndex(isComplete);
  if (sorted.filter(isComplete).length < ENOUGH) return sorted;
  return sorted.filter((candidate, index) => index < first || isComplete(candidate));
}

import { Breather } from './breather.ts';
import { byScore, bySegment, ENOUGH, withoutLesser } from './candidate-lists.ts';
import type { RankFilter } from './filter.ts';
import { CandidateFinder, candidatesOf, type Query } from './find-candidates.ts';
import { POSITIONS, WHOLE_PART } from './format.ts';
import { lookUp, lookUpShort, termPartsOf } from './lookup.ts';
import { type Chosen, countOf, type Found, numbersOf, PairScan } from './pair-scan.ts';
import type { QueryPlan } from './plan.ts';
import { type Candidate, type Lookup, PositionsPass } from './positions-pass.ts';
import type { Proximity } from './proximity.ts';
import { type SearchIndex, StaleIndexError } from './search-index.ts';
import type { OpenSegment } from './segment.ts';
import { isSettled, LONG_QUERY } from './settled.ts';
import { Weighing } from './weighing.ts';

/** Documents in which the positions of the words are looked at: the best of all by postings alone. */
const POSITIONED = 1500;
/** Where more documents have all words with fitting accents, a scan chooses those that are looked at closely. */
const SCANNED_FROM = 100;
const LOOKED_AT = 100;
/**
 * Of a long query, the share that one title must have, by rarity, to be the answer without a look at where the words
 * stand; and what the next best title may have of that. For so few candidates that all are on the screen anyway.
 */
const TITLE_SHARE = 0.7;
const OTHER_TITLES = 0.6;
const TITLE_CANDIDATES = 48;

export interface RankedDocument {
  doc: number;
  score: number;
  /** Has all words of the query. */
  complete: boolean;
}

export interface Ranking {
  /** Best first. */
  documents: RankedDocument[];
  /** Numbers of more documents that have all words, where there are so many that only the best were ranked. */
  rest: number[];
  /** How many have all words. */
  completeCount: number;
  /** Numbers of the words of the plan that no document has. */
  unknownWords: number[];
}

interface Ranked {
  /** Best first. */
  best: Candidate[];
  /** See `Ranking`. */
  rest: Found[];
}

/** Ranks the documents of an index for queries, one at a time. */
export class SearchEngine {
  readonly #index: SearchIndex;
  readonly #finder = new CandidateFinder();
  readonly #positions = new PositionsPass();
  readonly #scan = new PairScan();
  readonly #breather: Breather;

  /** `taskMs`: see `Breather`. */
  constructor(index: SearchIndex, taskMs?: number) {
    this.#index = index;
    this.#breather = new Breather(taskMs);
  }

  /**
   * All documents that fit a query, best first. Throws what `SearchIndex.hold` throws, `StaleIndexError`, and the
   * signal's reason once aborted.
   */
  async rank(plan: QueryPlan, filter: RankFilter, signal?: AbortSignal): Promise<Ranking> {
    if (plan.words.length === 0) return { documents: [], rest: [], completeCount: 0, unknownWords: [] };
    const { segments } = this.#index;
    this.#breather.begin();
    await this.#readTerms(segments, plan);
    this.#mustGoOn(segments, signal);
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
    const query: Query = { plan, lookup, weighing, filter, signal };
    this.#positions.use(plan, lookup, weighing);
    let { best: ranked, rest } = await this.#searchFitting(query);
    if (!isSettled(ranked, plan, weighing)) {
      if (await this.#breather.rest()) this.#mustGoOn(segments, signal);
      ({ best: ranked, rest } = await this.#searchMost(query));
    }
    this.#index.trim();
    return {
      unknownWords: weighing.unknownWords,
      completeCount: countOf(rest) + ranked.reduce((count, { mask }) => count + (weighing.isComplete(mask) ? 1 : 0), 0),
      rest: numbersOf(rest, segments),
      documents: ranked.map(({ segment, document, score, mask }) => ({
        doc: segments[segment]?.header.docs[document] ?? 0,
        score,
        complete: weighing.isComplete(mask),
      })),
    };
  }

  /** Of a short query nearly always the positions as well, at once: each wait for the store is a third of a first answer. */
  async #readTerms(segments: readonly OpenSegment[], plan: QueryPlan): Promise<void> {
    const needsPositions = plan.words.length < LONG_QUERY && plan.sequence.length >= 2;
    const large = needsPositions ? segments.filter(({ isSplit }) => isSplit) : [];
    await this.#index.hold(segments, termPartsOf(plan), WHOLE_PART, large);
  }

  /**
   * After each wait: throws the signal's reason once aborted, and a `StaleIndexError` when another question has meanwhile
   * found that there are other segments than this one began with.
   */
  #mustGoOn(segments: readonly OpenSegment[], signal: AbortSignal | undefined): void {
    signal?.throwIfAborted();
    if (this.#index.segments !== segments) throw new StaleIndexError();
  }

  /** The documents that have all words with accents that fit. */
  async #searchFitting(query: Query): Promise<Ranked> {
    const { plan, lookup, weighing } = query;
    const found = this.#finder.fitting(this.#index.segments, query);
    const total = countOf(found);
    if (total <= SCANNED_FROM || !PairScan.fits(plan))
      return { best: await this.#rank(candidatesOf(found, weighing), query, true), rest: [] };
    const { segments } = this.#index;
    const parts = termPartsOf(plan).map((part) => part + POSITIONS);
    const asked = found.map(({ segment }) => segments[segment] as OpenSegment);
    await this.#index.hold(asked, parts, WHOLE_PART + POSITIONS);
    this.#mustGoOn(segments, query.signal);
    const hold = async (segment: OpenSegment) => {
      if (!(await this.#breather.rest())) return;
      this.#mustGoOn(segments, query.signal);
      // Meanwhile another question may have let go of them.
      await this.#index.hold([segment], parts, WHOLE_PART + POSITIONS);
      this.#mustGoOn(segments, query.signal);
    };
    const { best, rest } = await this.#scan.choose(found, plan, lookup, segments, weighing, LOOKED_AT, hold);
    if (await this.#breather.rest()) this.#mustGoOn(segments, query.signal);
    return { best: await this.#rankChosen(best, query), rest };
  }

  /** Ranks what a scan chose: by the hits it has read, where it kept them. */
  async #rankChosen(chosen: Chosen[], query: Query): Promise<Candidate[]> {
    const { weighing } = query;
    const candidates = candidatesOf(chosen, weighing);
    let at = 0;
    for (const { segment, documents, bases, hits } of chosen) {
      if (!hits) return await this.#rank(candidates, query, true);
      const own = candidates.slice(at, at + documents.length);
      this.#positions.take(this.#index.segments[segment] as OpenSegment, own, bases, hits);
      at += documents.length;
    }
    return this.#byProximity(candidates, weighing);
  }

  /** The same, and those that have all words or most of them, with whatever accents. */
  async #searchMost(query: Query): Promise<Ranked> {
    return { best: await this.#rank(this.#finder.most(this.#index.segments, query), query, false), rest: [] };
  }

  async #rank(found: Candidate[], query: Query, strict: boolean): Promise<Candidate[]> {
    const { plan, weighing } = query;
    if (plan.sequence.length < 2) return this.#withBases(found).sort(byScore);
    const byTitle = this.#byTitle(found, query, strict ? 1 : TITLE_SHARE);
    if (byTitle) return byTitle;
    const isPhrase = plan.phrases.length > 0;
    // Where enough have the typed accents, the others come after these by their postings alone.
    const onlyFitting = strict || (found.filter(({ fitting }) => fitting).length >= ENOUGH && !isPhrase);
    let toRead = found;
    if (onlyFitting && !strict) toRead = found.filter(({ fitting, mask }) => fitting || !weighing.isComplete(mask));
    if (!isPhrase && toRead.length > POSITIONED) toRead = this.#withBases(toRead).sort(byScore).slice(0, POSITIONED);
    await this.#readPositions(toRead, query, onlyFitting);
    const rest = isPhrase ? [] : found.filter(({ proximity }) => proximity === null);
    return [...this.#byProximity(toRead, weighing), ...this.#withBases(rest).sort(byScore)];
  }

  /**
   * The order by postings alone where one title has `least` of a long query and no other's nearly as much; else `null`.
   * Most who type so much type a title, and half of the time would go into reading positions to the same end. Titles
   * with the same words of the query and as many in all count as one: a notice that comes each month has its name.
   */
  #byTitle(found: Candidate[], { plan, weighing }: Query, least: number): Candidate[] | null {
    if (plan.words.length < LONG_QUERY || plan.phrases.length > 0 || found.length > TITLE_CANDIDATES) return null;
    const sorted = this.#withBases(found).sort(byScore);
    const shares = sorted.map(({ titleMask }) => weighing.share(titleMask));
    const best = Math.max(...shares);
    if (best < least - 1e-6) return null;
    const first = sorted[shares.indexOf(best)] as Candidate;
    const isSameTitle = (other: Candidate) =>
      other.titleMask === first.titleMask && this.#titleWords(other) === this.#titleWords(first);
    if (sorted.some((other, index) => (shares[index] as number) > best * OTHER_TITLES && !isSameTitle(other)))
      return null;
    const others = sorted.filter((candidate) => !isSameTitle(candidate));
    return withoutLesser([...sorted.filter(isSameTitle), ...others], weighing);
  }

  #titleWords({ segment, document }: Candidate): number {
    return (this.#index.segments[segment]?.header.marks[document] ?? 0) & 127;
  }

  /** Reads what the postings of candidates tell. */
  #withBases(candidates: Candidate[]): Candidate[] {
    for (const [number, own] of bySegment(candidates)) {
      this.#positions.readBases(this.#index.segments[number] as OpenSegment, number, own);
    }
    return candidates;
  }

  /** Those of the candidates, whose positions were read, that hold what must stand together; best first. */
  #byProximity(candidates: Candidate[], weighing: Weighing): Candidate[] {
    const holding = candidates.filter(({ proximity }) => proximity?.phrasesHold);
    weighing.weighPairs(holding.map(({ proximity }) => proximity as Proximity));
    for (const candidate of holding) {
      const { base, mask, proximity } = candidate;
      candidate.score = weighing.score(base, mask, proximity as Proximity, this.#titleWords(candidate));
    }
    return withoutLesser(holding.sort(byScore), weighing);
  }

  /** Only the segments with candidates are asked for positions: for a whole title that is one of ten. */
  async #readPositions(toRead: Candidate[], { plan, signal }: Query, onlyFitting: boolean): Promise<void> {
    const { segments } = this.#index;
    const groups = bySegment(toRead);
    const asked = Array.from(groups.keys(), (number) => segments[number] as OpenSegment);
    const parts = termPartsOf(plan).map((part) => part + POSITIONS);
    await this.#index.hold(asked, parts, WHOLE_PART + POSITIONS);
    this.#mustGoOn(segments, signal);
    for (const [number, own] of groups) {
      this.#positions.read(segments[number] as OpenSegment, number, own, onlyFitting);
    }
  }
}

import { BestList } from './best-list.ts';
import { documentFilter, type RankFilter } from './filter.ts';
import { POSITIONS } from './format.ts';
import { lookUp, lookUpShort, partsFor } from './lookup.ts';
import { SegmentScores } from './match.ts';
import type { QueryPlan } from './plan.ts';
import { type Candidate, type Lookup, PositionsPass } from './positions-pass.ts';
import type { Proximity } from './proximity.ts';
import type { PartOf, SearchIndex } from './search-index.ts';
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

/** A query with what its steps share. */
interface Query {
  plan: QueryPlan;
  lookup: Lookup;
  weighing: Weighing;
  filter: RankFilter;
  signal: AbortSignal | undefined;
}

/** Ranks the documents of an index for queries, one at a time. */
export class SearchEngine {
  readonly #index: SearchIndex;
  readonly #scores = new SegmentScores();
  readonly #positions = new PositionsPass();

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
    await this.#index.hold(segments.flatMap((segment) => termPartsOf(segment, plan)));
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
    const query: Query = { plan, lookup, weighing, filter, signal };
    let ranked = await this.#search(query, true);
    if (!isSettled(ranked, plan, weighing)) ranked = await this.#search(query, false);
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

  /**
   * Ranks either, quickly, the documents that have all words with accents that fit (`strict`), or all that have
   * all words or most of them.
   */
  async #search(query: Query, strict: boolean): Promise<Candidate[]> {
    const { plan, lookup, weighing, filter } = query;
    const { segments } = this.#index;
    // A short form can give a document words that its postings have not.
    const byShort = plan.abbreviations
      .flatMap(({ from, to }) => plan.sequence.slice(from, to + 1))
      .reduce((bits, word) => bits | (1 << word), 0);
    const limits = strict ? { order: weighing.rarestFirst(), required: weighing.required & ~byShort } : null;
    const complete: Candidate[] = [];
    const partial = new BestList<Candidate>(PARTIAL_KEPT);
    const scores = this.#scores;
    const isPhrase = plan.phrases.length > 0;
    const readAtOnce = strict && plan.sequence.length > 1 ? Math.ceil((2 * POSITIONED) / segments.length) : 0;
    this.#positions.use(plan, lookup);
    segments.forEach((opened, segment) => {
      const accepts = documentFilter(opened, filter);
      if (!accepts) return;
      const from = complete.length;
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
      // While the postings of this segment are still unpacked.
      if (readAtOnce === 0 || complete.length === from || !holdsPositions(opened, plan)) return;
      const own = complete.slice(from);
      if (!isPhrase && own.length > readAtOnce) own.sort(byScore).length = readAtOnce;
      this.#positions.read(opened, segment, own, true, scores);
    });
    return await this.#rank([...complete, ...partial.items], query, strict);
  }

  async #rank(found: Candidate[], query: Query, strict: boolean): Promise<Candidate[]> {
    const { plan, weighing } = query;
    if (plan.sequence.length < 2) return found.sort(byScore);
    const { segments } = this.#index;
    const isPhrase = plan.phrases.length > 0;
    // Where enough have the typed accents, the others come after these by their postings alone.
    const onlyFitting = strict || (found.filter(({ fitting }) => fitting).length >= ENOUGH && !isPhrase);
    let toRead = found.filter(({ fitting, mask, proximity }) => {
      return proximity === null && (!onlyFitting || fitting || !weighing.isComplete(mask));
    });
    if (!isPhrase && found.length > POSITIONED) toRead = toRead.sort(byScore).slice(0, POSITIONED);
    await this.#readPositions(toRead, query, onlyFitting);
    const read = found.filter(({ proximity }) => proximity !== null);
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
    return [...kept, ...found.filter(({ proximity }) => proximity === null).sort(byScore)];
  }

  /** Only the segments with candidates are asked for positions: for a whole title that is one of ten. */
  async #readPositions(toRead: Candidate[], { plan, lookup, signal }: Query, onlyFitting: boolean): Promise<void> {
    const { segments } = this.#index;
    const numbers = [...new Set(toRead.map(({ segment }) => segment))];
    await this.#index.hold(
      numbers.flatMap((number) => {
        const segment = segments[number] as OpenSegment;
        return termPartsOf(segment, plan).map(({ part }) => ({ segment, part: part + POSITIONS }));
      }),
    );
    signal?.throwIfAborted();
    this.#positions.use(plan, lookup);
    for (const number of numbers) {
      const own = toRead.filter((candidate) => candidate.segment === number);
      this.#positions.read(segments[number] as OpenSegment, number, own, onlyFitting, null);
    }
  }
}

/** The term parts of a segment that a query looks words up in. */
function termPartsOf(segment: OpenSegment, plan: QueryPlan): PartOf[] {
  const parts = plan.words.flatMap((word) => partsFor(segment, word, plan));
  for (const { short } of plan.abbreviations) parts.push(...short.map((word) => segment.termPartOf(word.folded)));
  return [...new Set(parts)].map((part) => ({ segment, part }));
}

function holdsPositions(segment: OpenSegment, plan: QueryPlan): boolean {
  return termPartsOf(segment, plan).every(({ part }) => segment.holds(part + POSITIONS));
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score;
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

import type { ShortForm } from './document-sets.ts';
import { HitCollector, type Hits, OTHER_ACCENTS } from './hits.ts';
import type { Match } from './lookup.ts';
import type { QueryPlan } from './plan.ts';
import { type Proximity, ProximityReader, type ShortSpan } from './proximity.ts';
import type { OpenSegment } from './segment.ts';
import type { Weighing } from './weighing.ts';

/** Numbers of words in a hit. */
const MAX_WORDS = 32;

/** A document that may be an answer. */
export interface Candidate {
  /** Index of its segment. */
  segment: number;
  document: number;
  /** See `Weighing.base`; 0 until it was read. */
  base: number;
  mask: number;
  /** Bits of the words that stand in the title with accents that fit, by postings alone; 0 until these were read. */
  titleMask: number;
  /** Has all words with accents that fit what was typed. */
  fitting: boolean;
  score: number;
  /** `null` until its positions were read. */
  proximity: Proximity | null;
}

/** What the segments have for a query. */
export interface Lookup {
  /** By segment and word. */
  words: Match[][][];
  /** By segment and abbreviation. */
  shorts: ShortForm[][];
}

/** Reads how much the words of a query count in candidates and where they stand. Kept between queries for its tables. */
export class PositionsPass {
  readonly #collector = new HitCollector();
  readonly #reader = new ProximityReader();
  #plan: QueryPlan = { words: [], sequence: [], phrases: [], abbreviations: [], accented: false };
  #lookup: Lookup = { words: [], shorts: [] };
  #weighing: Weighing | null = null;
  #shorts: ShortSpan[] = [];
  #words = 0;

  /** Turns to another query. */
  use(plan: QueryPlan, lookup: Lookup, weighing: Weighing): void {
    this.#plan = plan;
    this.#lookup = lookup;
    this.#weighing = weighing;
    this.#words = plan.words.length;
    this.#shorts = [];
    for (const { from, to, short, tight } of plan.abbreviations) {
      if (this.#words + short.length > MAX_WORDS) break;
      this.#shorts.push({ from, to, tight, words: short.map(() => this.#words++) });
    }
    this.#reader.use(plan, this.#shorts);
  }

  /** Fills in the base of candidates of one segment. */
  readBases(segment: OpenSegment, number: number, candidates: readonly Candidate[]): void {
    this.#select(segment, candidates);
    const needsOthers = this.#needsOthers(candidates);
    this.#lookup.words[number]?.forEach((matches, word) => {
      for (const match of matches) {
        if (needsOthers || match.quality !== OTHER_ACCENTS) this.#collector.add(match, word, null);
      }
    });
    this.#shorts.forEach(({ from, to, words }, index) => {
      const [matches, ...more] = this.#lookup.shorts[number]?.[index]?.matches ?? [];
      // Of a short form of several words, only the positions tell whether they stand together.
      if (!matches || more.length > 0) return;
      let titleBits = 0;
      for (const word of this.#plan.sequence.slice(from, to + 1)) titleBits |= 1 << word;
      for (const match of matches) this.#collector.add(match, words[0] as number, null, titleBits);
    });
    this.#setBases(segment, candidates);
  }

  /** Fills in base and proximity of candidates of one segment, whose position parts are held. */
  read(segment: OpenSegment, number: number, candidates: readonly Candidate[], onlyFitting: boolean): void {
    const collector = this.#collector;
    this.#select(segment, candidates);
    const needsOthers = this.#needsOthers(candidates);
    const add = (matches: Match[], word: number) => {
      for (const match of matches) {
        const fits = match.quality !== OTHER_ACCENTS;
        if (!fits && !needsOthers) continue;
        collector.add(match, word, ((fits || !onlyFitting) && segment.positions(match.partNumber)) || null);
      }
    };
    this.#lookup.words[number]?.forEach(add);
    this.#shorts.forEach((short, index) => {
      this.#lookup.shorts[number]?.[index]?.matches.forEach((matches, own) => {
        add(matches, short.words[own] ?? 0);
      });
    });
    this.#setBases(segment, candidates);
    this.#setProximities(segment, candidates, collector.finish());
  }

  /** The same by what a scan has read of them, all of which fit. */
  take(segment: OpenSegment, candidates: readonly Candidate[], bases: Float64Array, hits: Hits): void {
    candidates.forEach((candidate, index) => {
      candidate.base = bases[index] as number;
      candidate.score = candidate.base;
    });
    this.#setProximities(segment, candidates, hits);
  }

  #setProximities(segment: OpenSegment, candidates: readonly Candidate[], hits: Hits): void {
    candidates.forEach((candidate, index) => {
      const titleWords = (segment.header.marks[candidate.document] as number) & 127;
      candidate.proximity = this.#reader.read(hits, index, titleWords);
    });
  }

  /**
   * Whether words with other accents than typed can count: never more than one that fits, which a document has of
   * each word unless it has that in short; but where words must stand together, it may be another's place where they
   * do. Half of the lists of an accented query are then not opened.
   */
  #needsOthers(candidates: readonly Candidate[]): boolean {
    return this.#shorts.length > 0 || this.#plan.phrases.length > 0 || candidates.some(({ fitting }) => !fitting);
  }

  #select(segment: OpenSegment, candidates: readonly Candidate[]): void {
    const documents = Uint16Array.from(candidates, ({ document }) => document);
    this.#collector.select(segment, documents, this.#words);
  }

  #setBases(segment: OpenSegment, candidates: readonly Candidate[]): void {
    const weighing = this.#weighing as Weighing;
    const values = this.#collector.values.slice(0, this.#plan.words.length);
    candidates.forEach((candidate, index) => {
      const { document, mask } = candidate;
      const base = weighing.base(values, index, mask, segment, document);
      candidate.base = base * weighing.recencyFactor(segment, document);
      candidate.score = candidate.base * weighing.missingFactor(mask);
      candidate.titleMask = this.#collector.titles[index] as number;
    });
  }
}

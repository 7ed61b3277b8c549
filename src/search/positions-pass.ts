import { HitCollector, OTHER_ACCENTS } from './hits.ts';
import type { Match } from './lookup.ts';
import type { SegmentScores, ShortForm } from './match.ts';
import type { QueryPlan } from './plan.ts';
import { type Proximity, ProximityReader, type ShortSpan } from './proximity.ts';
import type { OpenSegment } from './segment.ts';

/** Numbers of words in a hit. */
const MAX_WORDS = 32;

/** A document that may be an answer. */
export interface Candidate {
  /** Index of its segment. */
  segment: number;
  document: number;
  /** See `Weighing.base`. */
  base: number;
  mask: number;
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

/** Reads where the words of a query stand in candidates. Kept between queries for its tables. */
export class PositionsPass {
  readonly #collector = new HitCollector();
  readonly #reader = new ProximityReader();
  #lookup: Lookup = { words: [], shorts: [] };
  #shorts: ShortSpan[] = [];

  /** Turns to another query. */
  use(plan: QueryPlan, lookup: Lookup): void {
    let words = plan.words.length;
    this.#lookup = lookup;
    this.#shorts = [];
    for (const { from, to, short, tight } of plan.abbreviations) {
      if (words + short.length > MAX_WORDS) break;
      this.#shorts.push({ from, to, tight, words: short.map(() => words++) });
    }
    this.#reader.use(plan, this.#shorts);
  }

  /**
   * Fills in the proximity of candidates of one segment, whose position parts are held. `unpacked` has the postings
   * of the segment if it was the last to read them.
   */
  read(
    segment: OpenSegment,
    number: number,
    candidates: readonly Candidate[],
    onlyFitting: boolean,
    unpacked: SegmentScores | null,
  ): void {
    const collector = this.#collector;
    collector.select(
      segment,
      candidates.map(({ document }) => document),
    );
    const add = (matches: Match[], word: number) => {
      for (const match of matches) {
        if (onlyFitting && match.quality === OTHER_ACCENTS) continue;
        const positions = segment.positions(match.partNumber);
        if (positions) collector.add(match, positions, word, unpacked?.unpacked(match.form) ?? null);
      }
    };
    this.#lookup.words[number]?.forEach(add);
    this.#shorts.forEach((short, index) => {
      this.#lookup.shorts[number]?.[index]?.matches.forEach((matches, own) => {
        add(matches, short.words[own] ?? 0);
      });
    });
    collector.finish();
    candidates.forEach((candidate, index) => {
      const titleWords = (segment.header.marks[candidate.document] as number) & 127;
      candidate.proximity = this.#reader.read(collector, index, titleWords);
    });
  }
}

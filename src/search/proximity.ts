import { type Hits, SAME_ACCENTS } from './hits.ts';
import type { QueryPlan } from './plan.ts';
import { WEIGHTS } from './weights.ts';

/** Worth of a pair by the quality of the worse of its words. */
const PAIR_SCORES = [WEIGHTS.pairOther, WEIGHTS.pairUnfinished, WEIGHTS.pairFine, 1];

/** How the words of a query stand in one document. */
export interface Proximity {
  /** By position of the query: how well its word and the next stand together, from 0. */
  pairs: number[];
  /** Bits of the words that stand in the title with fitting accents, and of how many words of it any are. */
  titleMask: number;
  titleHits: number;
  /** Words of the query, from its first on, with which the title begins. */
  titleStart: number;
  /** Words of the title before the first pair of the query; -1 where that does not stand in it. */
  titlePlace: number;
  /** Whether all that has to stand side by side does. */
  phrasesHold: boolean;
}

/** An abbreviation's short form: bits of its own words and of those it stands for, by position of the query. */
export interface ShortSpan {
  from: number;
  to: number;
  /** Numbers of its own words, after those of the plan. */
  words: number[];
  tight: boolean;
}

/** Finds neighbours among the hits of a document. Kept between queries for its tables. */
export class ProximityReader {
  #plan: QueryPlan = { words: [], sequence: [], phrases: [], abbreviations: [], accented: false };
  #shorts: readonly ShortSpan[] = [];
  /** By position + 4: bits of the words there, and of those that fit at least so well. */
  readonly #words = new Uint32Array(0x10010);
  readonly #fitting = Array.from({ length: SAME_ACCENTS }, () => new Uint32Array(0x10010));
  #titlePlace = -1;
  /** By word: the positions of the query it is at. */
  #positionsOf: number[][] = [];

  /** Turns to another query. */
  use(plan: QueryPlan, shorts: readonly ShortSpan[]): void {
    this.#plan = plan;
    this.#shorts = shorts;
    this.#positionsOf = [];
    plan.sequence.forEach((word, position) => {
      const positions = this.#positionsOf[word] ?? [];
      positions.push(position);
      this.#positionsOf[word] = positions;
    });
  }

  /** Reads the hits of document number `index`; its title has `titleWords`. */
  read({ hits, starts }: Hits, index: number, titleWords: number): Proximity {
    const from = starts[index] as number;
    const to = starts[index + 1] as number;
    let titleMask = 0;
    let titleHits = 0;
    for (let i = from; i < to; i++) {
      const hit = hits[i] as number;
      const at = (hit >>> 8) + 4;
      const bit = 1 << (hit & 31);
      const quality = (hit >>> 5) & 7;
      if (at < titleWords + 4) {
        if (this.#words[at] === 0) titleHits++;
        if (quality > 0) titleMask |= bit;
      }
      this.#words[at] = (this.#words[at] as number) | bit;
      for (let level = 0; level < quality; level++) {
        const fitting = this.#fitting[level] as Uint32Array;
        fitting[at] = (fitting[at] as number) | bit;
      }
    }
    const pairs = this.#plan.sequence.slice(1).fill(0);
    let shortMask = 0;
    this.#titlePlace = -1;
    for (let i = from; i < to; i++) shortMask |= this.#readHit(hits[i] as number, pairs, titleWords);
    const { sequence } = this.#plan;
    let titleStart = 0;
    const fitting = this.#fitting[0] as Uint32Array;
    while (
      titleStart < sequence.length &&
      (fitting[titleStart + 4] as number) & (1 << (sequence[titleStart] as number))
    ) {
      titleStart++;
    }
    const phrasesHold = this.#phrasesHold(hits, from, to) && this.#tightHold(pairs);
    for (let i = from; i < to; i++) {
      const at = ((hits[i] as number) >>> 8) + 4;
      this.#words[at] = 0;
      for (const fitting of this.#fitting) fitting[at] = 0;
    }
    return {
      pairs,
      titleMask: titleMask | shortMask,
      titleHits,
      titleStart: Math.min(titleStart, titleWords),
      titlePlace: this.#titlePlace,
      phrasesHold,
    };
  }

  /** Scores what stands around one hit; gives the bits of a short form in the title that begins there. */
  #readHit(hit: number, pairs: number[], titleWords: number): number {
    const at = (hit >>> 8) + 4;
    const word = hit & 31;
    const inTitle = at < titleWords + 4;
    const factor = inTitle ? WEIGHTS.pairTitle : 1;
    for (const position of this.#positionsOf[word] ?? []) {
      if (position >= pairs.length) continue;
      const next = 1 << (this.#plan.sequence[position + 1] as number);
      let score = 0;
      if ((this.#words[at + 1] as number) & next) {
        score = PAIR_SCORES[this.#quality(at, 1 << word, next)] as number;
        if (inTitle && position === 0 && (this.#titlePlace < 0 || at - 4 < this.#titlePlace)) this.#titlePlace = at - 4;
      } else if (
        ((this.#words[at + 2] as number) | (this.#words[at + 3] as number) | (this.#words[at - 1] as number)) &
        next
      ) {
        score = WEIGHTS.pairNear;
      }
      score *= factor;
      if (score > (pairs[position] as number)) pairs[position] = score;
    }
    let mask = 0;
    for (const { from, to, words } of this.#shorts) {
      if (words[0] !== word || !words.every((own, offset) => (this.#words[at + offset] as number) & (1 << own)))
        continue;
      for (let position = from; position < to; position++)
        pairs[position] = Math.max(pairs[position] as number, factor);
      this.#pairShort(from, to, at, words.length, pairs, factor);
      if (inTitle)
        for (let position = from; position <= to; position++) mask |= 1 << (this.#plan.sequence[position] as number);
    }
    return mask;
  }

  /** The words of the query before and after an abbreviation stand beside its short form. */
  #pairShort(from: number, to: number, at: number, length: number, pairs: number[], factor: number): void {
    const before = this.#plan.sequence[from - 1];
    const after = this.#plan.sequence[to + 1];
    if (before !== undefined && (this.#words[at - 1] as number) & (1 << before)) {
      pairs[from - 1] = Math.max(pairs[from - 1] as number, factor);
    }
    if (after !== undefined && (this.#words[at + length] as number) & (1 << after)) {
      pairs[to] = Math.max(pairs[to] as number, factor);
    }
  }

  /** How well both words of a pair fit what was typed. */
  #quality(at: number, own: number, next: number): number {
    let quality = 0;
    for (const fitting of this.#fitting) {
      if (!((fitting[at] as number) & own && (fitting[at + 1] as number) & next)) break;
      quality++;
    }
    return quality;
  }

  #phrasesHold(hits: Uint32Array, from: number, to: number): boolean {
    return this.#plan.phrases.every((phrase) => {
      for (let i = from; i < to; i++) {
        const at = ((hits[i] as number) >>> 8) + 4;
        let position = phrase.from;
        while (
          position <= phrase.to &&
          (this.#words[at + position - phrase.from] as number) & (1 << (this.#plan.sequence[position] as number))
        ) {
          position++;
        }
        if (position > phrase.to) return true;
      }
      return false;
    });
  }

  /** An abbreviation that was typed short stands there short, or long in one piece. */
  #tightHold(pairs: number[]): boolean {
    return this.#shorts.every(({ from, to, tight }) => {
      return !tight || pairs.slice(from, to).every((score) => score > WEIGHTS.pairNear * WEIGHTS.pairTitle);
    });
  }
}

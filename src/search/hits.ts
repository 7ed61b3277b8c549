import { HitReader, type HitTerm } from './hit-reader.ts';
import type { OpenSegment } from './segment.ts';

/** How a word of a text fits the typed one; higher is better. */
export const OTHER_ACCENTS = 0;
/** It begins with what was typed. */
export const UNFINISHED = 1;
/** It has accents and was typed in a query without any. */
export const FINE_ACCENTS = 2;
export const SAME_ACCENTS = 3;

/**
 * Where the words of a query stand in some documents. A hit is a number: position × 256 + quality × 32 + number of the
 * word.
 */
export interface Hits {
  /** By document of the selection, of each in the order they were read. */
  hits: Uint32Array;
  /** By number in the selection, one more at the end. */
  starts: Uint32Array;
}

/**
 * Sorts places of a reader, number `from` to before `to`, by document. `numbers` gives by owner its number in a
 * selection of `count` documents + 1, or 0 where it is none of these.
 */
export function sortHits(
  { owners, places }: HitReader,
  from: number,
  to: number,
  numbers: Uint16Array,
  count: number,
): Hits {
  const starts = new Uint32Array(count + 1);
  for (let i = from; i < to; i++) {
    const number = numbers[owners[i] as number] as number;
    starts[number] = (starts[number] as number) + 1;
  }
  // Of none of the selection.
  starts[0] = 0;
  for (let i = 1; i <= count; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const next = starts.slice();
  const hits = new Uint32Array(starts[count] as number);
  for (let i = from; i < to; i++) {
    const number = numbers[owners[i] as number] as number;
    if (number === 0) continue;
    const at = next[number - 1] as number;
    next[number - 1] = at + 1;
    hits[at] = places[i] as number;
  }
  return { hits, starts };
}

/** Collects where the words of a query stand in some documents of a segment. */
export class HitCollector {
  readonly #reader = new HitReader();
  #documents = 0;

  /** See `HitReader`. */
  get values(): Float32Array[] {
    return this.#reader.values;
  }

  /** See `HitReader`: words with accents that fit. */
  get titles(): Uint32Array {
    return this.#reader.titles;
  }

  /** Turns to some documents of a segment and so many words; what was collected before is gone. */
  select(segment: OpenSegment, documents: Uint16Array, words: number): void {
    this.#reader.select(segment, documents, words);
    this.#reader.count = 0;
    this.#documents = documents.length;
  }

  /**
   * Adds what a term counts in the selected documents and, given the positions of its part, its hits. `titleBits`: of
   * the words that stand in a title where this one does.
   */
  add(term: HitTerm & { quality: number }, word: number, positions: DataView | null, titleBits = 1 << word): void {
    const own = term.quality === OTHER_ACCENTS ? 0 : titleBits;
    this.#reader.add(term, word, positions, term.quality * 32 + word, own);
  }

  /** The hits of what was added, by document. */
  finish(): Hits {
    const numbers = Uint16Array.from({ length: this.#documents }, (_, index) => index + 1);
    return sortHits(this.#reader, 0, this.#reader.count, numbers, this.#documents);
  }
}

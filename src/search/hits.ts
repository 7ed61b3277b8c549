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
 * Where the words of a query stand in some documents of a segment. A hit is a number: position × 256 +
 * quality × 32 + number of the word.
 */
export class HitCollector {
  /** Hits by document of the selection, in the order of `add`; after `finish`. */
  hits = new Uint32Array(0);
  /** By number in the selection, one more at the end. */
  starts = new Uint32Array(0);
  readonly #reader = new HitReader();

  /** See `HitReader`. */
  get values(): Float32Array[] {
    return this.#reader.values;
  }

  /** See `HitReader`: words with accents that fit. */
  get titles(): Uint32Array {
    return this.#reader.titles;
  }

  /** Turns to some documents of a segment and so many words; what was collected before is gone. */
  select(segment: OpenSegment, documents: readonly number[], words: number): void {
    this.#reader.select(segment, documents, words);
    this.starts = new Uint32Array(documents.length + 1);
  }

  /** Adds what a term counts in the selected documents and, given the positions of its part, its hits. */
  add(term: HitTerm & { quality: number }, word: number, positions: DataView | null): void {
    const titleBit = term.quality === OTHER_ACCENTS ? 0 : 1 << word;
    this.#reader.add(term, word, positions, term.quality * 32 + word, titleBit);
  }

  /** Sorts what was added by document; then `hits` and `starts` are right. */
  finish(): void {
    const { starts } = this;
    const { owners, places, count } = this.#reader;
    for (let i = 0; i < count; i++) {
      const owner = owners[i] as number;
      starts[owner + 1] = (starts[owner + 1] as number) + 1;
    }
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
    const next = starts.slice();
    if (this.hits.length < count) this.hits = new Uint32Array(count * 2);
    for (let i = 0; i < count; i++) {
      const owner = owners[i] as number;
      const at = next[owner] as number;
      next[owner] = at + 1;
      this.hits[at] = places[i] as number;
    }
  }
}

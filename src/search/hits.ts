import { peekBits } from './bits.ts';
import { ESCAPE, ESCAPE_BITS, gapWidth } from './format.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm, TermPart } from './term-part.ts';

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
  /** Hits by document of the selection, in the order of `add`. */
  hits = new Uint32Array(0);
  /** By number in the selection, one more at the end. */
  starts = new Uint32Array(0);
  #places = new Uint32Array(0);
  #frequencies = new Uint16Array(0);
  /** By document: its number in the selection + 1, or 0. */
  #selected = new Uint16Array(0);
  #owners = new Uint16Array(1 << 12);
  #collected = new Uint32Array(1 << 12);
  #count = 0;
  #lengths: Uint16Array = new Uint16Array(0);

  /** Turns to some documents of a segment; what was collected before is gone. */
  select(segment: OpenSegment, documents: readonly number[]): void {
    const { docCount, lengths } = segment.header;
    if (this.#places.length < docCount) {
      this.#places = new Uint32Array(docCount);
      this.#frequencies = new Uint16Array(docCount);
      this.#selected = new Uint16Array(docCount);
    } else this.#selected.fill(0);
    documents.forEach((document, index) => {
      this.#selected[document] = index + 1;
    });
    this.starts = new Uint32Array(documents.length + 1);
    this.#lengths = lengths;
    this.#count = 0;
  }

  /** Adds a term's hits in the selected documents. */
  add(part: TermPart, positions: Uint8Array, form: TermForm, word: number, quality: number): void {
    const count = part.postings(form, this.#places, this.#frequencies);
    const low = quality * 32 + word;
    let bit = form.positionStart * 8;
    for (let i = 0; i < count; i++) {
      const document = (this.#places[i] as number) >>> 2;
      const frequency = this.#frequencies[i] as number;
      const owner = this.#selected[document] ?? 0;
      if (owner !== 0) this.#reserve(owner, frequency);
      if (form.single >= 0) {
        for (let hit = 0; hit < frequency && owner !== 0; hit++, bit += 16) {
          this.#push(owner, (peekBits(positions, bit) >>> 16) * 256 + low);
        }
        continue;
      }
      const width = gapWidth(this.#lengths[document] ?? 0, frequency);
      let position = -1;
      for (let hit = 0; hit < frequency; hit++) {
        const word32 = peekBits(positions, bit);
        const high = Math.clz32(~word32);
        if (high < ESCAPE) {
          bit += high + 1;
          const rest = high + 1 + width <= 25 ? word32 << (high + 1) : peekBits(positions, bit);
          position += 1 + ((high << width) | ((rest >>> 1) >>> (31 - width)));
          bit += width;
        } else {
          position += 1 + (peekBits(positions, bit + ESCAPE) >>> (32 - ESCAPE_BITS));
          bit += ESCAPE + ESCAPE_BITS;
        }
        if (owner !== 0) this.#push(owner, position * 256 + low);
      }
    }
  }

  #reserve(owner: number, frequency: number): void {
    this.starts[owner] = (this.starts[owner] as number) + frequency;
    const needed = this.#count + frequency;
    if (needed <= this.#owners.length) return;
    const owners = new Uint16Array(needed * 2);
    const collected = new Uint32Array(needed * 2);
    owners.set(this.#owners);
    collected.set(this.#collected);
    this.#owners = owners;
    this.#collected = collected;
  }

  #push(owner: number, hit: number): void {
    this.#owners[this.#count] = owner;
    this.#collected[this.#count++] = hit;
  }

  /** Sorts what was added by document; then `hits` and `starts` are right. */
  finish(): void {
    const { starts } = this;
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
    const next = starts.slice();
    this.hits = new Uint32Array(this.#count);
    for (let i = 0; i < this.#count; i++) {
      const owner = (this.#owners[i] as number) - 1;
      const at = next[owner] as number;
      next[owner] = at + 1;
      this.hits[at] = this.#collected[i] as number;
    }
  }
}

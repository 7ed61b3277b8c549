import { peekBits } from './bits.ts';
import { ESCAPE, ESCAPE_BITS, gapWidth, SKIP_BLOCK, SKIP_BYTES, SKIP_FROM } from './format.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm, TermPart } from './term-part.ts';

/** How a word of a text fits the typed one; higher is better. */
export const OTHER_ACCENTS = 0;
/** It begins with what was typed. */
export const UNFINISHED = 1;
/** It has accents and was typed in a query without any. */
export const FINE_ACCENTS = 2;
export const SAME_ACCENTS = 3;

/** A term whose hits are read. */
interface HitTerm {
  part: TermPart;
  form: TermForm;
  quality: number;
}

/** Postings of a term as `readPostings` unpacks them. */
export interface Unpacked {
  places: Uint32Array;
  frequencies: Uint16Array;
}

/**
 * Where the words of a query stand in some documents of a segment. A hit is a number: position × 256 +
 * quality × 32 + number of the word.
 */
export class HitCollector {
  /** Hits by document of the selection, in the order of `add`. */
  hits = new Uint32Array(0);
  /** By number in the selection, one more at the end. */
  starts = new Uint32Array(0);
  #ownPlaces = new Uint32Array(0);
  #ownFrequencies = new Uint16Array(0);
  /** Of the term in hand: unpacked by another, or `#own…`. */
  #places: Uint32Array = this.#ownPlaces;
  #frequencies: Uint16Array = this.#ownFrequencies;
  /** By document: its number in the selection + 1, or 0. */
  #selected = new Uint16Array(0);
  #owners = new Uint16Array(1 << 12);
  #collected = new Uint32Array(1 << 12);
  #count = 0;
  #lengths: Uint16Array = new Uint16Array(0);

  /** Turns to some documents of a segment; what was collected before is gone. */
  select(segment: OpenSegment, documents: readonly number[]): void {
    const { docCount, lengths } = segment.header;
    if (this.#ownPlaces.length < docCount) {
      this.#ownPlaces = new Uint32Array(docCount);
      this.#ownFrequencies = new Uint16Array(docCount);
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
  add({ part, form, quality }: HitTerm, positions: Uint8Array, word: number, unpacked: Unpacked | null): void {
    const { count } = form;
    this.#places = unpacked?.places ?? this.#ownPlaces;
    this.#frequencies = unpacked?.frequencies ?? this.#ownFrequencies;
    if (!unpacked) part.postings(form, this.#places, this.#frequencies);
    const low = quality * 32 + word;
    if (form.single >= 0) this.#addSingle(positions, form, low);
    else if (count < SKIP_FROM) this.#addBlock(positions, form.positionStart * 8, 0, count, low);
    else {
      const entries = Math.ceil(count / SKIP_BLOCK) - 1;
      const firstBit = (form.positionStart + entries * SKIP_BYTES) * 8;
      for (let block = 0; block <= entries; block++) {
        const from = block * SKIP_BLOCK;
        const to = Math.min(count, from + SKIP_BLOCK);
        if (!this.#anySelected(from, to)) continue;
        const entry = (form.positionStart + (block - 1) * SKIP_BYTES) * 8;
        this.#addBlock(positions, firstBit + (block === 0 ? 0 : peekBits(positions, entry) >>> 8), from, to, low);
      }
    }
  }

  #anySelected(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#selected[(this.#places[i] as number) >>> 2]) return true;
    return false;
  }

  #addSingle(positions: Uint8Array, form: TermForm, low: number): void {
    const owner = this.#selected[form.single >>> 2] ?? 0;
    if (owner === 0) return;
    this.#reserve(owner, form.singleFrequency);
    for (let hit = 0; hit < form.singleFrequency; hit++) {
      this.#push(owner, (peekBits(positions, form.positionStart * 8 + hit * 16) >>> 16) * 256 + low);
    }
  }

  /** Postings number `from` to before `to`, whose positions begin at a bit. */
  #addBlock(positions: Uint8Array, firstBit: number, from: number, to: number, low: number): void {
    let bit = firstBit;
    for (let i = from; i < to; i++) {
      const document = (this.#places[i] as number) >>> 2;
      const frequency = this.#frequencies[i] as number;
      const owner = this.#selected[document] as number;
      if (owner !== 0) this.#reserve(owner, frequency);
      const width = gapWidth(this.#lengths[document] as number, frequency);
      let position = -1;
      for (let hit = 0; hit < frequency; hit++) {
        const word = peekBits(positions, bit);
        const high = Math.clz32(~word);
        if (high < ESCAPE) {
          bit += high + 1;
          const rest = high + 1 + width <= 25 ? word << (high + 1) : peekBits(positions, bit);
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

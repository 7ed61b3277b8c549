import { peekBits } from './bits.ts';
import { ESCAPE, ESCAPE_BITS, FIELD_BODY, gapWidth, SKIP_BLOCK, SKIP_BYTES, skipEntries } from './format.ts';
import { Postings } from './postings.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm, TermPart } from './term-part.ts';
import { WEIGHTS } from './weights.ts';

/** How a word of a text fits the typed one; higher is better. */
export const OTHER_ACCENTS = 0;
/** It begins with what was typed. */
export const UNFINISHED = 1;
/** It has accents and was typed in a query without any. */
export const FINE_ACCENTS = 2;
export const SAME_ACCENTS = 3;

/** Frequencies told apart; more count as the last. */
const FREQUENCIES = 8;
/** Score of a posting by frequency × 4 + field. */
const SHAPE_SCORES = Float32Array.from({ length: (FREQUENCIES + 1) * 4 }, (_, shape) => {
  const frequency = shape >>> 2;
  const saturated = (frequency * (1 + WEIGHTS.saturation)) / (frequency + WEIGHTS.saturation);
  return saturated + (WEIGHTS.field[shape & 3] ?? 0);
});
/** What a word counts that stands once in the body. */
export const ONCE_SCORE = SHAPE_SCORES[4 + FIELD_BODY] as number;

/** A term whose hits are read. */
interface HitTerm {
  part: TermPart;
  form: TermForm;
  quality: number;
  weight: number;
}

/**
 * How much the words of a query count in some documents of a segment, and where they stand there. A hit is a
 * number: position × 256 + quality × 32 + number of the word.
 */
export class HitCollector {
  /** Hits by document of the selection, in the order of `add`; after `finish`. */
  hits = new Uint32Array(0);
  /** By number in the selection, one more at the end. */
  starts = new Uint32Array(0);
  /** By word, by number in the selection: how much it counts there, 0 where it does not stand. */
  values: Float32Array[] = [];
  readonly #postings = new Postings();
  /** By document: its number in the selection + 1, or 0. */
  #selected = new Uint16Array(0);
  #documents: readonly number[] = [];
  #owners = new Uint16Array(1 << 12);
  #collected = new Uint32Array(1 << 12);
  #count = 0;
  #lengths: Uint16Array = new Uint16Array(0);

  /** Turns to some documents of a segment and so many words; what was collected before is gone. */
  select(segment: OpenSegment, documents: readonly number[], words: number): void {
    const { docCount, lengths } = segment.header;
    for (const document of this.#documents) this.#selected[document] = 0;
    if (this.#selected.length < docCount) this.#selected = new Uint16Array(docCount);
    documents.forEach((document, index) => {
      this.#selected[document] = index + 1;
    });
    this.#documents = documents;
    this.starts = new Uint32Array(documents.length + 1);
    for (let word = 0; word < words; word++) {
      const values = this.values[word];
      if (values && values.length >= documents.length) values.fill(0, 0, documents.length);
      else this.values[word] = new Float32Array(documents.length);
    }
    this.#lengths = lengths;
    this.#count = 0;
  }

  /** Adds what a term counts in the selected documents and, given the positions of its part, its hits. */
  add({ part, form, quality, weight }: HitTerm, word: number, positions: Uint8Array | null): void {
    // Half of the terms that begin with a letter or two stand in one document.
    if (form.single >= 0 && this.#selected[form.single >>> 2] === 0) return;
    const postings = this.#postings;
    const values = this.values[word] as Float32Array;
    const low = quality * 32 + word;
    part.open(form, postings);
    const { blocks, count } = postings;
    for (let block = 0; block < blocks; block++) {
      const from = blocks === 1 ? 0 : block * SKIP_BLOCK;
      const to = blocks === 1 ? count : Math.min(count, from + SKIP_BLOCK);
      if (!this.#anySelected(from, to)) continue;
      postings.readShapes(block);
      this.#addValues(from, to, values, weight);
      if (!positions) continue;
      if (form.single >= 0) this.#addSingle(positions, form, low);
      else this.#addBlock(positions, blockStart(positions, form, block), from, to, low);
    }
  }

  #anySelected(from: number, to: number): boolean {
    const { places } = this.#postings;
    for (let i = from; i < to; i++) if (this.#selected[(places[i] as number) >>> 2]) return true;
    return false;
  }

  #addValues(from: number, to: number, values: Float32Array, weight: number): void {
    const { places, frequencies } = this.#postings;
    for (let i = from; i < to; i++) {
      const place = places[i] as number;
      const owner = this.#selected[place >>> 2] as number;
      if (owner === 0) continue;
      const shape = (Math.min(frequencies[i] as number, FREQUENCIES) << 2) | (place & 3);
      const value = (SHAPE_SCORES[shape] as number) * weight;
      if (value > (values[owner - 1] as number)) values[owner - 1] = value;
    }
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
    const { places, frequencies } = this.#postings;
    let bit = firstBit;
    for (let i = from; i < to; i++) {
      const document = (places[i] as number) >>> 2;
      const frequency = frequencies[i] as number;
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
    if (this.hits.length < this.#count) this.hits = new Uint32Array(this.#count * 2);
    for (let i = 0; i < this.#count; i++) {
      const owner = (this.#owners[i] as number) - 1;
      const at = next[owner] as number;
      next[owner] = at + 1;
      this.hits[at] = this.#collected[i] as number;
    }
  }
}

/** The bit at which the positions of a block of postings begin. */
function blockStart(positions: Uint8Array, form: TermForm, block: number): number {
  const firstBit = (form.positionStart + skipEntries(form.count) * SKIP_BYTES) * 8;
  if (block === 0) return firstBit;
  return firstBit + (peekBits(positions, (form.positionStart + (block - 1) * SKIP_BYTES) * 8) >>> 8);
}

import { BitWriter, ByteWriter } from './bits.ts';
import {
  BLOCK_WORDS,
  FIELD_BODY,
  gapWidth,
  isDense,
  NARROW_DOCS,
  positionWidth,
  SKIP_BLOCK,
  SKIP_BYTES,
  SKIP_FROM,
  skipEntries,
} from './format.ts';
import type { TermPostings } from './term-postings.ts';
import { sealed, writeGap, writeUnary } from './write-codes.ts';

/** Writes parts: a dictionary with its postings, and the positions of these. README.md has the bits. */
export class TermWriter {
  readonly #docCount: number;
  /** By document: number of its symbols. */
  readonly #lengths: Uint16Array;
  readonly #dictionary = new ByteWriter();
  readonly #lists = new BitWriter();
  readonly #positions = new BitWriter();
  readonly #encoder = new TextEncoder();
  /** A bit of each document. */
  readonly #set: Uint8Array;
  #blocks: number[] = [];
  #wordsInBlock = 0;
  #previous = new Uint8Array(0);
  #terms = 0;

  constructor(lengths: Uint16Array) {
    this.#lengths = lengths;
    this.#docCount = lengths.length;
    this.#set = new Uint8Array((lengths.length + 7) >>> 3);
  }

  /** Terms that were written, in all parts. */
  get terms(): number {
    return this.#terms;
  }

  /** Begins a folded word with so many forms, which `form` then is given. Words come in order. */
  word(folded: string, forms: number): void {
    const dictionary = this.#dictionary;
    if (this.#wordsInBlock === 0)
      this.#blocks.push(dictionary.length, this.#lists.length, this.#positions.length, this.#terms);
    const name = this.#encode(folded);
    const shared = this.#wordsInBlock === 0 ? 0 : sharedLength(name, this.#previous);
    const rest = name.length - shared;
    dictionary.byte(shared | (Math.min(rest, 15) << 3) | (forms > 1 ? 128 : 0));
    if (rest >= 15) dictionary.byte(rest);
    for (let i = shared; i < name.length; i++) dictionary.byte(name[i] as number);
    if (forms > 1) dictionary.varint(forms);
    this.#previous = name;
    this.#wordsInBlock = (this.#wordsInBlock + 1) % BLOCK_WORDS;
  }

  #encode(folded: string): Uint8Array<ArrayBuffer> {
    const name = new Uint8Array(folded.length);
    for (let i = 0; i < folded.length; i++) {
      const unit = folded.charCodeAt(i);
      if (unit > 127) return this.#encoder.encode(folded);
      name[i] = unit;
    }
    return name;
  }

  /** The next form of the word in hand; forms come in order of their accents. */
  form(accents: number, postings: TermPostings): void {
    this.#terms++;
    const dictionary = this.#dictionary;
    const { count } = postings;
    dictionary.varint(accents * 2 + (count === 1 ? 1 : 0));
    if (count === 1) this.#single(postings);
    else {
      const listStart = this.#lists.length;
      const positionStart = this.#positions.length;
      this.#documents(postings);
      this.#shapes(postings);
      this.#allPositions(postings);
      dictionary.varint(count);
      dictionary.varint(this.#lists.length - listStart);
      dictionary.varint(this.#positions.length - positionStart);
    }
  }

  /** A term of one document: its posting stands in the dictionary. */
  #single({ places, from, ends, fields }: TermPostings): void {
    const dictionary = this.#dictionary;
    const to = ends[0] as number;
    const frequency = to - from;
    const shape = (fields[0] as number) | ((Math.min(frequency, 4) - 1) << 2);
    const value = shape | (((places[from] as number) >>> 16) << 4);
    dictionary.byte(value & 255);
    dictionary.byte((value >>> 8) & 255);
    if (this.#docCount > NARROW_DOCS) dictionary.byte(value >>> 16);
    if (frequency >= 4) dictionary.varint(frequency - 4);
    for (let i = from; i < to; i++) this.#positions.write((places[i] as number) & 0xffff, 16);
  }

  /** Which documents have the term in hand: a bit of each, or gaps. */
  #documents({ places, ends, count }: TermPostings): void {
    const lists = this.#lists;
    if (isDense(this.#docCount, count)) {
      const set = this.#set.fill(0);
      for (let i = 0; i < count; i++) {
        const document = (places[(ends[i] as number) - 1] as number) >>> 16;
        set[document >>> 3] = (set[document >>> 3] as number) | (1 << (document & 7));
      }
      for (const bits of set) lists.write(bits, 8);
      return;
    }
    const width = gapWidth(this.#docCount, count);
    let expected = 0;
    for (let i = 0; i < count; i++) {
      const document = (places[(ends[i] as number) - 1] as number) >>> 16;
      writeGap(lists, document - expected, width);
      expected = document + 1;
    }
    lists.align();
  }

  /** Field and frequency in each of the documents of the term in hand. */
  #shapes({ from, ends, fields, count }: TermPostings): void {
    const lists = this.#lists;
    const table = lists.length;
    lists.skip(skipEntries(count) * SKIP_BYTES);
    const firstBit = lists.bitLength;
    const skips = count >= SKIP_FROM;
    let start = from;
    for (let i = 0; i < count; i++) {
      if (skips && i > 0 && i % SKIP_BLOCK === 0) {
        lists.patch(table + (i / SKIP_BLOCK - 1) * SKIP_BYTES, lists.bitLength - firstBit, SKIP_BYTES);
      }
      const end = ends[i] as number;
      const frequency = end - start;
      const field = fields[i] as number;
      if (field !== FIELD_BODY) {
        lists.write(28 | field, 5);
        writeUnary(lists, frequency - 1);
      } else if (frequency < 3) lists.write(frequency === 1 ? 0 : 2, frequency);
      else {
        lists.write(6, 3);
        writeUnary(lists, frequency - 3);
      }
      start = end;
    }
    lists.align();
  }

  #allPositions({ places, from, ends, count }: TermPostings): void {
    const positions = this.#positions;
    const table = positions.length;
    positions.skip(skipEntries(count) * SKIP_BYTES);
    const firstBit = positions.bitLength;
    const skips = count >= SKIP_FROM;
    let start = from;
    for (let i = 0; i < count; i++) {
      if (skips && i > 0 && i % SKIP_BLOCK === 0) {
        positions.patch(table + (i / SKIP_BLOCK - 1) * SKIP_BYTES, positions.bitLength - firstBit, SKIP_BYTES);
      }
      const end = ends[i] as number;
      const width = positionWidth(this.#lengths[(places[start] as number) >>> 16] as number);
      for (let hit = start; hit < end; hit++) positions.write((places[hit] as number) & 0xffff, width);
      start = end;
    }
    positions.align();
  }

  /** What was written since the last `take`: two parts, each with its checksum. */
  take(): { terms: ArrayBuffer; positions: ArrayBuffer } {
    const dictionary = this.#dictionary.take();
    const blocks = Uint32Array.from(this.#blocks);
    const fixed = new Uint32Array([0, blocks.length / 4, dictionary.length]);
    this.#blocks = [];
    this.#wordsInBlock = 0;
    return {
      terms: sealed([fixed, blocks, dictionary, this.#lists.take()]),
      positions: sealed([new Uint32Array(1), this.#positions.take()]),
    };
  }
}

/** At most seven: three bits. */
function sharedLength(name: Uint8Array, previous: Uint8Array): number {
  let shared = 0;
  while (shared < 7 && shared < name.length && shared < previous.length && name[shared] === previous[shared]) shared++;
  return shared;
}

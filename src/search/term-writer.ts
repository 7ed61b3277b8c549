import { BitWriter, ByteWriter } from './bits.ts';
import type { ContentDocument } from './contents.ts';
import {
  BLOCK_WORDS,
  FIELD_BODY,
  FIELD_BREAK,
  FIELD_CAPTION,
  FIELD_TITLE,
  FIELD_UNIT,
  gapWidth,
  isDense,
  NARROW_DOCS,
  SKIP_BLOCK,
  SKIP_BYTES,
  SKIP_FROM,
  skipEntries,
} from './format.ts';
import type { Occurrences } from './occurrences.ts';
import { sealed, writeGap, writeUnary } from './write-codes.ts';

/** Writes parts: a dictionary with its postings, and the positions of these. README.md has the bits. */
export class TermWriter {
  readonly #occurrences: Occurrences;
  readonly #docCount: number;
  /** By document: number of its symbols, and where its captions, body and unit begin. */
  readonly #lengths: Uint16Array;
  readonly #fieldStarts: Uint16Array;
  readonly #dictionary = new ByteWriter();
  readonly #lists = new BitWriter();
  readonly #positions = new BitWriter();
  readonly #encoder = new TextEncoder();
  /** By document that has the term in hand, in order: where its occurrences end. */
  readonly #ends: Uint32Array;
  /** A bit of each document. */
  readonly #set: Uint8Array;
  #blocks: number[] = [];
  #wordsInBlock = 0;
  #previous = new Uint8Array(0);

  constructor(documents: readonly ContentDocument[], occurrences: Occurrences) {
    this.#occurrences = occurrences;
    this.#docCount = documents.length;
    this.#ends = new Uint32Array(documents.length);
    this.#set = new Uint8Array((documents.length + 7) >>> 3);
    this.#lengths = Uint16Array.from(documents, ({ symbols }) => symbols.length);
    this.#fieldStarts = new Uint16Array(documents.length * 3);
    documents.forEach(({ symbols }, document) => {
      let at = -1;
      for (let field = 0; field < 3; field++) {
        at = symbols.indexOf(FIELD_BREAK, at + 1);
        this.#fieldStarts[document * 3 + field] = at;
      }
    });
  }

  /** A folded word with all its forms, of which the first has term number `rank`. Words come in order. */
  word(folded: string, accents: readonly number[], rank: number): void {
    const dictionary = this.#dictionary;
    if (this.#wordsInBlock === 0)
      this.#blocks.push(dictionary.length, this.#lists.length, this.#positions.length, rank);
    const name = this.#encode(folded);
    const shared = this.#wordsInBlock === 0 ? 0 : sharedLength(name, this.#previous);
    const rest = name.length - shared;
    dictionary.byte(shared | (Math.min(rest, 15) << 3) | (accents.length > 1 ? 128 : 0));
    if (rest >= 15) dictionary.byte(rest);
    for (let i = shared; i < name.length; i++) dictionary.byte(name[i] as number);
    if (accents.length > 1) dictionary.varint(accents.length);
    for (let form = 0; form < accents.length; form++) this.#form(accents[form] as number, rank + form);
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

  #form(accents: number, rank: number): void {
    const { starts, places } = this.#occurrences;
    const from = starts[rank] as number;
    const to = starts[rank + 1] as number;
    const dictionary = this.#dictionary;
    const ends = this.#ends;
    let documents = 0;
    for (let i = from + 1; i <= to; i++)
      if (i === to || (places[i] as number) >>> 16 !== (places[i - 1] as number) >>> 16) ends[documents++] = i;
    dictionary.varint(accents * 2 + (documents === 1 ? 1 : 0));
    if (documents === 1) this.#single(from, to);
    else {
      const listStart = this.#lists.length;
      const positionStart = this.#positions.length;
      this.#documents(documents);
      this.#shapes(from, documents);
      this.#allPositions(from, documents);
      dictionary.varint(documents);
      dictionary.varint(this.#lists.length - listStart);
      dictionary.varint(this.#positions.length - positionStart);
    }
  }

  /** A term of one document: its posting stands in the dictionary. */
  #single(from: number, to: number): void {
    const dictionary = this.#dictionary;
    const first = this.#occurrences.places[from] as number;
    const document = first >>> 16;
    const frequency = to - from;
    const shape = this.#bestField(document, from, to) | ((Math.min(frequency, 4) - 1) << 2);
    const value = shape | (document << 4);
    dictionary.byte(value & 255);
    dictionary.byte((value >>> 8) & 255);
    if (this.#docCount > NARROW_DOCS) dictionary.byte(value >>> 16);
    if (frequency >= 4) dictionary.varint(frequency - 4);
    for (let i = from; i < to; i++) this.#positions.write((this.#occurrences.places[i] as number) & 0xffff, 16);
  }

  /** Which documents have the term in hand: a bit of each, or gaps. */
  #documents(documents: number): void {
    const { places } = this.#occurrences;
    const lists = this.#lists;
    const ends = this.#ends;
    if (isDense(this.#docCount, documents)) {
      const set = this.#set.fill(0);
      for (let i = 0; i < documents; i++) {
        const document = (places[(ends[i] as number) - 1] as number) >>> 16;
        set[document >>> 3] = (set[document >>> 3] as number) | (1 << (document & 7));
      }
      for (const bits of set) lists.write(bits, 8);
      return;
    }
    const width = gapWidth(this.#docCount, documents);
    let expected = 0;
    for (let i = 0; i < documents; i++) {
      const document = (places[(ends[i] as number) - 1] as number) >>> 16;
      writeGap(lists, document - expected, width);
      expected = document + 1;
    }
    lists.align();
  }

  /** Field and frequency in each of the documents of the term in hand. */
  #shapes(from: number, documents: number): void {
    const lists = this.#lists;
    const ends = this.#ends;
    const table = lists.length;
    lists.skip(skipEntries(documents) * SKIP_BYTES);
    const firstBit = lists.bitLength;
    const skips = documents >= SKIP_FROM;
    let start = from;
    for (let i = 0; i < documents; i++) {
      if (skips && i > 0 && i % SKIP_BLOCK === 0) {
        lists.patch(table + (i / SKIP_BLOCK - 1) * SKIP_BYTES, lists.bitLength - firstBit, SKIP_BYTES);
      }
      const end = ends[i] as number;
      const frequency = end - start;
      const field = this.#bestField((this.#occurrences.places[start] as number) >>> 16, start, end);
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

  #allPositions(from: number, documents: number): void {
    const positions = this.#positions;
    const ends = this.#ends;
    const table = positions.length;
    positions.skip(skipEntries(documents) * SKIP_BYTES);
    const firstBit = positions.bitLength;
    const skips = documents >= SKIP_FROM;
    let start = from;
    for (let i = 0; i < documents; i++) {
      if (skips && i > 0 && i % SKIP_BLOCK === 0) {
        positions.patch(table + (i / SKIP_BLOCK - 1) * SKIP_BYTES, positions.bitLength - firstBit, SKIP_BYTES);
      }
      const end = ends[i] as number;
      this.#writePositions((this.#occurrences.places[start] as number) >>> 16, start, end);
      start = end;
    }
    positions.align();
  }

  #writePositions(document: number, from: number, to: number): void {
    const width = gapWidth(this.#lengths[document] as number, to - from);
    let expected = 0;
    for (let i = from; i < to; i++) {
      const position = (this.#occurrences.places[i] as number) & 0xffff;
      writeGap(this.#positions, position - expected, width);
      expected = position + 1;
    }
  }

  /** Of the fields a term stands in, the first of title, caption, unit, body. */
  #bestField(document: number, from: number, to: number): number {
    const { places } = this.#occurrences;
    const first = (places[from] as number) & 0xffff;
    const last = (places[to - 1] as number) & 0xffff;
    if (first < (this.#fieldStarts[document * 3] as number)) return FIELD_TITLE;
    if (first < (this.#fieldStarts[document * 3 + 1] as number)) return FIELD_CAPTION;
    return last > (this.#fieldStarts[document * 3 + 2] as number) ? FIELD_UNIT : FIELD_BODY;
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

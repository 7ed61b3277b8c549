import { peekBits, peekWord } from './bits.ts';
import {
  ESCAPE,
  ESCAPE_BITS,
  FIELD_BODY,
  gapWidth,
  isDense,
  MAX_SEGMENT_DOCS,
  SKIP_BYTES,
  skipEntries,
} from './format.ts';
import { PLAIN_RUN, readShape, SHAPE_LENGTH, SHAPE_LENGTH_BITS } from './shapes.ts';
import type { TermForm } from './term-part.ts';

/**
 * The postings of one term: which documents have it, and of each its shape, that is the field it counts for and how
 * often it stands there. For who wants all of them; a query, which wants few, has `SelectedPostings`.
 */
export class Postings {
  /** By posting, in order of document: document × 4 + field; before its shape was read the field is `FIELD_BODY`. */
  places = new Uint32Array(0);
  /** By posting, once its shape was read. */
  frequencies = new Uint16Array(0);
  count = 0;
  #bytes: DataView = new DataView(new ArrayBuffer(0));
  #form: TermForm | null = null;
  #shapesStart = 0;

  /** Turns to a term of a segment of `docCount` documents and reads which have it. */
  open(bytes: DataView, docCount: number, form: TermForm): void {
    this.#begin(bytes, docCount, form);
    if (form.single >= 0) {
      this.places[0] = form.single;
      this.frequencies[0] = form.singleFrequency;
    } else if (isDense(docCount, form.count)) this.#openDense(docCount, form);
    else this.#openSparse(docCount, form);
  }

  #begin(bytes: DataView, docCount: number, form: TermForm): void {
    if (this.places.length < docCount) {
      this.places = new Uint32Array(docCount);
      this.frequencies = new Uint16Array(docCount);
    }
    this.#bytes = bytes;
    this.#form = form;
    this.count = form.count;
  }

  #openDense(docCount: number, form: TermForm): void {
    const { places } = this;
    const words = (docCount + 31) >>> 5;
    this.#shapesStart = form.listStart + ((docCount + 7) >>> 3);
    let found = 0;
    for (let word = 0; word < words && found < form.count; word++) {
      for (let bits = denseBits(this.#bytes, docCount, form, word); bits !== 0; bits &= bits - 1) {
        places[found++] = (((word << 5) + 31 - Math.clz32(bits & -bits)) << 2) | FIELD_BODY;
      }
    }
    // Fewer or more bits than the dictionary says: damage that the checksum missed.
    this.count = Math.min(found, form.count);
  }

  #openSparse(docCount: number, form: TermForm): void {
    const { places, count } = this;
    this.#shapesStart = (readSparse(this.#bytes, docCount, form, places) + 7) >>> 3;
    for (let i = 0; i < count; i++) places[i] = ((places[i] as number) << 2) | FIELD_BODY;
  }

  /** Reads the shapes of all postings. */
  readAllShapes(): void {
    const form = this.#form;
    if (!form || form.single >= 0) return;
    const { places, frequencies, count } = this;
    let bit = (this.#shapesStart + skipEntries(form.count) * SKIP_BYTES) * 8;
    for (let i = 0; i < count; ) {
      const word = peekBits(this.#bytes, bit);
      if (word >= 0) {
        // Runs of documents that have it once in the body.
        const run = Math.min(PLAIN_RUN, Math.clz32(word), count - i);
        for (let plain = 0; plain < run; plain++) frequencies[i++] = 1;
        bit += run;
        continue;
      }
      const read = readShape(this.#bytes, word, bit);
      const shape = read >>> SHAPE_LENGTH_BITS;
      bit += read & SHAPE_LENGTH;
      places[i] = ((places[i] as number) & ~3) | (shape & 3);
      frequencies[i++] = shape >>> 2;
    }
  }
}

/** Sets the bits of the documents that have a term. */
export function addToSet(bytes: DataView, docCount: number, form: TermForm, set: Uint32Array): void {
  if (form.single >= 0) {
    const document = form.single >>> 2;
    set[document >>> 5] = (set[document >>> 5] as number) | (1 << (document & 31));
  } else if (isDense(docCount, form.count)) {
    const words = copyDense(bytes, docCount, form);
    for (let word = 0; word < words; word++) set[word] = (set[word] as number) | (dense[word] as number);
  } else {
    if (sparse.length < form.count) sparse = new Uint32Array(form.count);
    readSparse(bytes, docCount, form, sparse);
    for (let i = 0; i < form.count; i++) {
      const document = sparse[i] as number;
      set[document >>> 5] = (set[document >>> 5] as number) | (1 << (document & 31));
    }
  }
}

/** Documents of the list that `addToSet` reads. */
let sparse = new Uint32Array(0);
const dense = new Uint32Array((MAX_SEGMENT_DOCS + 31) >>> 5);
const denseBytes = new Uint8Array(dense.buffer);

/**
 * Copies the bits that tell which documents have a term to `dense`, as the list is on any byte; gives how many numbers. At
 * a cold start, when no code is compiled, reading them one by one took several times as long.
 */
function copyDense(bytes: DataView, docCount: number, { listStart }: TermForm): number {
  const words = (docCount + 31) >>> 5;
  dense[words - 1] = 0;
  // Shorter than it says: damage that the checksum missed.
  const length = Math.max(0, Math.min((docCount + 7) >>> 3, bytes.byteLength - listStart));
  denseBytes.set(new Uint8Array(bytes.buffer, bytes.byteOffset + Math.min(listStart, bytes.byteLength), length));
  if (docCount & 31) dense[words - 1] = (dense[words - 1] as number) & ((1 << (docCount & 31)) - 1);
  return words;
}

/** Number `word` of the 32 bits each that tell which documents have a term. */
export function denseBits(bytes: DataView, docCount: number, form: TermForm, word: number): number {
  const bits = peekWord(bytes, form.listStart + word * 4);
  // The last bytes of the last word are of what follows.
  const rest = docCount - word * 32;
  return rest < 32 ? bits & ((1 << rest) - 1) : bits;
}

/** Bits that are set. */
export function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Reads the documents of a list of gaps; gives the bit behind it. */
export function readSparse(bytes: DataView, docCount: number, form: TermForm, documents: Uint32Array): number {
  const width = gapWidth(docCount, form.count);
  let bit = form.listStart * 8;
  let document = -1;
  for (let i = 0; i < form.count; i++) {
    const word = peekBits(bytes, bit);
    const high = Math.clz32(~word);
    if (high >= ESCAPE) {
      document += 1 + (peekBits(bytes, bit + ESCAPE) >>> (32 - ESCAPE_BITS));
      bit += ESCAPE + ESCAPE_BITS;
    } else {
      const used = high + 1 + width;
      const low = used <= 25 ? word << (high + 1) : peekBits(bytes, bit + high + 1);
      document += 1 + ((high << width) | ((low >>> 1) >>> (31 - width)));
      bit += used;
    }
    documents[i] = document;
  }
  return bit;
}

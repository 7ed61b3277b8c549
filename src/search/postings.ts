import { peekBits } from './bits.ts';
import { ESCAPE, ESCAPE_BITS, FIELD_BODY, gapWidth, isDense, SKIP_BLOCK, SKIP_BYTES, skipEntries } from './format.ts';
import type { TermForm } from './term-part.ts';

/**
 * The postings of one term: which documents have it, and of each its shape, that is the field it counts for and how
 * often it stands there. Most documents are ruled out by other words, so shapes are read by block and when wanted.
 */
export class Postings {
  /** By posting, in order of document: document × 4 + field; before its shape was read the field is `FIELD_BODY`. */
  places = new Uint32Array(0);
  /** By posting, once its shape was read. */
  frequencies = new Uint16Array(0);
  count = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #form: TermForm | null = null;
  #shapesStart = 0;

  /** Turns to a term of a segment of `docCount` documents and reads which have it. */
  open(bytes: Uint8Array, docCount: number, form: TermForm): void {
    if (this.places.length < docCount) {
      this.places = new Uint32Array(docCount);
      this.frequencies = new Uint16Array(docCount);
    }
    this.#bytes = bytes;
    this.#form = form;
    this.count = form.count;
    if (form.single >= 0) {
      this.places[0] = form.single;
      this.frequencies[0] = form.singleFrequency;
    } else if (isDense(docCount, form.count)) this.#openDense(docCount, form);
    else this.#openSparse(docCount, form);
  }

  #openDense(docCount: number, form: TermForm): void {
    const { places } = this;
    const bytes = this.#bytes;
    const length = (docCount + 7) >>> 3;
    let found = 0;
    for (let at = 0; at < length; at++) {
      // What is beyond the end is undefined, which has no bit.
      let bits = bytes[form.listStart + at] as number;
      while (bits) {
        places[found++] = (((at << 3) + 31 - Math.clz32(bits & -bits)) << 2) | FIELD_BODY;
        bits &= bits - 1;
      }
    }
    // Fewer or more bits than the dictionary says: damage that the checksum missed.
    this.count = Math.min(found, form.count);
    this.#shapesStart = form.listStart + length;
  }

  #openSparse(docCount: number, form: TermForm): void {
    const { places } = this;
    let written = 0;
    const end = forEachSparse(this.#bytes, docCount, form, (document) => {
      places[written++] = (document << 2) | FIELD_BODY;
    });
    this.#shapesStart = (end + 7) >>> 3;
  }

  get blocks(): number {
    return this.#form && this.#form.single < 0 ? skipEntries(this.count) + 1 : 1;
  }

  /** Reads the shapes of block number `block`: postings `block * SKIP_BLOCK` to the next block, or to the end. */
  readShapes(block: number): void {
    const form = this.#form;
    if (!form || form.single >= 0) return;
    const bytes = this.#bytes;
    const { places, frequencies } = this;
    const entries = skipEntries(form.count);
    const entry = (this.#shapesStart + (block - 1) * SKIP_BYTES) * 8;
    let bit = (this.#shapesStart + entries * SKIP_BYTES) * 8 + (block === 0 ? 0 : peekBits(bytes, entry) >>> 8);
    const from = block * SKIP_BLOCK;
    const to = entries === 0 ? this.count : Math.min(this.count, from + SKIP_BLOCK);
    for (let i = from; i < to; ) {
      const word = peekBits(bytes, bit);
      if (word >= 0) {
        // Runs of documents that have it once in the body.
        const run = Math.min(25, Math.clz32(word), to - i);
        for (let plain = 0; plain < run; plain++) frequencies[i++] = 1;
        bit += run;
        continue;
      }
      let frequency: number;
      if (word >>> 30 === 2) {
        frequency = 2;
        bit += 2;
      } else {
        if (word >>> 29 === 6) {
          frequency = 3;
          bit += 3;
        } else {
          places[i] = ((places[i] as number) & ~3) | ((word >>> 27) & 3);
          frequency = 1;
          bit += 5;
        }
        const more = Math.clz32(~peekBits(bytes, bit));
        if (more < ESCAPE) {
          frequency += more;
          bit += more + 1;
        } else {
          frequency += peekBits(bytes, bit + ESCAPE) >>> (32 - ESCAPE_BITS);
          bit += ESCAPE + ESCAPE_BITS;
        }
      }
      frequencies[i++] = frequency;
    }
  }

  readAllShapes(): void {
    for (let block = 0; block < this.blocks; block++) this.readShapes(block);
  }
}

/** Sets the bits of the documents that have a term. */
export function addToSet(bytes: Uint8Array, docCount: number, form: TermForm, set: Uint32Array): void {
  if (form.single >= 0) {
    const document = form.single >>> 2;
    set[document >>> 5] = (set[document >>> 5] as number) | (1 << (document & 31));
  } else if (isDense(docCount, form.count)) {
    const words = (docCount + 31) >>> 5;
    for (let word = 0, at = form.listStart; word < words; word++, at += 4) {
      let bits =
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24);
      // The last bytes of the last word are of what follows.
      if (word === words - 1 && docCount & 31) bits &= (1 << (docCount & 31)) - 1;
      set[word] = (set[word] as number) | bits;
    }
  } else {
    forEachSparse(bytes, docCount, form, (document) => {
      set[document >>> 5] = (set[document >>> 5] as number) | (1 << (document & 31));
    });
  }
}

/** The documents of a list of gaps; gives the bit behind it. */
function forEachSparse(bytes: Uint8Array, docCount: number, form: TermForm, visit: (document: number) => void): number {
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
    visit(document);
  }
  return bit;
}

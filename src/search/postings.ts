import { peekBits, peekWord } from './bits.ts';
import { ESCAPE, ESCAPE_BITS, FIELD_BODY, gapWidth, isDense, SKIP_BLOCK, SKIP_BYTES, skipEntries } from './format.ts';
import type { TermForm } from './term-part.ts';

/** Shapes of one bit that the bits read at once always hold. */
export const PLAIN_RUN = 25;
/** A posting's number without these bits is that of its block. */
const SKIP_SHIFT = Math.log2(SKIP_BLOCK);

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
  /** By block: not 0 for those that `openSelected` has read. */
  wanted = new Uint8Array(1);
  /** See `readShape`. */
  shapeEnd = 0;
  #bytes: DataView = new DataView(new ArrayBuffer(0));
  #form: TermForm | null = null;
  #shapesStart = 0;

  /** Turns to a term of a segment of `docCount` documents and reads which have it. */
  open(bytes: DataView, docCount: number, form: TermForm): void {
    this.#begin(bytes, docCount, form);
    if (form.single >= 0) {
      this.places[0] = form.single;
      this.frequencies[0] = form.singleFrequency;
    } else if (isDense(docCount, form.count)) this.#openDense(docCount, form, null);
    else this.#openSparse(docCount, form);
  }

  /**
   * The same for the blocks that have any of the selected documents, a bit of each; false when there is none. The
   * places of other blocks are not read.
   */
  openSelected(bytes: DataView, docCount: number, form: TermForm, selected: Uint32Array): boolean {
    if (form.single >= 0 || !isDense(docCount, form.count) || skipEntries(form.count) === 0) {
      this.open(bytes, docCount, form);
      const { places } = this;
      this.wanted.fill(0, 0, this.blocks);
      let any = false;
      for (let i = 0; i < this.count; i++) {
        const document = (places[i] as number) >>> 2;
        if (!((selected[document >>> 5] as number) & (1 << (document & 31)))) continue;
        this.wanted[this.blocks === 1 ? 0 : i >>> SKIP_SHIFT] = 1;
        any = true;
      }
      return any;
    }
    this.#begin(bytes, docCount, form);
    return this.#openDense(docCount, form, selected);
  }

  #begin(bytes: DataView, docCount: number, form: TermForm): void {
    if (this.places.length < docCount) {
      this.places = new Uint32Array(docCount);
      this.frequencies = new Uint16Array(docCount);
      this.wanted = new Uint8Array((docCount >>> SKIP_SHIFT) + 1);
    }
    this.#bytes = bytes;
    this.#form = form;
    this.count = form.count;
  }

  #openDense(docCount: number, form: TermForm, selected: Uint32Array | null): boolean {
    const { places, wanted } = this;
    const bytes = this.#bytes;
    const words = (docCount + 31) >>> 5;
    this.#shapesStart = form.listStart + ((docCount + 7) >>> 3);
    if (selected) {
      wanted.fill(0, 0, this.blocks);
      let rank = 0;
      let any = false;
      for (let word = 0; word < words; word++) {
        const bits = denseBits(bytes, docCount, form, word);
        for (let hits = bits & (selected[word] as number); hits !== 0; hits &= hits - 1) {
          wanted[Math.min(form.count - 1, rank + bitCount(bits & ((hits & -hits) - 1))) >>> SKIP_SHIFT] = 1;
          any = true;
        }
        rank += bitCount(bits);
      }
      if (!any) return false;
    }
    let found = 0;
    for (let word = 0; word < words && found < form.count; word++) {
      let bits = denseBits(bytes, docCount, form, word);
      if (selected) {
        // The bits of a word lie in a few blocks.
        const behind = found + bitCount(bits);
        let block = found >>> SKIP_SHIFT;
        while (block << SKIP_SHIFT < behind && !wanted[block]) block++;
        if (block << SKIP_SHIFT >= behind) {
          found = behind;
          continue;
        }
      }
      for (; bits !== 0; bits &= bits - 1) {
        places[found++] = (((word << 5) + 31 - Math.clz32(bits & -bits)) << 2) | FIELD_BODY;
      }
    }
    // Fewer or more bits than the dictionary says: damage that the checksum missed.
    this.count = Math.min(found, form.count);
    return true;
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
    return this.#form && this.#form.single < 0 ? skipEntries(this.#form.count) + 1 : 1;
  }

  /** The list, for `readShape`. */
  get bytes(): DataView {
    return this.#bytes;
  }

  /** The bit at which the shapes of a block begin. */
  shapesOf(block: number): number {
    const entries = skipEntries((this.#form as TermForm).count);
    const entry = (this.#shapesStart + (block - 1) * SKIP_BYTES) * 8;
    return (this.#shapesStart + entries * SKIP_BYTES) * 8 + (block === 0 ? 0 : peekBits(this.#bytes, entry) >>> 8);
  }

  /**
   * Frequency × 4 + field of a shape that is not once in the body: its first bit is set, `word` are the 32 bits from
   * it on. `shapeEnd` is then the bit behind it.
   */
  readShape(word: number, bit: number): number {
    if (word >>> 30 === 2) {
      this.shapeEnd = bit + 2;
      return (2 << 2) | FIELD_BODY;
    }
    const inBody = word >>> 29 === 6;
    const field = inBody ? FIELD_BODY : (word >>> 27) & 3;
    const start = bit + (inBody ? 3 : 5);
    let more = Math.clz32(~peekBits(this.#bytes, start));
    if (more < ESCAPE) this.shapeEnd = start + more + 1;
    else {
      more = peekBits(this.#bytes, start + ESCAPE) >>> (32 - ESCAPE_BITS);
      this.shapeEnd = start + ESCAPE + ESCAPE_BITS;
    }
    return (((inBody ? 3 : 1) + more) << 2) | field;
  }

  /** Reads the shapes of all postings. */
  readAllShapes(): void {
    const form = this.#form;
    if (!form || form.single >= 0) return;
    const { places, frequencies, count } = this;
    let bit = this.shapesOf(0);
    for (let i = 0; i < count; ) {
      const word = peekBits(this.#bytes, bit);
      if (word >= 0) {
        // Runs of documents that have it once in the body.
        const run = Math.min(PLAIN_RUN, Math.clz32(word), count - i);
        for (let plain = 0; plain < run; plain++) frequencies[i++] = 1;
        bit += run;
        continue;
      }
      const shape = this.readShape(word, bit);
      bit = this.shapeEnd;
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
    const words = (docCount + 31) >>> 5;
    for (let word = 0; word < words; word++) {
      set[word] = (set[word] as number) | denseBits(bytes, docCount, form, word);
    }
  } else {
    forEachSparse(bytes, docCount, form, (document) => {
      set[document >>> 5] = (set[document >>> 5] as number) | (1 << (document & 31));
    });
  }
}

/** Number `word` of the 32 bits each that tell which documents have a term. */
function denseBits(bytes: DataView, docCount: number, form: TermForm, word: number): number {
  const bits = peekWord(bytes, form.listStart + word * 4);
  // The last bytes of the last word are of what follows.
  const rest = docCount - word * 32;
  return rest < 32 ? bits & ((1 << rest) - 1) : bits;
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The documents of a list of gaps; gives the bit behind it. */
function forEachSparse(bytes: DataView, docCount: number, form: TermForm, visit: (document: number) => void): number {
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

import { peekBits } from './bits.ts';
import { isDense, SKIP_BLOCK, SKIP_BYTES, skipEntries } from './format.ts';
import { bitCount, denseBits, readSparse } from './postings.ts';
import type { TermForm } from './term-part.ts';

/**
 * Which postings of one term, in several documents, are of documents that somebody asks about. Its list is then read
 * from the block of each on, so what stands between two of them is passed over and not decoded.
 */
export class SelectedPostings {
  /** By posting its document: of those that are wanted, and of those before them in their block. */
  documents = new Uint32Array(0);
  /** Numbers of the postings of selected documents, in order, so many. */
  wanted = new Uint16Array(0);
  count = 0;
  /** Whether there is a table of where blocks begin. */
  hasBlocks = false;
  /** The list, for reading shapes. */
  bytes: DataView = new DataView(new ArrayBuffer(0));
  #shapesStart = 0;
  #entries = 0;

  /** Turns to a term of a segment of `docCount` documents; `selected` has a bit of each. Whether any is wanted. */
  open(bytes: DataView, docCount: number, form: TermForm, selected: Uint32Array): boolean {
    if (this.documents.length < docCount) {
      this.documents = new Uint32Array(docCount);
      this.wanted = new Uint16Array(docCount);
    }
    this.bytes = bytes;
    this.#entries = skipEntries(form.count);
    this.hasBlocks = this.#entries > 0;
    if (isDense(docCount, form.count)) this.#openDense(docCount, form, selected);
    else this.#openSparse(docCount, form, selected);
    return this.count > 0;
  }

  #openDense(docCount: number, form: TermForm, selected: Uint32Array): void {
    const { documents, wanted, hasBlocks } = this;
    const bytes = this.bytes;
    const words = (docCount + 31) >>> 5;
    let found = 0;
    let rank = 0;
    /** The documents of words before this one have been written, or nobody needs them. */
    let written = 0;
    // More bits than the dictionary says: damage that the checksum missed.
    for (let word = 0; word < words && rank < form.count; word++) {
      const bits = denseBits(bytes, docCount, form, word);
      const own = selected[word] as number;
      let before = rank;
      if ((bits & own) === 0) {
        rank += bitCount(bits);
        continue;
      }
      const first = found;
      for (let rest = bits; rest !== 0; rest &= rest - 1) {
        const bit = 31 - Math.clz32(rest & -rest);
        documents[rank] = (word << 5) + bit;
        // Written for each and kept for those wanted: which are is never foreseen.
        wanted[found] = rank++;
        found += (own >>> bit) & 1;
      }
      const from = hasBlocks ? (wanted[first] as number) & -SKIP_BLOCK : 0;
      for (let earlier = word - 1; before > from && earlier >= written; earlier--) {
        const own = denseBits(bytes, docCount, form, earlier);
        before -= bitCount(own);
        this.#writeDocuments(own, earlier, before);
      }
      written = word + 1;
    }
    while (found > 0 && (wanted[found - 1] as number) >= form.count) found--;
    this.count = found;
    this.#shapesStart = form.listStart + ((docCount + 7) >>> 3);
  }

  #writeDocuments(bits: number, word: number, rank: number): void {
    const { documents } = this;
    let at = rank;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      documents[at++] = (word << 5) + 31 - Math.clz32(rest & -rest);
    }
  }

  #openSparse(docCount: number, form: TermForm, selected: Uint32Array): void {
    const { documents, wanted } = this;
    let found = 0;
    const end = readSparse(this.bytes, docCount, form, documents);
    for (let posting = 0; posting < form.count; posting++) {
      const document = documents[posting] as number;
      // Written for each and kept for those wanted: which are is never foreseen.
      wanted[found] = posting;
      found += ((selected[document >>> 5] as number) >>> (document & 31)) & 1;
    }
    this.count = found;
    this.#shapesStart = (end + 7) >>> 3;
  }

  /** The bit at which the shapes of a block begin. */
  shapesOf(block: number): number {
    const first = (this.#shapesStart + this.#entries * SKIP_BYTES) * 8;
    return block === 0
      ? first
      : first + (peekBits(this.bytes, (this.#shapesStart + (block - 1) * SKIP_BYTES) * 8) >>> 8);
  }
}

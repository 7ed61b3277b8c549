import { BLOCK_WORDS, checksum, NARROW_DOCS } from './format.ts';
import { addToSet, type Postings } from './postings.ts';
import type { SelectedPostings } from './selected-postings.ts';

/** One term of a part: a folded word with certain accents, and where its postings are. */
export interface TermForm {
  accents: number;
  /** Documents that have it. */
  count: number;
  /** Term number within the segment. */
  rank: number;
  /** Of a term of one document, document × 4 + field; else -1. */
  single: number;
  /** How often that document has it. */
  singleFrequency: number;
  /** First byte of the list in the part. */
  listStart: number;
  /** First byte of the positions in their part. */
  positionStart: number;
}

const FIXED_BYTES = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The dictionary and postings of a part, read in place. */
export class TermPart {
  readonly bytes: Uint8Array;
  /** The same bytes, as lists are read. */
  readonly #bits: DataView;
  readonly #docCount: number;
  readonly #blocks: Uint32Array;
  readonly #dictionaryStart: number;
  readonly #listsStart: number;
  /** Where the number that `#varint` read ends. */
  #next = 0;

  private constructor(
    bytes: Uint8Array,
    bits: DataView,
    blocks: Uint32Array,
    dictionaryBytes: number,
    docCount: number,
  ) {
    this.bytes = bytes;
    this.#bits = bits;
    this.#docCount = docCount;
    this.#blocks = blocks;
    this.#dictionaryStart = FIXED_BYTES + blocks.byteLength;
    this.#listsStart = this.#dictionaryStart + dictionaryBytes;
  }

  /** `null` when the bytes are not what was written; `isKnown` when that was seen before. */
  static open(bytes: Uint8Array<ArrayBuffer>, docCount: number, isKnown: boolean): TermPart | null {
    if (bytes.length < FIXED_BYTES) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    if (!isKnown && view.getUint32(0, true) !== checksum(bytes, 4)) return null;
    const blockBytes = view.getUint32(4, true) * 16;
    const dictionaryBytes = view.getUint32(8, true);
    if (FIXED_BYTES + blockBytes + dictionaryBytes > bytes.length) return null;
    const blocks = new Uint32Array(bytes.buffer, bytes.byteOffset + FIXED_BYTES, blockBytes / 4);
    return new TermPart(bytes, view, blocks, dictionaryBytes, docCount);
  }

  /** The forms of a folded word, none when it is not here. */
  forms(folded: string): TermForm[] {
    let found: TermForm[] = [];
    this.#scan(encoder.encode(folded), (order, forms) => {
      if (order === 0) found = forms();
      return order < 0;
    });
    return found;
  }

  /** The words that begin with `prefix`, in order. `folded` spells one: most are not asked for. */
  forEachWithPrefix(prefix: string, visit: (forms: TermForm[], isWhole: boolean, folded: () => string) => void): void {
    const wanted = encoder.encode(prefix);
    this.#scan(wanted, (order, forms, name, length) => {
      if (order < 0) return true;
      for (let i = 0; i < wanted.length; i++) if (i >= length || name[i] !== wanted[i]) return false;
      visit(forms(), length === wanted.length, () => decoder.decode(name.subarray(0, length)));
      return true;
    });
  }

  /**
   * Walks the words from the block that may hold `wanted` on. `visit` gets how the word compares with it
   * (negative: before) and answers whether to go on.
   */
  #scan(
    wanted: Uint8Array,
    visit: (order: number, forms: () => TermForm[], name: Uint8Array, length: number) => boolean,
  ): void {
    const { bytes } = this;
    const blocks = this.#blocks;
    const block = this.#blockOf(wanted) * 4;
    let at = this.#dictionaryStart + (blocks[block] ?? 0);
    let listStart = this.#listsStart + (blocks[block + 1] ?? 0);
    let positionStart = blocks[block + 2] ?? 0;
    let rank = blocks[block + 3] ?? 0;
    const name = new Uint8Array(256);
    for (let words = 0; at < this.#listsStart; words++) {
      const head = bytes[at++] as number;
      const shared = words % BLOCK_WORDS === 0 ? 0 : head & 7;
      let rest = (head >>> 3) & 15;
      if (rest === 15) rest = bytes[at++] ?? 0;
      const length = Math.min(shared + rest, name.length);
      for (let i = shared; i < length; i++) name[i] = bytes[at++] ?? 0;
      let formCount = 1;
      if (head & 128) {
        formCount = this.#varint(at);
        at = this.#next;
      }
      const from = { at, listStart, positionStart, rank };
      for (let i = 0; i < formCount && at < this.#listsStart; i++) {
        const tagged = this.#varint(at);
        at = this.#next;
        if (tagged & 1) {
          positionStart += 2 * this.#single(at).frequency;
          at = this.#next;
        } else {
          this.#varint(at);
          listStart += this.#varint(this.#next);
          positionStart += this.#varint(this.#next);
          at = this.#next;
        }
      }
      rank += formCount;
      const order = compareBytes(name, 0, length, wanted);
      if (!visit(order, () => this.#forms(from, formCount), name, length)) return;
    }
  }

  /** The last block whose first word is not after `wanted`. */
  #blockOf(wanted: Uint8Array): number {
    let low = 0;
    let high = this.#blocks.length / 4 - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      let at = this.#dictionaryStart + (this.#blocks[middle * 4] ?? 0);
      let length = ((this.bytes[at++] ?? 0) >>> 3) & 15;
      if (length === 15) length = this.bytes[at++] ?? 0;
      if (compareBytes(this.bytes, at, length, wanted) <= 0) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  #forms(from: { at: number; listStart: number; positionStart: number; rank: number }, formCount: number): TermForm[] {
    const forms: TermForm[] = [];
    let { at, listStart, positionStart } = from;
    for (let i = 0; i < formCount && at < this.#listsStart; i++) {
      const tagged = this.#varint(at);
      at = this.#next;
      const accents = Math.floor(tagged / 2);
      const rank = from.rank + i;
      if (tagged & 1) {
        const { single, frequency } = this.#single(at);
        at = this.#next;
        forms.push({ accents, count: 1, rank, single, singleFrequency: frequency, listStart, positionStart });
        positionStart += 2 * frequency;
      } else {
        const count = this.#varint(at);
        const listBytes = this.#varint(this.#next);
        const positionBytes = this.#varint(this.#next);
        at = this.#next;
        // More documents than there are: damage that the checksum missed.
        if (count <= this.#docCount) {
          forms.push({ accents, count, rank, single: -1, singleFrequency: 0, listStart, positionStart });
        }
        listStart += listBytes;
        positionStart += positionBytes;
      }
    }
    return forms;
  }

  /** The posting in the dictionary at a byte; `#next` is behind it. */
  #single(start: number): { single: number; frequency: number } {
    let at = start;
    let value = (this.bytes[at++] ?? 0) | ((this.bytes[at++] ?? 0) << 8);
    if (this.#docCount > NARROW_DOCS) value |= (this.bytes[at++] ?? 0) << 16;
    let frequency = ((value >>> 2) & 3) + 1;
    this.#next = at;
    if (frequency === 4) frequency += this.#varint(at);
    return { single: ((value >>> 4) << 2) | (value & 3), frequency: Math.min(frequency, 0xffff) };
  }

  #varint(start: number): number {
    let value = 0;
    let scale = 1;
    let at = start;
    for (;;) {
      const byte = this.bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128 || at - start > 6) break;
      scale *= 128;
    }
    this.#next = at;
    return value;
  }

  /** Turns `postings` to a term of this part. */
  open(form: TermForm, postings: Postings): void {
    postings.open(this.#bits, this.#docCount, form);
  }

  /** The same for those of selected documents; see `SelectedPostings.open`. */
  openSelected(form: TermForm, postings: SelectedPostings, selected: Uint32Array): boolean {
    return postings.open(this.#bits, this.#docCount, form, selected);
  }

  /** Sets the bits of the documents that have a term. */
  addToSet(form: TermForm, set: Uint32Array): void {
    addToSet(this.#bits, this.#docCount, form, set);
  }
}

/** The `length` bytes from `start` on against those wanted. */
function compareBytes(bytes: Uint8Array, start: number, length: number, wanted: Uint8Array): number {
  const common = Math.min(length, wanted.length);
  for (let i = 0; i < common; i++) {
    const difference = (bytes[start + i] as number) - (wanted[i] as number);
    if (difference !== 0) return difference;
  }
  return length - wanted.length;
}

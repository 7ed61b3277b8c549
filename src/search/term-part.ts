import { peekBits } from './bits.ts';
import { BLOCK_WORDS, checksum, FIELD_BODY, GAP_ESCAPE, GAP_ESCAPE_BITS, gapWidth } from './format.ts';

/** One term of a part: a folded word with certain accents, and where its postings are. */
export interface TermForm {
  accents: number;
  /** Documents that have it. */
  count: number;
  /** Term number within the segment. */
  rank: number;
  /** The posting of a term of one document, else -1. */
  single: number;
  /** First byte of the list in the part. */
  listStart: number;
}

const FIXED_BYTES = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The dictionary and postings of a part, read in place. */
export class TermPart {
  readonly bytes: Uint8Array;
  readonly #docCount: number;
  readonly #blocks: Uint32Array;
  readonly #dictionaryStart: number;
  readonly #listsStart: number;

  private constructor(bytes: Uint8Array, blocks: Uint32Array, dictionaryBytes: number, docCount: number) {
    this.bytes = bytes;
    this.#docCount = docCount;
    this.#blocks = blocks;
    this.#dictionaryStart = FIXED_BYTES + blocks.byteLength;
    this.#listsStart = this.#dictionaryStart + dictionaryBytes;
  }

  /** `null` when the bytes are not what was written. */
  static open(buffer: ArrayBuffer, docCount: number): TermPart | null {
    if (buffer.byteLength < FIXED_BYTES) return null;
    const bytes = new Uint8Array(buffer);
    const view = new DataView(buffer);
    if (view.getUint32(0, true) !== checksum(bytes, 4)) return null;
    const blockBytes = view.getUint32(4, true) * 12;
    const dictionaryBytes = view.getUint32(8, true);
    if (FIXED_BYTES + blockBytes + dictionaryBytes > bytes.length) return null;
    return new TermPart(bytes, new Uint32Array(buffer, FIXED_BYTES, blockBytes / 4), dictionaryBytes, docCount);
  }

  /** The forms of a folded word, none when it is not here. */
  forms(folded: string): TermForm[] {
    const found: TermForm[] = [];
    this.#scan(encoder.encode(folded), (name, forms) => {
      if (name === 0) found.push(...forms());
      return name < 0;
    });
    return found;
  }

  /** The words that begin with `prefix`, in order, until `visit` answers false. */
  forEachWithPrefix(prefix: string, visit: (folded: string, forms: TermForm[]) => boolean): void {
    const wanted = encoder.encode(prefix);
    this.#scan(wanted, (order, forms, name, length) => {
      if (order < 0) return true;
      for (let i = 0; i < wanted.length; i++) if (i >= length || name[i] !== wanted[i]) return false;
      return visit(decoder.decode(name.subarray(0, length)), forms());
    });
  }

  /** Every word of the part, in order. */
  forEachWord(visit: (folded: string, forms: TermForm[]) => void): void {
    this.#scan(new Uint8Array(0), (_order, forms, name, length) => {
      visit(decoder.decode(name.subarray(0, length)), forms());
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
    const block = this.#blockOf(wanted);
    let at = this.#dictionaryStart + (blocks[block * 3] ?? 0);
    let listAt = this.#listsStart + (blocks[block * 3 + 1] ?? 0);
    let rank = blocks[block * 3 + 2] ?? 0;
    const name = new Uint8Array(256);
    for (let words = 0; at < this.#listsStart; words++) {
      const head = bytes[at++] ?? 0;
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
      const formsAt = at;
      const listsAt = listAt;
      const firstRank = rank;
      for (let i = 0; i < formCount && at < this.#listsStart; i++) {
        const tagged = this.#varint(at);
        at = this.#next;
        if (tagged & 1) at += this.#docCount <= 4096 ? 2 : 3;
        else {
          this.#varint(at);
          listAt += this.#varint(this.#next);
          at = this.#next;
        }
      }
      rank += formCount;
      const order = compareBytes(name, length, wanted);
      if (!visit(order, () => this.#forms(formsAt, listsAt, firstRank, formCount), name, length)) return;
    }
  }

  /** The last block whose first word is not after `wanted`. */
  #blockOf(wanted: Uint8Array): number {
    let low = 0;
    let high = this.#blocks.length / 3 - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      let at = this.#dictionaryStart + (this.#blocks[middle * 3] ?? 0);
      let length = ((this.bytes[at++] ?? 0) >>> 3) & 15;
      if (length === 15) length = this.bytes[at++] ?? 0;
      const first = this.bytes.subarray(at, at + length);
      if (compareBytes(first, first.length, wanted) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #forms(start: number, listsStart: number, firstRank: number, formCount: number): TermForm[] {
    const forms: TermForm[] = [];
    let at = start;
    let listStart = listsStart;
    for (let i = 0; i < formCount && at < this.#listsStart; i++) {
      const tagged = this.#varint(at);
      at = this.#next;
      const accents = Math.floor(tagged / 2);
      const rank = firstRank + i;
      if (tagged & 1) {
        const low = this.bytes[at++] ?? 0;
        const high = this.bytes[at++] ?? 0;
        const narrow = this.#docCount <= 4096;
        const document = low | ((narrow ? high & 15 : high) << 8);
        const shape = narrow ? high >>> 4 : (this.bytes[at++] ?? 0);
        // What follows a term of a single document is not told: any word may.
        const single = document * 0x10000 + ((shape & 15) << 8) + 255;
        forms.push({ accents, count: 1, rank, single, listStart: 0 });
      } else {
        const count = this.#varint(at);
        const listBytes = this.#varint(this.#next);
        at = this.#next;
        // More documents than there are: damage that the checksum missed.
        if (count <= this.#docCount) forms.push({ accents, count, rank, single: -1, listStart });
        listStart += listBytes;
      }
    }
    return forms;
  }

  /** Where the number that `#varint` read ends. */
  #next = 0;

  #varint(start: number): number {
    let value = 0;
    let scale = 1;
    let at = start;
    for (;;) {
      const byte = this.bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128 || at - start > 7) break;
      scale *= 128;
    }
    this.#next = at;
    return value;
  }

  /**
   * Unpacks the postings of a term into `out` in order of document, each as in `Postings.packed`, and gives
   * their number. `out` holds as many as the segment has documents.
   */
  postings(form: TermForm, out: Uint32Array): number {
    if (form.single >= 0) {
      out[0] = form.single;
      return 1;
    }
    const { bytes } = this;
    const width = gapWidth(this.#docCount, form.count);
    let bit = form.listStart * 8;
    let document = -1;
    for (let i = 0; i < form.count; i++) {
      const word = peekBits(bytes, bit);
      const high = Math.clz32(~word);
      if (high < GAP_ESCAPE) {
        bit += high + 1;
        const low = high + 1 + width <= 25 ? word << (high + 1) : peekBits(bytes, bit);
        document += 1 + ((high << width) | ((low >>> 1) >>> (31 - width)));
        bit += width;
      } else {
        document += 1 + (peekBits(bytes, bit + GAP_ESCAPE) >>> (32 - GAP_ESCAPE_BITS));
        bit += GAP_ESCAPE + GAP_ESCAPE_BITS;
      }
      const shape = peekBits(bytes, bit);
      let posting: number;
      if (shape >= 0) {
        posting = (FIELD_BODY << 8) | (1 << (shape >>> 28));
        bit += 4;
      } else if (shape >>> 30 === 2) {
        posting = 0x400 | (FIELD_BODY << 8) | (1 << ((shape >>> 27) & 7)) | (1 << ((shape >>> 24) & 7));
        bit += 8;
      } else {
        posting = (shape >>> 18) & 0xfff;
        bit += 14;
      }
      out[i] = (document << 16) | posting;
    }
    return form.count;
  }
}

function compareBytes(name: Uint8Array, length: number, wanted: Uint8Array): number {
  const common = Math.min(length, wanted.length);
  for (let i = 0; i < common; i++) {
    const difference = (name[i] ?? 0) - (wanted[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - wanted.length;
}

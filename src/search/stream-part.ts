import { peekBits } from './bits.ts';
import { CLASS_BITS, checksum, DOCS_PER_STREAM_PART, RANK_WIDTHS } from './format.ts';

/** How the symbols of a segment's token streams are read. */
export class StreamCode {
  readonly #ranked: Uint32Array;
  readonly #plainWidth: number;

  constructor(ranked: Uint32Array, termCount: number) {
    this.#ranked = ranked;
    this.#plainWidth = symbolWidth(termCount + 1);
  }

  /**
   * Reads a token stream up to its third field break and the unit after it; `visit` gets each symbol:
   * `FIELD_BREAK`, or the number of a term + 1. `symbolCount` is how many there are.
   */
  read(bytes: Uint8Array, start: number, symbolCount: number, out: Uint32Array): void {
    const ranked = this.#ranked;
    const plainWidth = this.#plainWidth;
    let bit = start * 8;
    for (let i = 0; i < symbolCount; i++) {
      const word = peekBits(bytes, bit);
      const rankClass = word >>> (32 - CLASS_BITS);
      if (rankClass < RANK_WIDTHS.length) {
        const width = rankClass + FIRST_WIDTH;
        const rank = ((word << CLASS_BITS) >>> (32 - width)) + (1 << width) - (1 << FIRST_WIDTH);
        out[i] = ranked[rank] ?? 0;
        bit += CLASS_BITS + width;
      } else {
        const plain = CLASS_BITS + plainWidth <= 25 ? word << CLASS_BITS : peekBits(bytes, bit + CLASS_BITS);
        out[i] = plain >>> (32 - plainWidth);
        bit += CLASS_BITS + plainWidth;
      }
    }
  }
}

const FIRST_WIDTH = RANK_WIDTHS[0];

/** Bits of a symbol that is not among the ranked. */
export function symbolWidth(symbolCount: number): number {
  return Math.max(1, 32 - Math.clz32(symbolCount - 1));
}

/** The token streams of a few documents. */
export class StreamPart {
  readonly bytes: Uint8Array;
  readonly #starts: Uint32Array;

  private constructor(bytes: Uint8Array, starts: Uint32Array) {
    this.bytes = bytes;
    this.#starts = starts;
  }

  /** `null` when the bytes are not what was written. */
  static open(buffer: ArrayBuffer, part: number, docCount: number): StreamPart | null {
    const documents = Math.min(DOCS_PER_STREAM_PART, docCount - part * DOCS_PER_STREAM_PART);
    const first = 4 + documents * 4;
    if (documents <= 0 || buffer.byteLength < first) return null;
    const bytes = new Uint8Array(buffer);
    if (new DataView(buffer).getUint32(0, true) !== checksum(bytes, 4)) return null;
    return new StreamPart(bytes.subarray(first), new Uint32Array(buffer, 4, documents));
  }

  /** First byte of a document's stream in `bytes`. */
  start(document: number): number {
    return this.#starts[document % DOCS_PER_STREAM_PART] ?? 0;
  }
}

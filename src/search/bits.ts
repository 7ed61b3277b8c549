/** Of one `write`: seven more are waiting for their byte to fill up. */
export const MAX_WRITE_BITS = 24;

/** Writes numbers of any width, most significant bit first, into a buffer that grows. */
export class BitWriter {
  bytes = new Uint8Array(1 << 14);
  length = 0;
  #view = new DataView(this.bytes.buffer);
  /** The bits of the byte that is not full yet, below bits that are written already. */
  #pending = 0;
  #pendingBits = 0;

  /** `value` in `width` bits, at most `MAX_WRITE_BITS`. Without a branch: how many bytes get full is never foreseen. */
  write(value: number, width: number): void {
    const pending = (this.#pending << width) | value;
    const bits = this.#pendingBits + width;
    if (this.length + 4 > this.bytes.length) this.#grow();
    this.#view.setInt32(this.length, pending << (32 - bits));
    this.length += bits >>> 3;
    this.#pending = pending;
    this.#pendingBits = bits & 7;
  }

  get bitLength(): number {
    return this.length * 8 + this.#pendingBits;
  }

  /** Leaves bytes to be patched later. The writer must be aligned. */
  skip(count: number): void {
    for (let i = 0; i < count; i++) this.write(0, 8);
  }

  /** Overwrites bytes with a number, highest byte first. */
  patch(at: number, value: number, count: number): void {
    for (let i = 0; i < count; i++) this.bytes[at + i] = value >>> (8 * (count - 1 - i));
  }

  /** Fills the last byte with zeros: the next number begins on a byte. */
  align(): void {
    if (this.#pendingBits > 0) this.write(0, 8 - this.#pendingBits);
  }

  /** What was written since the last `take`, as a buffer of its own. */
  take(): Uint8Array<ArrayBuffer> {
    this.align();
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  #grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

/**
 * The 32 bits that begin at a bit, of which the first 25 are always whole; beyond the end there are zeros. In one load:
 * put together from four bytes, all reading of lists took half as long again.
 */
export function peekBits(bits: DataView, bit: number): number {
  const at = bit >>> 3;
  return (at + 4 <= bits.byteLength ? bits.getInt32(at) : lastWord(bits, at, 24, -8)) << (bit & 7);
}

/** The 32 bits from a byte on, the first byte lowest; beyond the end there are zeros. */
export function peekWord(bits: DataView, at: number): number {
  return at + 4 <= bits.byteLength ? bits.getInt32(at, true) : lastWord(bits, at, 0, 8);
}

/** A word that is not whole: its first byte shifted by so much, each further one by so much more. */
function lastWord(bits: DataView, from: number, firstShift: number, step: number): number {
  let word = 0;
  for (let at = from, shift = firstShift; at < bits.byteLength; at++, shift += step) word |= bits.getUint8(at) << shift;
  return word;
}

/** Bytes with numbers of seven bits a byte, the last byte below 128. */
export class ByteWriter {
  bytes = new Uint8Array(1 << 12);
  length = 0;

  byte(value: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.length++] = value;
  }

  /** A whole number below 2^53. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}

import { type BitWriter, MAX_WRITE_BITS } from './bits.ts';
import { checksum, ESCAPE, ESCAPE_BITS } from './format.ts';

/** A gap in Rice code, `width` of its low bits as they are; see `gapWidth`. */
export function writeGap(writer: BitWriter, gap: number, width: number): void {
  const high = gap >>> width;
  const unary = (1 << (high + 1)) - 2;
  const low = gap & ((1 << width) - 1);
  if (high + width < MAX_WRITE_BITS && high < ESCAPE) writer.write((unary << width) | low, high + 1 + width);
  else if (high < ESCAPE) {
    writer.write(unary, high + 1);
    writer.write(low, width);
  } else {
    writer.write((1 << ESCAPE) - 1, ESCAPE);
    writer.write(gap, ESCAPE_BITS);
  }
}

export function writeUnary(writer: BitWriter, value: number): void {
  writeGap(writer, value, 0);
}

/**
 * The pieces one after the other, and in the first four bytes the checksum of the rest. Filled up to a multiple of
 * four, so that the part of another segment can follow it in a record.
 */
export function sealed(pieces: (Uint8Array | Uint32Array)[]): ArrayBuffer {
  const bytes = new Uint8Array((pieces.reduce((sum, piece) => sum + piece.byteLength, 0) + 3) & ~3);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength), at);
    at += piece.byteLength;
  }
  new DataView(bytes.buffer).setUint32(0, checksum(bytes, 4), true);
  return bytes.buffer;
}

/** Bytes of one block; a body is a few kilobytes, and a page of a hundred articles fills one or two blocks. */
const BLOCK_BYTES = 512 * 1024;

/** A character of UTF-16 takes at most three bytes of UTF-8. */
const MAX_BYTES_PER_UNIT = 3;

const encoder = new TextEncoder();
let block = new Uint8Array(0);
let used = 0;

/**
 * UTF-8 of a text, as a part of a larger block that begins on a multiple of four: encoding into memory that is
 * there takes half the time of `encode()`, which makes a buffer for each text. For what is soon copied elsewhere.
 */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  const neededBytes = text.length * MAX_BYTES_PER_UNIT;
  if (block.byteLength - used < neededBytes) {
    block = new Uint8Array(Math.max(BLOCK_BYTES, neededBytes));
    used = 0;
  }
  const { written } = encoder.encodeInto(text, block.subarray(used));
  const bytes = block.subarray(used, used + written);
  used += (written + 3) & ~3;
  return bytes;
}

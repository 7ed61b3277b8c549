import type { ArticleBody } from '../store/body.ts';
import { bodyParts, maxBodyBytes, writeBody } from '../store/body-bytes.ts';

/** Bytes of one block; a body is a few kilobytes, and a page of a hundred articles fills one or two blocks. */
const BLOCK_BYTES = 512 * 1024;

let block = new Uint8Array(0);
let used = 0;

/**
 * A body as it is stored, as a part of a larger block that begins on a multiple of four: a buffer for each would take
 * as long as the writing. For what is soon copied elsewhere.
 */
export function encodeBody(body: ArticleBody): Uint8Array<ArrayBuffer> {
  const parts = bodyParts(body);
  const neededBytes = maxBodyBytes(parts);
  if (block.byteLength - used < neededBytes) {
    block = new Uint8Array(Math.max(BLOCK_BYTES, neededBytes));
    used = 0;
  }
  const end = writeBody(parts, block, used);
  const bytes = block.subarray(used, end);
  used = (end + 3) & ~3;
  return bytes;
}

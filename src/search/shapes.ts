import { peekBits } from './bits.ts';
import { ESCAPE, ESCAPE_BITS, FIELD_BODY } from './format.ts';

/** Shapes of one bit (once in the body) that the bits read at once always hold. */
export const PLAIN_RUN = 25;
/** Of what `readShape` gives, the low bits that tell the length. */
export const SHAPE_LENGTH_BITS = 6;
export const SHAPE_LENGTH = (1 << SHAPE_LENGTH_BITS) - 1;

/**
 * A shape that is not once in the body, at a bit: `word` are the 32 bits from it on, of which the first is set. Gives
 * (frequency × 4 + field) × 64 + the bits it takes: one number, since two come at the cost of an object for each.
 */
export function readShape(bytes: DataView, word: number, bit: number): number {
  if (word >>> 30 === 2) return (((2 << 2) | FIELD_BODY) << SHAPE_LENGTH_BITS) | 2;
  const inBody = word >>> 29 === 6;
  const field = inBody ? FIELD_BODY : (word >>> 27) & 3;
  const before = inBody ? 3 : 5;
  // Most are short enough to be in the word.
  let more = Math.clz32(~(word << before));
  if (more + before >= PLAIN_RUN - 1) more = Math.clz32(~peekBits(bytes, bit + before));
  let length = before + more + 1;
  if (more >= ESCAPE) {
    more = peekBits(bytes, bit + before + ESCAPE) >>> (32 - ESCAPE_BITS);
    length = before + ESCAPE + ESCAPE_BITS;
  }
  return (((((inBody ? 3 : 1) + more) << 2) | field) << SHAPE_LENGTH_BITS) | length;
}

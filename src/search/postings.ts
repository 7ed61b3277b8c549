import { peekBits } from './bits.ts';
import { ESCAPE, ESCAPE_BITS, FIELD_BODY, gapWidth } from './format.ts';
import type { TermForm } from './term-part.ts';

/**
 * Unpacks the postings of a term in order of document: into `places` document × 4 + field, into `frequencies`
 * how often it stands there. Gives their number; the arrays have room for all documents of the segment.
 */
export function readPostings(
  bytes: Uint8Array,
  docCount: number,
  form: TermForm,
  places: Uint32Array,
  frequencies: Uint16Array,
): number {
  if (form.single >= 0) {
    places[0] = form.single;
    frequencies[0] = form.singleFrequency;
    return 1;
  }
  const width = gapWidth(docCount, form.count);
  let bit = form.listStart * 8;
  let document = -1;
  for (let i = 0; i < form.count; i++) {
    let word = peekBits(bytes, bit);
    const high = Math.clz32(~word);
    let used = high + 1 + width;
    if (high >= ESCAPE) {
      document += 1 + (peekBits(bytes, bit + ESCAPE) >>> (32 - ESCAPE_BITS));
      used = ESCAPE + ESCAPE_BITS;
    } else {
      const low = used <= 25 ? word << (high + 1) : peekBits(bytes, bit + high + 1);
      document += 1 + ((high << width) | ((low >>> 1) >>> (31 - width)));
    }
    bit += used;
    // The next five bits tell the shape; mostly they were read with the gap.
    word = used <= 20 ? word << used : peekBits(bytes, bit);
    let field: number = FIELD_BODY;
    let frequency: number;
    if (word >= 0) {
      frequency = 1;
      bit += 1;
    } else if (word >>> 30 === 2) {
      frequency = 2;
      bit += 2;
    } else {
      if (word >>> 29 === 6) {
        frequency = 3;
        bit += 3;
      } else {
        field = (word >>> 27) & 3;
        frequency = 1;
        bit += 5;
      }
      const more = Math.clz32(~peekBits(bytes, bit));
      if (more < ESCAPE) {
        frequency += more;
        bit += more + 1;
      } else {
        frequency += peekBits(bytes, bit + ESCAPE) >>> (32 - ESCAPE_BITS);
        bit += ESCAPE + ESCAPE_BITS;
      }
    }
    places[i] = (document << 2) | field;
    frequencies[i] = frequency;
  }
  return form.count;
}

import type { SegmentContents } from './contents.ts';
import { FIELD_BREAK, FIELD_TITLE, followerBit, frequencyClass } from './format.ts';

/**
 * All postings of a segment, by rank of the term and then by document. A posting in 32 bits: document within
 * the segment (16), 4 free, frequency class (2), best field (2), followers (8): bit `followerBit(next)` is set
 * for each word that follows the term there. Two words whose bits do not meet never stand side by side, so most
 * documents need no look at their token stream.
 */
export interface Postings {
  /** By rank of the term; one more at the end. */
  starts: Uint32Array;
  packed: Uint32Array;
}

/** By field: of the fields a term stands in, the posting tells the first of title, caption, unit, body. */
const FIELD_ORDER = [0, 1, 3, 2];

export function collectPostings({ words, documents }: SegmentContents, ranks: Uint32Array): Postings {
  const bits = Uint8Array.from(words, (word) => 1 << followerBit(word.folded));
  const frequencies = new Uint32Array(words.length);
  const followers = new Uint8Array(words.length);
  const fields = new Uint8Array(words.length);
  let entries = new Uint32Array(1 << 14);
  let terms = new Uint32Array(1 << 14);
  let entryCount = 0;
  const starts = new Uint32Array(words.length + 1);
  let touched = new Uint32Array(1 << 12);

  documents.forEach(({ symbols }, document) => {
    let touchedCount = 0;
    let field: number = FIELD_TITLE;
    if (touched.length < symbols.length) touched = new Uint32Array(symbols.length * 2);
    for (let i = 0; i < symbols.length; i++) {
      const symbol = symbols[i] ?? 0;
      if (symbol === FIELD_BREAK) {
        field++;
        continue;
      }
      const term = symbol - 1;
      const next = symbols[i + 1] ?? FIELD_BREAK;
      const frequency = (frequencies[term] ?? 0) + 1;
      frequencies[term] = frequency;
      if (frequency === 1) {
        touched[touchedCount++] = term;
        fields[term] = field;
        followers[term] = 0;
      } else if ((FIELD_ORDER[field] ?? 3) < (FIELD_ORDER[fields[term] ?? 0] ?? 3)) fields[term] = field;
      if (next !== FIELD_BREAK) followers[term] = (followers[term] ?? 0) | (bits[next - 1] ?? 0);
    }
    if (entryCount + touchedCount > entries.length) {
      entries = enlarged(entries, entryCount + touchedCount);
      terms = enlarged(terms, entryCount + touchedCount);
    }
    for (let i = 0; i < touchedCount; i++) {
      const term = touched[i] ?? 0;
      const rank = ranks[term] ?? 0;
      terms[entryCount] = rank;
      // A word with nothing after it still needs one bit: the shortest code has room for exactly one.
      entries[entryCount++] =
        ((document << 16) |
          (frequencyClass(frequencies[term] ?? 1) << 10) |
          ((fields[term] ?? 0) << 8) |
          (followers[term] || 1)) >>>
        0;
      frequencies[term] = 0;
      starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
    }
  });

  for (let rank = 0; rank < words.length; rank++) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const next = starts.slice();
  const packed = new Uint32Array(entryCount);
  for (let i = 0; i < entryCount; i++) {
    const rank = terms[i] ?? 0;
    const at = next[rank] ?? 0;
    next[rank] = at + 1;
    packed[at] = entries[i] ?? 0;
  }
  return { starts, packed };
}

function enlarged(array: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}

import type { SegmentContents } from './contents.ts';
import { FIELD_BREAK } from './format.ts';

/** Every word of a segment, sorted by rank of its term, then by document and position. */
export interface Occurrences {
  /** By rank of the term; one more at the end. */
  starts: Uint32Array;
  /** Document within the segment (high 16 bits) and position in its symbols. */
  places: Uint32Array;
}

/** A counting sort of all words by term: documents and positions are met in order, so they stay in order. */
export function collectOccurrences({ words, documents }: SegmentContents, ranks: Uint32Array): Occurrences {
  const starts = new Uint32Array(words.length + 1);
  for (const { symbols } of documents) {
    for (let i = 0; i < symbols.length; i++) {
      const symbol = symbols[i] as number;
      if (symbol === FIELD_BREAK) continue;
      const next = (ranks[symbol - 1] as number) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
  }
  for (let rank = 0; rank < words.length; rank++) {
    starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number);
  }
  const ends = starts.slice();
  const places = new Uint32Array(starts[words.length] as number);
  documents.forEach(({ symbols }, document) => {
    const high = document << 16;
    for (let i = 0; i < symbols.length; i++) {
      const symbol = symbols[i] as number;
      if (symbol === FIELD_BREAK) continue;
      const rank = ranks[symbol - 1] as number;
      const at = ends[rank] as number;
      ends[rank] = at + 1;
      places[at] = high | i;
    }
  });
  return { starts, places };
}

import type { ContentDocument, SegmentContents } from './contents.ts';
import { FIELD_BODY, FIELD_BREAK, FIELD_CAPTION, FIELD_TITLE, FIELD_UNIT } from './format.ts';
import type { TermPostings } from './term-postings.ts';

/** Every word of a segment, sorted by rank of its term, then by document and position. */
export class Occurrences {
  /** By rank of the term; one more at the end. */
  readonly #starts: Uint32Array;
  readonly #places: Uint32Array;
  /** By document: where its captions, body and unit begin. */
  readonly #fieldStarts: Uint16Array;

  constructor(contents: SegmentContents, ranks: Uint32Array) {
    const { starts, places } = sortByTerm(contents, ranks);
    this.#starts = starts;
    this.#places = places;
    this.#fieldStarts = fieldStartsOf(contents.documents);
  }

  /** Turns `postings` to a term. */
  read(rank: number, postings: TermPostings): void {
    const places = this.#places;
    const from = this.#starts[rank] as number;
    const to = this.#starts[rank + 1] as number;
    let count = 0;
    let first = from;
    for (let i = from + 1; i <= to; i++) {
      const document = (places[first] as number) >>> 16;
      if (i < to && (places[i] as number) >>> 16 === document) continue;
      postings.ends[count] = i;
      postings.fields[count++] = this.#fieldOf(
        document,
        (places[first] as number) & 0xffff,
        (places[i - 1] as number) & 0xffff,
      );
      first = i;
    }
    postings.places = places;
    postings.from = from;
    postings.count = count;
  }

  /** Of the fields a term stands in, the first of title, caption, unit, body, by its first and last position. */
  #fieldOf(document: number, first: number, last: number): number {
    const starts = this.#fieldStarts;
    if (first < (starts[document * 3] as number)) return FIELD_TITLE;
    if (first < (starts[document * 3 + 1] as number)) return FIELD_CAPTION;
    return last > (starts[document * 3 + 2] as number) ? FIELD_UNIT : FIELD_BODY;
  }
}

function fieldStartsOf(documents: readonly ContentDocument[]): Uint16Array {
  const starts = new Uint16Array(documents.length * 3);
  documents.forEach(({ symbols }, document) => {
    let at = -1;
    for (let field = 0; field < 3; field++) {
      at = symbols.indexOf(FIELD_BREAK, at + 1);
      starts[document * 3 + field] = at;
    }
  });
  return starts;
}

/** A counting sort of all words by term: documents and positions are met in order, so they stay in order. */
function sortByTerm({ words, documents }: SegmentContents, ranks: Uint32Array) {
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

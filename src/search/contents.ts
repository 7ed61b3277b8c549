import type { Word } from '../text/word.ts';

/** What a segment of new articles is made of. Everything else (postings, dictionary, codes) follows from it. */
export interface SegmentContents {
  /** By term id, in no order. */
  words: Word[];
  /** Term ids in the order of the dictionary (`orderTerms`), where they are known already. */
  order?: Uint32Array;
  documents: ContentDocument[];
}

export interface ContentDocument {
  doc: number;
  /** Term ids + 1 of title, captions, body and unit, three `FIELD_BREAK`s between them. */
  symbols: Uint32Array;
  /** See `dayOf`. */
  day: number;
  categoryId: string;
  hasPictures: boolean;
}

/** What the header of a segment tells of a document. */
export interface DocumentFacts {
  doc: number;
  /** Number of its symbols. */
  length: number;
  titleWords: number;
  day: number;
  categoryId: string;
  hasPictures: boolean;
}

/** A place in a body that outlives another text size or screen: a block of the body and how far down it. */
export interface ReadingPlace {
  /** Index among the body's blocks. */
  block: number;
  /** 0 to 1 of the block's height. */
  within: number;
}

/** An article that was opened. Written and read by `reading.ts` only. */
export interface ReadingRecord {
  key: string;
  readAtMs: number;
  /** 0 to 1. */
  progress: number;
  /** Where the reader left off; absent at the start, at the end, and for a short article. */
  place?: ReadingPlace;
  /** As in the head: a path that does not end in the key. */
  pinnedSlug?: string;
}

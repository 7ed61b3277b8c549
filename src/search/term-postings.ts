/** The postings of one term as they are written: what its documents are, and where in them it stands. */
export class TermPostings {
  /** Every place of the term: document (high 16 bits) and position in its symbols, in order, from `from` on. */
  places: Uint32Array = new Uint32Array(0);
  from = 0;
  /** Documents that have it. */
  count = 0;
  /** By posting: where its places end. */
  readonly ends: Uint32Array;
  /** By posting: see `Occurrences.read`. */
  readonly fields: Uint8Array;

  constructor(docCount: number) {
    this.ends = new Uint32Array(docCount);
    this.fields = new Uint8Array(docCount);
  }
}

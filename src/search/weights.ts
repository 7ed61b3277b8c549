/** The numbers of the ranking formula; README.md tells what each was measured to do. */
export const WEIGHTS = {
  /** A term whose accents are not the typed ones. */
  accentOther: 0.25,
  /** A term with accents for a word typed without, in a query without any. */
  accentAny: 0.9,
  /** A longer word for the unfinished last one. */
  prefix: 0.9,
  /** How fast further occurrences in a document count less (the k1 of BM25). */
  saturation: 0.8,
  /** By field: title, caption, body, unit; on top of the frequency. */
  field: [1.2, 0.4, 0, 0.2],
  /** How much longer documents count less, 0 to 1. */
  length: 0.2,
  /** Neighbours of the query that stand side by side, times the rarity of that. */
  pair: 5,
  /** The same with accents for words typed without, and with other accents than typed. */
  pairFine: 0.75,
  /** The same with a longer word for the unfinished last one. */
  pairUnfinished: 0.65,
  pairOther: 0.15,
  /** Words between them, or the other way round. */
  pairNear: 0.15,
  /** Side by side in the title. */
  pairTitle: 1.25,
  /** All words in the title, and all the title's words. */
  titleCover: 0.3,
  /** The same on top of it for five words and more, in part for three and four. */
  titleCoverLong: 1.5,
  /** The title begins with the query. */
  titleStart: 1.2,
  /** The first pair of the query at the title's beginning; half of it four words later. */
  titleEarly: 0.6,
  /** Share of the score that is left for each word of the query that is missing. */
  missing: 0.75,
  /** The newest article before one ten years older. */
  recency: 0.05,
};

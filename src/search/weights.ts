/** The numbers of the ranking formula; README.md tells what each was measured to do. */
export const WEIGHTS = {
  /** A term whose accents are not the typed ones. */
  accentOther: 0.3,
  /** A term with accents for a word typed without, in a query that has some. */
  accentAdded: 0.5,
  /** The same in a query without any: nearly as good as the bare word. */
  accentAny: 0.97,
  /** A longer word for the unfinished last one. */
  prefix: 0.9,
  /** By frequency class: once, twice, up to four times, more. */
  frequency: [1, 1.3, 1.5, 1.65],
  /** By field: title, caption, body, unit; on top of the frequency. */
  field: [1.4, 0.4, 0, 0.2],
  /** How much longer documents count less, 0 to 1. */
  length: 0.25,
  /** Two neighbours of the query that stand side by side, times the rarity of that. */
  pair: 1,
  /** The same with other accents than typed. */
  pairOtherAccents: 0.55,
  /** The same when only close by. */
  pairNear: 0.25,
  /** Side by side in the title. */
  pairTitle: 1.3,
  /** Per missing word of the query: share of the score that is left. */
  missing: 0.7,
  /** The newest article before one ten years older. */
  recency: 0.06,
};

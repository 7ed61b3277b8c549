/**
 * Bounds on what one feed can cost. A healthy portal is far below all of them; they keep a broken or hostile
 * one from filling a phone's memory. Everything in `feed/` is linear in its input up to these.
 */
export const limits = {
  /** Bytes of one feed document, decoded. A whole archive of 10,000 articles is 40 MB. */
  feedBytes: 64 * 1024 * 1024,
  /** Items read from one document; more than any page that a phone could apply in one transaction. */
  feedItems: 20_000,
  feedWarnings: 500,
  categories: 200,
  abbreviations: 500,
  withdrawn: 10_000,

  /** Characters of plain-text members. A head with title, summary and unit stays well under 4 KB. */
  idChars: 1_000,
  titleChars: 500,
  summaryChars: 300,
  unitChars: 200,
  tagChars: 100,
  captionChars: 1_000,
  altChars: 500,
  urlChars: 4_096,
  /** A placeholder travels with every card; the publisher writes about 100 characters. */
  placeholderChars: 2_000,
  tags: 50,
  authors: 10,
  attachments: 1_000,

  /** Characters of text that one body may show: a 300-page book. What the markup itself takes is not counted. */
  bodyChars: 1_000_000,
  /** Blocks, runs of text, pictures and table cells of one body. */
  bodyNodes: 50_000,
  bodyPictures: 1_000,
  /** Lists, quotes and tables within each other; deeper ones are drawn at this depth. Readers of the tree may recurse. */
  bodyDepth: 12,
  /** As in HTML: a column span is at most 1,000; what a phone can show is less. */
  tableSpan: 100,
} as const;

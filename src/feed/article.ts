/**
 * The parsed form of a JSON Feed 1.0/1.1 with the `_bantin` profile: what every other module means by
 * "article". Only `feed/` makes these from unknown input, so the types hold without further checks.
 */

/** A still picture of an article or album. Text members are plain text, `''` when the feed gives none. */
export interface Picture {
  /** Absolute http(s) URL. */
  src: string;
  alt: string;
  /** One or two lines, separated by `\n`. */
  caption: string;
  credit: string;
  /** Pixels, both or neither known. */
  width?: number;
  height?: number;
  /** Of the file at `src`. */
  sizeBytes?: number;
  /** Tiny inline preview as a `data:image/…` URL, written by the publisher. */
  placeholder?: string;
}

/** A recorded reading or broadcast attached to an article. */
export interface Recording {
  /** Absolute http(s) URL. */
  src: string;
  mimeType: string;
  title: string;
  durationSeconds?: number;
  sizeBytes?: number;
}

export type Inline =
  | string
  | {
      type: 'emphasis' | 'strong' | 'underline' | 'strike' | 'superscript' | 'subscript' | 'code' | 'mark';
      children: Inline[];
    }
  /** `href` is absolute http, https, mailto or tel, or `#anchor` within the same article. */
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'break' }
  /** A picture inside a line of text, a table cell or a list item. */
  | { type: 'picture'; picture: Picture }
  /** The target of an in-article link; drawn with a prefixed `id`. */
  | { type: 'anchor'; name: string };

export interface TableCell {
  header: boolean;
  columnSpan: number;
  rowSpan: number;
  children: Inline[];
}

export type Block =
  | { type: 'paragraph'; align?: 'center' | 'right'; children: Inline[] }
  /** Levels 2 to 6: the article's title is the only first level. */
  | { type: 'heading'; level: 2 | 3 | 4 | 5 | 6; children: Inline[] }
  | { type: 'list'; ordered: boolean; start?: number; items: Block[][] }
  | { type: 'quote'; children: Block[] }
  | { type: 'preformatted'; text: string }
  | { type: 'rule' }
  | { type: 'table'; caption: Inline[]; rows: TableCell[][] }
  | { type: 'figure'; pictures: Picture[]; caption: Inline[] }
  | { type: 'audio'; recording: Recording }
  /** A video elsewhere (YouTube and the like), shown as a card that links to it; nothing is embedded. */
  | { type: 'video'; href: string; provider: string; title: string };

export interface Article {
  /** The feed's id as a string; never empty. */
  id: string;
  /** Plain text, `''` for an untitled item. */
  title: string;
  /** The article's own page; absolute http(s), `''` when the feed gives none. */
  url: string;
  /** The page a link post points to; absolute http(s), `''` when none. */
  externalUrl: string;
  /** The feed's summary, or the first words of the body; plain text, at most 300 characters. */
  summary: string;
  /** Milliseconds since the epoch; `null` for an undated article, never "now". */
  publishedAtMs: number | null;
  modifiedAtMs: number | null;
  /** A `FeedInfo.categories` id, or `''`. */
  categoryId: string;
  tags: string[];
  /** The unit that signs ("Ban Tuyên giáo"), `''` when unknown. */
  unit: string;
  featured: boolean;
  kind: 'article' | 'album';
  /** `null` when the feed tells none. */
  viewCount: number | null;
  /** The picture for cards and previews. */
  cover: Picture | null;
  /** The album: picture attachments, else the body's pictures when there are three or more, else empty. */
  album: Picture[];
  recordings: Recording[];
  /** BCP 47, only where it is not the feed's. */
  language?: string;
  body: Block[];
}

export interface Category {
  id: string;
  title: string;
}

export interface Withdrawal {
  id: string;
  reason: string;
  dateMs: number | null;
}

/** What a feed says of itself. */
export interface FeedInfo {
  title: string;
  description: string;
  homePageUrl: string;
  feedUrl: string;
  iconUrl: string;
  /** BCP 47, `vi` by default. */
  language: string;
  /** IANA zone, `Asia/Ho_Chi_Minh` by default. */
  timezone: string;
  /** Menu order; without the profile, the categories met in the items, in order of appearance. */
  categories: Category[];
  /** Short form → long form, as the feed declares them. */
  abbreviations: Record<string, string>;
  withdrawn: Withdrawal[];
  /** Absolute URL of the published site's manifest, `''` when the feed is a plain one. */
  manifestUrl: string;
  /** Absolute URL of the next page, `''` on the last. */
  nextUrl: string;
}

/** A fault in a feed that was read all the same. */
export interface FeedWarning {
  code: string;
  /** JSON path of the place: `items[3].date_published`. */
  path: string;
  /** The id of the item concerned, `''` for the feed itself. */
  itemId: string;
  /** What the code's wording needs; short, plain text. */
  detail: string;
}

export interface ParsedFeed {
  info: FeedInfo;
  articles: Article[];
  warnings: FeedWarning[];
}

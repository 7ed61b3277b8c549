import type { ArticleHead } from '../store/schema.ts';
import type { MarkedText } from '../text/mark.ts';

/** One article version as the index takes it. Texts are plain; `captions` are joined by line breaks. */
export interface SearchDocument {
  /** Number of the stored version: pack id × 16 + slot. */
  doc: number;
  title: string;
  captions: string;
  body: string;
  unit: string;
  categoryId: string;
  publishedAtMs: number | null;
  hasPictures: boolean;
}

/** A segment as it is stored: a header that stays in memory, and parts that are read when a query needs them. */
export interface BuiltSegment {
  formatVersion: number;
  docCount: number;
  /** Header and parts. */
  sizeBytes: number;
  header: ArrayBuffer;
  parts: SegmentPart[];
}

export interface SegmentPart {
  /** See `format.ts`: term buckets, then token streams. */
  part: number;
  bytes: ArrayBuffer;
}

export interface SearchFilter {
  categoryId?: string;
  /** In the zone of Vietnam, UTC+7. */
  year?: number;
  savedOnly?: boolean;
  withPictures?: boolean;
}

export interface SearchRequest extends SearchFilter {
  query: string;
  /** The last word may be unfinished: it is searched as a prefix too. */
  typing: boolean;
  offset: number;
  limit: number;
}

export interface RelatedRequest {
  /** Of the article that others are to be related to. */
  key: string;
  limit: number;
}

/** How the query had to be read to find anything. */
export type Interpretation = 'as-typed' | 'some-words-missing' | 'typo' | 'telex';

export interface SearchResponse {
  /** Of all hits, not only those handed over. */
  count: number;
  hits: SearchHit[];
  interpretation: Interpretation;
  /** The query that was answered; another than the typed one where `interpretation` is 'typo' or 'telex'. */
  interpretedQuery: string;
}

export interface SearchHit {
  head: ArticleHead;
  title: MarkedText;
  excerpt: MarkedText;
  /** Where the excerpt comes from. */
  field: 'title' | 'caption' | 'body' | 'unit';
}

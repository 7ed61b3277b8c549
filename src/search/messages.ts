import type { ArticleHead } from '../store/schema.ts';
import type { RelatedRequest, SearchRequest, SearchResponse } from './types.ts';

/** Page → worker. A new `request` cancels the one before; a question for related articles cancels nothing. */
export type SearchQuestion =
  | { id: number; request: SearchRequest }
  | { id: number; related: RelatedRequest }
  | { id: number; cancel: true }
  /** Work for when nobody asks; there is no reply. */
  | { errand: 'warm' | 'compact' };

/** Worker → page. */
export type SearchReply =
  | { id: number; response: SearchResponse }
  | { id: number; related: ArticleHead[] }
  | { id: number; failure: string }
  /** Before any other: the worker's code has come. */
  | { id: 0; isReady: true };

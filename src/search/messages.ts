import type { SearchRequest, SearchResponse } from './types.ts';

/** Page → worker. A new request cancels the one before. */
export type SearchQuestion = { id: number; request: SearchRequest } | { id: number; cancel: true };

/** Worker → page. */
export type SearchReply = { id: number; response: SearchResponse } | { id: number; failure: string };

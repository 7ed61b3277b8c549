/**
 * Why a document is no feed at all.
 * - `empty`: nothing but white space
 * - `encoding`: not UTF-8 (and no UTF-16 with a byte order mark)
 * - `html-instead-of-json`: a web page, as captive portals and error pages give
 * - `truncated`: JSON that stops before its end
 * - `not-json`: any other fault of syntax; `line` and `column` tell where
 * - `not-a-feed`: JSON, but no JSON Feed
 * - `too-large`: more than `limits.feedBytes`
 */
export type FeedErrorCode =
  | 'empty'
  | 'encoding'
  | 'html-instead-of-json'
  | 'truncated'
  | 'not-json'
  | 'not-a-feed'
  | 'too-large';

/** A document that was refused whole. `message` is for logs; what readers see is worded elsewhere, by code. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: FeedErrorCode;
  /** JSON path of the fault, `''` for the document itself. */
  readonly path: string;
  /** What the wording needs: what was found, or which limit was passed; short, plain text. */
  readonly detail: string;
  /** One-based, counted in characters; only with a fault of syntax. */
  readonly line: number | null;
  readonly column: number | null;

  constructor(code: FeedErrorCode, detail: string, place: { path?: string; line?: number; column?: number } = {}) {
    const at = place.line === undefined ? '' : ` at line ${place.line}, column ${place.column}`;
    super(`${code}${at}: ${detail}`);
    this.code = code;
    this.path = place.path ?? '';
    this.detail = detail;
    this.line = place.line ?? null;
    this.column = place.column ?? null;
  }
}

/**
 * Why a feed page could not be had. A page that was had and is no feed gives a `FeedError`, a store that
 * refuses a `StoreError`; codes of the three do not overlap in meaning.
 * - `offline`: no connection to the server
 * - `timeout`: the server answers too slowly
 * - `http-status`: any status but 200 and 304; `detail` is the number
 * - `redirected`: the answer came from another site, as with a captive portal
 * - `wrong-type`: the answer is of another content type, as a web page is
 * - `too-large`: more bytes than a feed may have
 * - `interrupted`: the answer stopped before its end
 * - `stopped`: the browser ended who was at it; told by whoever waited for it, not thrown
 * - `mismatch`: a page of a published site is not the one that its manifest names: damaged on the way, or of
 *   another time; `detail` is its path
 */
export type SyncErrorCode =
  | 'offline'
  | 'timeout'
  | 'http-status'
  | 'redirected'
  | 'wrong-type'
  | 'too-large'
  | 'interrupted'
  | 'stopped'
  | 'mismatch';

export class SyncError extends Error {
  override readonly name = 'SyncError';
  readonly code: SyncErrorCode;
  readonly detail: string;
  /** How long the server asks to be left alone; 0 for no wish of its own. */
  readonly retryAfterMs: number;

  constructor(code: SyncErrorCode, detail = '', retryAfterMs = 0) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}

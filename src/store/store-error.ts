/**
 * Why the store could not do as asked.
 * - `quota`: the phone has no room
 * - `newer-version`: another tab has already moved the database to a newer build's schema: reload
 * - `blocked`: another tab holds an older schema open and does not let go
 * - `no-answer`: the browser neither opens the database nor says why; it may yet
 * - `unavailable`: the browser gives no database (private mode, switched off, damaged)
 * - `conflict`: somebody else wrote in between: prepare again
 * - `aborted`: the transaction was undone; nothing of it is stored
 */
export type StoreErrorCode =
  | 'quota'
  | 'newer-version'
  | 'blocked'
  | 'no-answer'
  | 'unavailable'
  | 'conflict'
  | 'aborted';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly detail: string;

  constructor(code: StoreErrorCode, detail = '') {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** Gives what a database call threw as a `StoreError`; an error that is no DOMException is passed on unchanged. */
export function asStoreError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  const detail = `${error.name} ${error.message}`.trim();
  if (error.name === 'QuotaExceededError') return new StoreError('quota', detail);
  if (error.name === 'VersionError') return new StoreError('newer-version', detail);
  if (error.name === 'AbortError') return new StoreError('aborted', detail);
  return new StoreError('unavailable', detail);
}

/**
 * Why a command was refused. The code picks the wording (`wording/errors.ts`); nothing here is meant for a
 * reader.
 */
export type PublisherErrorCode =
  // The feed as a document.
  | 'transport'
  | 'truncated'
  | 'too-large'
  | 'encoding'
  | 'empty'
  | 'html-instead-of-json'
  | 'not-json'
  | 'not-a-feed'
  | 'file-missing'
  | 'address-refused'
  // The feed beside what is published of it.
  | 'suspicious-shrink'
  | 'withdraws-most'
  // The command and its surroundings.
  | 'usage'
  | 'app-missing'
  | 'site-settings'
  | 'site-icon'
  | 'output-foreign'
  | 'record-unreadable'
  | 'output-locked'
  | 'output-unwritable'
  | 'port-taken';

/** Values the wording of a code needs. */
export type ErrorDetails = Record<string, string | number>;

export class PublisherError extends Error {
  readonly code: PublisherErrorCode;
  readonly details: ErrorDetails;

  constructor(code: PublisherErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.code = code;
    this.details = details;
  }
}

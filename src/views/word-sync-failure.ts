import { syncFailure, wordFailure } from './messages/failure.ts';

/** Words a sync that failed, as a whole sentence: what happened and what to do. */
export function wordSyncFailure(code: string): string {
  return syncFailure.notLoaded(wordFailure(code));
}

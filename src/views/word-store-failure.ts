import { StoreError } from '../store/store-error.ts';

/** Why nothing could be stored, and what to do; to stand after a colon. Its words are fetched when they are needed. */
export async function wordStoreFailure(error: unknown): Promise<string> {
  if (!(error instanceof StoreError)) console.error('not stored', error);
  const { wordFailure } = await import('./messages/failure.ts');
  return wordFailure(error instanceof StoreError ? error.code : 'unknown');
}

import { DATABASE_NAME } from './schema.ts';
import { StoreError } from './store-error.ts';

/** How long other tabs may take to let go. */
const DELETE_LIMIT_MS = 8_000;

/**
 * Deletes a database that cannot be opened, so that the next call makes a new one. Only when the reader has agreed: a
 * phone that is full or busy can give the same errors as a damaged one. Throws `StoreError`.
 */
export async function deleteDatabase(): Promise<void> {
  // An open connection of ours closes by itself, as for a newer version.
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE_NAME);
    const timer = setTimeout(() => reject(new StoreError('blocked', 'not deleted')), DELETE_LIMIT_MS);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new StoreError('unavailable', request.error?.message ?? ''));
    request.addEventListener('success', () => clearTimeout(timer));
    request.addEventListener('error', () => clearTimeout(timer));
  });
}

import { evictPictures } from './picture-room.ts';
import { StoreError } from './store-error.ts';

/** One for all writes that found no room at the same time. */
let making: Promise<number> | null = null;

/**
 * Runs a small write, of the store or of a cache, once more where the phone was full and pictures that were only seen
 * could make room; where none could, `onNone` is called first. Throws what the last try throws.
 */
export async function withRoom<Result>(work: () => Promise<Result>, onNone?: () => void): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isFull(error)) throw error;
    making ??= evictPictures().finally(() => {
      making = null;
    });
    // Without a store, or with a broken one, there is nothing that could make room.
    if ((await making.catch(() => 0)) === 0) {
      onNone?.();
      throw error;
    }
    return await work();
  }
}

function isFull(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === 'quota';
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

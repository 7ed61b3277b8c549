import { evictPictures } from './picture-room.ts';
import { StoreError } from './store-error.ts';

/**
 * Runs a small write that the reader waits for, once more where the phone was full and pictures that were only seen
 * could make room. Throws what the second try throws.
 */
export async function withRoom<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isFull = error instanceof StoreError && error.code === 'quota';
    if (!isFull || (await evictPictures()) === 0) throw error;
    return await work();
  }
}

import { announce } from '../store/changes.ts';
import { evictPictures } from '../store/picture-room.ts';

/** One for all files that found no room at the same time. */
let making: Promise<number> | null = null;

/**
 * Puts a file of the app into a cache; where the phone is full once more, after pictures that were only seen have made
 * room. Where there are none left every page is told, since only the reader can make room then. Throws what the last try
 * throws.
 */
export async function putWithRoom(cache: Cache, url: string, response: Response): Promise<void> {
  try {
    await cache.put(url, response.clone());
  } catch (error) {
    if (!isFull(error)) throw error;
    making ??= evictPictures().finally(() => {
      making = null;
    });
    // Without a store, or with a broken one, there is nothing that could make room.
    if ((await making.catch(() => 0)) === 0) {
      announce({ type: 'no-room' });
      throw error;
    }
    await cache.put(url, response);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

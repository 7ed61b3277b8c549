import { announce } from '../store/changes.ts';
import { withRoom } from '../store/with-room.ts';

/**
 * Puts a file of the app into a cache; where there is no room for it and no pictures could make any every page is told,
 * since only the reader can make room then. Throws what the last try throws.
 */
export function putWithRoom(cache: Cache, url: string, response: Response): Promise<void> {
  return withRoom(
    () => cache.put(url, response.clone()),
    () => announce({ type: 'no-room' }),
  );
}

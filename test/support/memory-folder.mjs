import { statfsSync } from 'node:fs';

const MEMORY = '/dev/shm';
/** What the profiles of all browsers of a run take at most, several times over. */
const ROOM_BYTES = 4e9;

/**
 * A folder in memory, for what browsers write, `null` where there is none with room: Firefox waits for the disk (a seventh of
 * its tests' time), and Chromium writes beside the page that it loads (7 to 9 of Lighthouse's points).
 */
export function memoryFolder() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM_BYTES ? MEMORY : null;
  } catch {
    // No Linux.
    return null;
  }
}

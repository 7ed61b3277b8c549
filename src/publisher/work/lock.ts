import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { PublisherError } from '../publisher-error.ts';

/**
 * Keeps a second run away from a site being written. The lock is a file beside the site that names its process,
 * so one left by a killed run is recognised and taken over.
 *
 * @returns gives the lock back
 * @throws PublisherError `output-locked`
 */
export async function lockSite(place: string): Promise<() => void> {
  const parent = dirname(resolve(place));
  const path = join(parent, `.${basename(resolve(place))}.bantin-lock`);
  const own = `${path}-${process.pid}`;
  await mkdir(parent, { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      // Linked into place with its content, so that nobody ever reads an empty lock.
      writeFileSync(own, String(process.pid));
      linkSync(own, path);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = ownerOf(path);
      if (owner !== null && isRunning(owner)) throw new PublisherError('output-locked', { pid: owner, path: place });
      rmSync(path, { force: true });
    } finally {
      rmSync(own, { force: true });
    }
  }
  throw new PublisherError('output-locked', { pid: 0, path: place });
}

function ownerOf(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    // Given back meanwhile.
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

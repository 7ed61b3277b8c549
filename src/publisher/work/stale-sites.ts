import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** A feed that nobody tried for this long is not being tried any more. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/**
 * Notes that a try-out's site is in use, and deletes those of other feeds that have not been for a month: each is a
 * whole site with its pictures, made again whenever it is wanted.
 *
 * @param folder that holds `site-<hash>` folders; whatever has another name is left alone
 */
export async function clearStaleSites(folder: string, used: string, nowMs = Date.now()): Promise<void> {
  await utimes(join(folder, used), nowMs / 1000, nowMs / 1000);
  for (const name of await readdir(folder)) {
    if (name === used || !/^site-[0-9a-f]{12}$/.test(name)) continue;
    const path = join(folder, name);
    if (nowMs - (await stat(path)).mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}

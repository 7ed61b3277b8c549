import { hash53 } from '../site/hash.ts';
import { buildFiles } from './scope.ts';

const SHELL_PREFIX = 'bantin-shell-';
const PAGES_PREFIX = 'bantin-pages-';

/** Changes with any file of the build. */
const build = hash53(buildFiles.map(({ url, revision }) => `${url} ${revision}`).join()).toString(36);

/** The files of this build. */
export const shellCache = SHELL_PREFIX + build;

/** What pages are answered with: the start page, always there, and the shell as the reader wants it. */
export const pagesCache = PAGES_PREFIX + build;

/** Shells of other builds, oldest first: an open page of theirs may still want its lazy chunks. */
export async function otherShells(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(SHELL_PREFIX) && name !== shellCache);
}

export async function otherPages(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PAGES_PREFIX) && name !== pagesCache);
}

/** The names stand in the order of their making: what comes after ours is of a build that is being installed, or waits. */
async function earlierThan(own: string, prefix: string): Promise<string[]> {
  const names = await caches.keys();
  return names.slice(0, Math.max(0, names.indexOf(own))).filter((name) => name.startsWith(prefix));
}

/** Shells of the builds before this one, oldest first. */
export function earlierShells(): Promise<string[]> {
  return earlierThan(shellCache, SHELL_PREFIX);
}

export function earlierPages(): Promise<string[]> {
  return earlierThan(pagesCache, PAGES_PREFIX);
}

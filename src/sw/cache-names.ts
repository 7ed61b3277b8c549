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

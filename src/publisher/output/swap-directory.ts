import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Puts a finished directory in the place of another, so that a process stopped at any moment leaves the old or
 * the new one, whole.
 *
 * - Nothing there yet: one rename.
 * - A symbolic link there: the link is replaced by one rename.
 * - A directory there: exchanged in one step by coreutils' `mv --exchange` (9.5 or later) or, through Perl, by the
 *   call to Linux behind it; elsewhere by two renames, and `recoverSwap` mends the moment between them.
 */
export async function swapDirectory(finished: string, place: string): Promise<void> {
  const there = await lstat(place).catch(() => null);
  if (there === null) return rename(finished, place);
  if (there.isSymbolicLink()) return swapLink(finished, place);
  if (exchange(finished, place)) return rm(finished, { recursive: true, force: true });
  const old = asidePath(place);
  await rm(old, { recursive: true, force: true });
  await rename(place, old);
  await rename(finished, place);
  await rm(old, { recursive: true, force: true });
}

/** Where a replaced directory stands between the two renames. */
export function asidePath(place: string): string {
  return join(dirname(resolve(place)), `.${basename(resolve(place))}.bantin-old`);
}

/** Brings a directory back whose replacement was stopped between the two renames. */
export async function recoverSwap(place: string): Promise<void> {
  const old = asidePath(place);
  if (!existsSync(old)) return;
  if (existsSync(place)) await rm(old, { recursive: true, force: true });
  else await rename(old, place);
}

/** The finished folder keeps its own name beside the link; the one before it goes if a run made it. */
async function swapLink(finished: string, place: string): Promise<void> {
  const before = resolve(dirname(place), await readlink(place));
  const kept = finished.replace('.bantin-new-', '.bantin-at-');
  await rename(finished, kept);
  const link = `${finished}.link`;
  await symlink(kept, link);
  await rename(link, place);
  if (basename(before).includes('.bantin-at-')) await rm(before, { recursive: true, force: true });
}

/** Numbers of renameat2(2); Perl is part of every Debian and its kin, older than the `mv` that can. */
const RENAMEAT2: Partial<Record<NodeJS.Architecture, number>> = { x64: 316, arm64: 276 };
/** Relative paths start at the working directory: AT_FDCWD. The last argument is RENAME_EXCHANGE. */
const EXCHANGE = 'exit(syscall($ARGV[0] + 0, -100, $ARGV[1], -100, $ARGV[2], 2) == 0 ? 0 : 1)';

/** Whether the two changed places, in one step. */
function exchange(a: string, b: string): boolean {
  const run = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (run('mv', ['--exchange', '--no-copy', '-T', a, b])) return true;
  const call = process.platform === 'linux' ? RENAMEAT2[process.arch] : undefined;
  return call !== undefined && run('perl', ['-e', EXCHANGE, String(call), a, b]);
}

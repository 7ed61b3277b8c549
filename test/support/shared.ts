import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The top of this clone, with a final slash. */
export const rootDir = fileURLToPath(new URL('../..', import.meta.url));

const folder = process.env.BANTIN_SHARED ?? fileURLToPath(new URL('../../../shared/', import.meta.url));

/**
 * The folder of real feeds, hostile input and photos beside the clone, `null` on a machine without it. It is
 * never shipped, so tests that need it are skipped there: `describe.skipIf(!sharedDir)('… (needs ../shared)', …)`.
 */
export const sharedDir: string | null = existsSync(folder) ? folder.replace(/\/?$/, '/') : null;

/** The path of a file under `../shared`, or `null` where it is not there. */
export function shared(path: string): string | null {
  if (!sharedDir) return null;
  const file = sharedDir + path;
  return existsSync(file) ? file : null;
}

// A build of a copy of the sources in another folder, to hold its bytes against those of another build.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './packages.mjs';

const run = promisify(execFile);

/** What a build reads; the types of the tests are named by the top's own. */
const INPUTS = [
  ...['.ci', 'src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...['test/tsconfig.json', 'test/tsconfig.worker.json'],
];

/**
 * SHA-256 by path of what `npm run build` makes of a copy of the sources; the copy goes afterwards.
 *
 * @param {string} place the copy's folder below one of its own, so that paths differ
 * @param {Date} time of the copied files
 * @returns {Promise<Map<string, string>>} sorted by path
 */
export async function buildCopy(place, time) {
  const cache = join(root, '.cache');
  await mkdir(cache, { recursive: true });
  const top = await mkdtemp(join(cache, 'build-'));
  try {
    return await buildIn(join(top, place), time);
  } finally {
    await rm(top, { recursive: true, force: true });
  }
}

async function buildIn(folder, time) {
  await mkdir(folder, { recursive: true });
  for (const name of INPUTS) await cp(join(root, name), join(folder, name), { recursive: true });
  for (const path of await readdir(join(folder, 'src'), { recursive: true }))
    await utimes(join(folder, 'src', path), time, time);
  // As a folder of its own, of hard links: a link to the folder would be part of every module's path.
  await run('cp', ['-al', join(root, 'node_modules'), join(folder, 'node_modules')]);
  // What `npm run build` runs, but for its look at whether packages are to be installed.
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  // A test runner's own mode would build for development, with the place of each element in it.
  const options = { cwd: folder, env: { ...process.env, NODE_ENV: 'production' } };
  for (const config of ['vite.config.ts', '.ci/publisher.vite.config.ts'])
    await run(process.execPath, [vite, 'build', '--logLevel', 'error', '--config', config], options);
  const entries = await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashed = files.map(async (file) => {
    const hash = createHash('sha256').update(await readFile(file));
    return [file.slice(folder.length), hash.digest('hex')];
  });
  return new Map((await Promise.all(hashed)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

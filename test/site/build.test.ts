import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { rootDir } from '../support/shared.ts';

/** What a build reads; the types of the tests are named by the top's own. */
const INPUTS = [
  ...['.ci', 'src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...['test/tsconfig.json', 'test/tsconfig.worker.json'],
];

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

test('a build is the same bytes in another folder and at another time', async () => {
  const builds = [];
  for (const [place, year] of [
    ['a', 2001],
    ['another/longer path', 2031],
  ] as const)
    builds.push(await build(place, new Date(Date.UTC(year, 5, 1))));
  const [one = new Map(), other] = builds;
  expect(one.size).toBeGreaterThan(20);
  // The page of the visual language is the development server's alone.
  expect([...one.keys()].filter((path) => path.endsWith('.html'))).toEqual(['/dist/app/index.html']);
  expect(other).toEqual(one);
}, 180_000);

/** SHA-256 by path of what `npm run build` makes of a copy of the sources, its files of another time. */
async function build(place: string, time: Date): Promise<Map<string, string>> {
  const cache = join(rootDir, '.cache');
  await mkdir(cache, { recursive: true });
  const top = await mkdtemp(join(cache, 'build-'));
  made.push(top);
  const folder = join(top, place);
  await mkdir(folder, { recursive: true });
  for (const name of INPUTS) await cp(join(rootDir, name), join(folder, name), { recursive: true });
  for (const path of await readdir(join(folder, 'src'), { recursive: true }))
    await utimes(join(folder, 'src', path), time, time);
  // As a folder of its own, of hard links: a link to the folder would be part of every module's path.
  await promisify(execFile)('cp', ['-al', join(rootDir, 'node_modules'), join(folder, 'node_modules')]);
  // What `npm run build` runs, but for its look at whether packages are to be installed.
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  // The test runner's own mode would build for development, with the place of each element in it.
  const options = { cwd: folder, env: { ...process.env, NODE_ENV: 'production' } };
  for (const config of ['vite.config.ts', '.ci/publisher.vite.config.ts'])
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error', '--config', config], options);
  const entries = await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashed = files.map(async (file) => {
    const hash = createHash('sha256').update(await readFile(file));
    return [file.slice(folder.length), hash.digest('hex')] as const;
  });
  return new Map((await Promise.all(hashed)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { rootDir } from '../support/shared.ts';

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
  expect(other).toEqual(one);
}, 180_000);

/** SHA-256 by path of what `npm run build` makes of a copy of the sources, its files of another time. */
async function build(place: string, time: Date): Promise<Map<string, string>> {
  const top = await mkdtemp(join(tmpdir(), 'bantin-build-'));
  made.push(top);
  const folder = join(top, place);
  await mkdir(folder, { recursive: true });
  for (const name of [
    '.ci',
    'src',
    'public',
    'index.html',
    'vite.config.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    await cp(join(rootDir, name), join(folder, name), { recursive: true });
  for (const path of await readdir(join(folder, 'src'), { recursive: true }))
    await utimes(join(folder, 'src', path), time, time);
  await symlink(join(rootDir, 'node_modules'), join(folder, 'node_modules'));
  await promisify(execFile)(process.execPath, [join(folder, '.ci/build.mjs')], { cwd: folder, maxBuffer: 2 ** 26 });
  const entries = await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashed = files.map(async (file) => {
    const hash = createHash('sha256').update(await readFile(file));
    return [file.slice(folder.length), hash.digest('hex')] as const;
  });
  return new Map((await Promise.all(hashed)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

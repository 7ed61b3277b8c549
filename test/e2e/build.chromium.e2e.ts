import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import shell, { precacheList, staticImports } from '../bench/shell.ts';
import { requireAppBuild } from '../support/app-build.ts';
import { expect, test } from './fixtures.ts';

test('a script that the worker fetches ahead imports at once what is fetched no later', async () => {
  const appDir = requireAppBuild();
  const files = await precacheList(appDir);
  const scripts = [...files.keys()].filter((path) => path.endsWith('.js'));
  expect(scripts.filter((path) => files.get(path)?.when === 'yes').length).toBeGreaterThan(5);
  expect(scripts.filter((path) => files.get(path)?.when === 'later').length).toBeGreaterThan(5);
  for (const script of scripts) {
    const imports = staticImports(script, await readFile(join(appDir, script), 'utf8'));
    const tiers = files.get(script)?.when === 'yes' ? ['yes'] : ['yes', 'later'];
    expect
      .soft(
        imports.filter((path) => !tiers.includes(files.get(path)?.when ?? 'no')),
        `imported by ${script}`,
      )
      .toEqual([]);
  }
});

test('the first route, its scripts and what is fetched ahead stay within their bytes', async () => {
  const { figures } = await shell();
  expect.soft(figures.firstRouteBytes).toBeLessThanOrEqual(26_000);
  expect.soft(figures.firstRouteJsBytes).toBeLessThanOrEqual(18 * 1024);
  expect.soft(figures.precacheBytes).toBeLessThanOrEqual(120 * 1024);
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import shell from '../bench/shell.ts';
import { requireAppBuild } from '../support/app-build.ts';
import { expect, test } from './fixtures.ts';

test('whatever a precached script imports at once is precached too', async () => {
  const appDir = requireAppBuild();
  const worker = await readFile(join(appDir, 'sw.js'), 'utf8');
  const isPrecached = (name: string) => worker.includes(`"assets/${name}"`) || worker.includes(`'assets/${name}'`);
  const scripts = (await readdir(join(appDir, 'assets'))).filter((name) => name.endsWith('.js'));
  expect(scripts.filter(isPrecached).length).toBeGreaterThan(5);
  for (const script of scripts.filter(isPrecached)) {
    const code = await readFile(join(appDir, 'assets', script), 'utf8');
    const imports = [...code.matchAll(/\b(?:import|from)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(
      ([, name]) => name ?? '',
    );
    expect
      .soft(
        imports.filter((name) => !isPrecached(name)),
        `not precached, but imported by ${script}`,
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

import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clearStaleSites } from '../../src/publisher/work/stale-sites.ts';

test('a try-out deletes sites of feeds that were not tried for a month, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bantin-stale-'));
  const nowMs = Date.now();
  const make = (name: string, daysAgo: number) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.html'), name);
    const seconds = nowMs / 1000 - daysAgo * 24 * 3600;
    utimesSync(join(folder, name), seconds, seconds);
  };
  make('site-aaaaaaaaaaaa', 40);
  make('site-bbbbbbbbbbbb', 20);
  make('site-cccccccccccc', 40);
  make('site', 400);
  make('site-of-mine', 400);
  await clearStaleSites(folder, 'site-cccccccccccc', nowMs);
  expect(readdirSync(folder).sort()).toEqual(['site', 'site-bbbbbbbbbbbb', 'site-cccccccccccc', 'site-of-mine']);
  // The one in use counts from now.
  expect(statSync(join(folder, 'site-cccccccccccc')).mtimeMs).toBeCloseTo(nowMs, -2);
  await rm(folder, { recursive: true });
});

import { rm } from 'node:fs/promises';
import { startCheckedSite } from '../promises/checked-site.ts';
import { soak } from '../promises/soak.ts';
import { NEXT_MARK } from '../promises/soak-run.ts';
import { requireAppBuild } from '../support/app-build.ts';
import { makeNextBuild } from '../support/next-build.ts';
import { test } from './fixtures.ts';

// A sample of `npm run soak`, which does three times as much with twenty seeds.
test('random operations leave what a simple model says', async ({ engine, display }) => {
  test.setTimeout(600_000);
  const site = await startCheckedSite();
  const nextBuild = await makeNextBuild(NEXT_MARK);
  try {
    for (const seed of [1, 2]) {
      const builds: [string, string] = [requireAppBuild(), nextBuild];
      await test.step(`--seed ${seed}`, () => soak({ engine, display, site, builds, seed, operations: 100 }));
    }
  } finally {
    await site.stop();
    await rm(nextBuild, { recursive: true, force: true });
  }
});

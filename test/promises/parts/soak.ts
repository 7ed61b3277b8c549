import { rm } from 'node:fs/promises';
import { requireAppBuild } from '../../support/app-build.ts';
import { installed } from '../../support/browsers.ts';
import { makeNextBuild } from '../../support/next-build.ts';
import { startCheckedSite } from '../checked-site.ts';
import { type Engine, type Row, type RunPart, tryAll } from '../part.ts';
import { soak } from '../soak.ts';

const SEEDS = 20;
const OPERATIONS = 300;

/** Promise 11: random operations against a simple model, in the browsers that can open a second tab here. */
export const run: RunPart = (options) => runSeeds({ ...options, operations: OPERATIONS });

export async function runSeeds(options: Parameters<RunPart>[0] & { operations: number }): Promise<Row[]> {
  const { seed, times, operations, log } = options;
  const engines: Engine[] = ['chromium', ...(installed.firefox ? (['firefox'] as const) : [])];
  const seeds = Array.from({ length: times ?? SEEDS }, (_, i) => seed + i);
  const site = await startCheckedSite();
  const nextBuild = await makeNextBuild('sau');
  const builds: [string, string] = [requireAppBuild(), nextBuild];
  const rows: Row[] = [];
  try {
    for (const engine of engines.filter((one) => options.engine === null || one === options.engine)) {
      const row = { what: `${operations} operations`, engine, unit: 'seeds' };
      const attempt = async (one: number) => {
        const startedAtMs = Date.now();
        await soak({ engine, display: '', site, builds, seed: one, operations });
        log(`soak, ${engine}, seed ${one}: held, ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
      };
      rows.push(
        await tryAll(
          row,
          seeds,
          attempt,
          (one) => `npm run soak -- --seed ${one} --seeds 1 --operations ${operations}`,
        ),
      );
    }
  } finally {
    await site.stop();
    await rm(nextBuild, { recursive: true, force: true });
  }
  return rows;
}

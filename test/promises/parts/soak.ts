import { rm } from 'node:fs/promises';
import { requireAppBuild } from '../../support/app-build.ts';
import { makeNextBuild } from '../../support/next-build.ts';
import { startVirtualScreen } from '../../support/webkit/virtual-screen.ts';
import { startCheckedSite } from '../checked-site.ts';
import { engines, isInstalled, notRun, type Row, type RunPart, tryAll } from '../part.ts';
import { soak } from '../soak.ts';

const SEEDS = 20;
export const OPERATIONS = 300;

/** Promise 11: random operations against a simple model, in every browser that is installed. */
export const run: RunPart = (options) => runSeeds({ ...options, operations: OPERATIONS });

export async function runSeeds(options: Parameters<RunPart>[0] & { operations: number }): Promise<Row[]> {
  const { seed, times, operations, log } = options;
  const seeds = Array.from({ length: times ?? SEEDS }, (_, i) => seed + i);
  const site = await startCheckedSite();
  const nextBuild = await makeNextBuild('sau');
  const builds: [string, string] = [requireAppBuild(), nextBuild];
  const rows: Row[] = [];
  try {
    for (const engine of engines.filter((one) => options.engine === null || one === options.engine)) {
      const row = { what: `${operations} operations`, engine, unit: 'seeds', promised: SEEDS };
      if (!isInstalled(engine)) {
        rows.push(notRun(row, 'not installed'));
        continue;
      }
      const screen = engine === 'webkit' ? await startVirtualScreen() : null;
      const display = screen?.display ?? '';
      const attempt = async (one: number) => {
        const startedAtMs = Date.now();
        await soak({ engine, display, site, builds, seed: one, operations });
        log(`soak, ${engine}, seed ${one}: held, ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
      };
      rows.push(
        await tryAll(
          engine === 'webkit' ? { ...row, note: 'without a second tab: its window has one' } : row,
          seeds,
          attempt,
          (one) => `npm run soak -- --seed ${one} --seeds 1 --operations ${operations} --engine ${engine}`,
        ),
      );
      screen?.close();
    }
  } finally {
    await site.stop();
    await rm(nextBuild, { recursive: true, force: true });
  }
  return rows;
}

import { rm } from 'node:fs/promises';
import { requireAppBuild } from '../../support/app-build.ts';
import { makeNextBuild } from '../../support/next-build.ts';
import { startVirtualScreen } from '../../support/webkit/virtual-screen.ts';
import { startCheckedSite } from '../checked-site.ts';
import { enginesOf, isInstalled, messageOf, notRun, type Row, type RunPart, tryAll } from '../part.ts';
import { soak } from '../soak.ts';
import { type Kill, NEXT_MARK } from '../soak-run.ts';

const SEEDS = 20;
export const OPERATIONS = 300;

/** Promise 11: random operations against a simple model, in every browser that is installed. */
export const run: RunPart = (options) => runSeeds({ ...options, operations: OPERATIONS });

export async function runSeeds(options: Parameters<RunPart>[0] & { operations: number }): Promise<Row[]> {
  const { seed, times, operations, log } = options;
  const seeds = Array.from({ length: times ?? SEEDS }, (_, i) => seed + i);
  const site = await startCheckedSite();
  const nextBuild = await makeNextBuild(NEXT_MARK);
  const builds: [string, string] = [requireAppBuild(), nextBuild];
  const rows: Row[] = [];
  try {
    for (const engine of enginesOf(options)) {
      const row = { what: `${operations} operations`, engine, unit: 'seeds', promised: SEEDS };
      if (!isInstalled(engine)) {
        rows.push(notRun(row, 'not installed'));
        continue;
      }
      const screen = engine === 'webkit' ? await startVirtualScreen() : null;
      const display = screen?.display ?? '';
      const survived: Kill[] = [];
      const attempt = async (one: number) => {
        const startedAtMs = Date.now();
        try {
          const kills = await soak({ engine, display, site, builds, seed: one, operations });
          const seconds = Math.round((Date.now() - startedAtMs) / 1000);
          log(`soak, ${engine}, seed ${one}: held, ${seconds} s; ${described(kills)}`);
          survived.push(...kills);
        } catch (error) {
          log(`soak, ${engine}, seed ${one}: NOT HELD, ${messageOf(error)}`);
          throw error;
        }
      };
      const tried = await tryAll(
        row,
        seeds,
        attempt,
        (one) => `npm run soak -- --seed ${one} --seeds 1 --operations ${operations} --engine ${engine}`,
      );
      rows.push({ ...tried, note: described(survived) });
      screen?.close();
    }
  } finally {
    await site.stop();
    await rm(nextBuild, { recursive: true, force: true });
  }
  return rows;
}

/** `21 kills: 3 in sync (2 before its end), …` */
function described(kills: Kill[]): string {
  const operations = [...new Set(kills.map(({ operation }) => operation))].map((name) => {
    const ofIt = kills.filter(({ operation }) => operation === name);
    return `${ofIt.length} in ${name} (${ofIt.filter(({ cutItOff }) => cutItOff).length} before its end)`;
  });
  return `${kills.length} kills: ${operations.join(', ')}`;
}

import { startVirtualScreen } from '../../support/webkit/virtual-screen.ts';
import { CrashBench, crashMoments } from '../crash.ts';
import { enginesOf, isInstalled, notRun, type Row, type RunPart, tryAll } from '../part.ts';

/** Kills at each moment, as the promise says. */
const KILLS = 50;

/** Promise 1: SIGKILL at moments drawn by lot, in every browser that is installed. */
export const run: RunPart = async ({ seed, times, engine, moment: only, log }) => {
  const rows: Row[] = [];
  for (const one of enginesOf({ engine })) {
    if (!isInstalled(one)) {
      rows.push(notRun({ what: 'all six moments', engine: one, unit: 'kills' }, 'not installed'));
      continue;
    }
    const screen = one === 'webkit' ? await startVirtualScreen() : null;
    const bench = await CrashBench.create(one, screen?.display ?? '');
    try {
      for (const moment of crashMoments.filter((each) => only === null || each === only)) {
        const seeds = Array.from({ length: times ?? KILLS }, (_, i) => seed + i);
        const row = { what: moment, engine: one, unit: 'kills', promised: KILLS };
        rows.push(
          await tryAll(
            row,
            seeds,
            (each) => bench.kill(moment, each),
            (each) => `npm run promises -- crash --engine ${one} --moment '${moment}' --times 1 --seed ${each}`,
          ),
        );
        log(`crash, ${one}, ${moment}: ${rows.at(-1)?.held} of ${seeds.length}`);
      }
    } finally {
      await bench.close();
      screen?.close();
    }
  }
  return rows;
};

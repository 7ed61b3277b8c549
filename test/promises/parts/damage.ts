import { startVirtualScreen } from '../../support/webkit/virtual-screen.ts';
import { DamageBench, damageCases, type Recovery } from '../damage-disk.ts';
import { runNamedTests } from '../named-tests.ts';
import {
  type Engine,
  enginesOf,
  isInstalled,
  notRun,
  type PartOptions,
  type Row,
  type RunPart,
  tryAll,
} from '../part.ts';

/**
 * Promise 5: each kind of damage at each file of the database in a closed profile, in every browser that is installed
 * (`--times N`: so many of them, from the one that `--seed` names on), and the tests that PROMISES.md names.
 */
export const run: RunPart = async (options) => {
  const rows: Row[] = [];
  for (const engine of enginesOf(options)) rows.push(await damageDisk(engine, options));
  return [...rows, ...(await runNamedTests(5, options))];
};

async function damageDisk(engine: Engine, { seed, times, log }: PartOptions): Promise<Row> {
  const cases = damageCases(engine);
  const row = { what: 'database damaged on the disk', engine, unit: 'files × kinds', promised: cases.length };
  if (!isInstalled(engine)) return notRun(row, 'not installed');
  const screen = engine === 'webkit' ? await startVirtualScreen() : null;
  const bench = await DamageBench.create(engine, screen?.display ?? '');
  const recovered = new Map<Recovery, number>();
  const from = times === null ? 0 : (seed - 1) % cases.length;
  try {
    const result = await tryAll(
      row,
      cases.slice(from, from + (times ?? cases.length)),
      async (one) => {
        const recovery = await bench.attempt(one, seed);
        recovered.set(recovery, (recovered.get(recovery) ?? 0) + 1);
        log(`damage, ${engine}, ${one.file} ${one.kind}: ${recovery}`);
      },
      ({ file, kind }) => `${file} ${kind}`,
    );
    const note = [...recovered].map(([recovery, count]) => `${count} ${recovery}`).join(', ');
    return { ...result, ...(note && { note }) };
  } finally {
    await bench.close();
    screen?.close();
  }
}

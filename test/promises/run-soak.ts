import { parseArgs } from 'node:util';
import { messageOf } from './part.ts';
import { OPERATIONS, runSeeds } from './parts/soak.ts';
import { countOf, engineOf, printRows } from './run.ts';

/** `npm run soak -- [--seed N] [--seeds N] [--operations N] [--engine NAME]`; resolves to the exit code. */
export async function main(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  let options: Parameters<typeof runSeeds>[0];
  try {
    const { values } = parseArgs({ args, options: { seed: text, seeds: text, operations: text, engine: text } });
    options = {
      vectorsFile: null,
      feedsDir: null,
      imagesDir: null,
      seed: countOf('--seed', values.seed) ?? 1,
      times: countOf('--seeds', values.seeds),
      operations: countOf('--operations', values.operations) ?? OPERATIONS,
      engine: engineOf(values.engine),
      moment: null,
      log: (line) => console.error(line),
    };
  } catch (error) {
    console.error(
      `${messageOf(error)}\nUsage: npm run soak -- [--seed N] [--seeds N] [--operations N] [--engine NAME]`,
    );
    return 2;
  }
  const rows = await runSeeds(options);
  printRows(rows.map((row) => ({ part: 'soak', ...row })));
  return rows.every(({ tried, held }) => tried === held) ? 0 : 1;
}

import { parseArgs } from 'node:util';
import type { Engine } from './part.ts';
import { runSeeds } from './parts/soak.ts';
import { printRows } from './run.ts';

/** `npm run soak -- [--seed N] [--seeds N] [--operations N] [--engine NAME]`; resolves to the exit code. */
export async function main(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { seed: text, seeds: text, operations: text, engine: text } });
  const rows = await runSeeds({
    vectorsFile: null,
    feedsDir: null,
    imagesDir: null,
    seed: Number(values.seed ?? 1),
    times: Number(values.seeds ?? 20),
    operations: Number(values.operations ?? 300),
    engine: (values.engine as Engine | undefined) ?? null,
    log: (line) => console.error(line),
  });
  printRows(rows.map((row) => ({ part: 'soak', ...row })));
  return rows.every(({ tried, held }) => tried === held) ? 0 : 1;
}

import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

/** What a benchmark module (`test/bench/NAME.ts`) hands back. */
export interface BenchResult {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  /** The same measurements by name, with the unit in the name (`firstCardsMs`, `ratio`): what `--json` writes. */
  figures: Record<string, number>;
}

export interface BenchContext {
  /** The command line after the benchmark's name, without `--json FILE`. */
  args: string[];
}

export type Bench = (context: BenchContext) => Promise<BenchResult>;

const folder = new URL('.', import.meta.url);

/** `npm run bench -- NAME [--json FILE] [ARG…]`; resolves to the exit code. */
export async function main(args: string[]): Promise<number> {
  const jsonAt = args.indexOf('--json');
  const jsonFile = jsonAt < 0 ? undefined : args[jsonAt + 1];
  const rest = jsonAt < 0 ? args : args.toSpliced(jsonAt, 2);
  const [name, ...benchArgs] = rest;
  const file = new URL(`${name}.ts`, folder);
  if (!name || !/^[a-z][a-z-]*$/.test(name) || name === 'run' || !existsSync(file)) {
    const names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'run.ts')
      .map((entry) => entry.name.slice(0, -3));
    console.error(`Usage: npm run bench -- NAME [--json FILE]\nBenchmarks: ${names.join(', ')}`);
    return 2;
  }
  const { default: bench } = (await import(/* @vite-ignore */ file.pathname)) as { default: Bench };
  const result = await bench({ args: benchArgs });
  print(result);
  if (jsonFile) await writeFile(jsonFile, `${JSON.stringify(result.figures, null, 2)}\n`);
  return 0;
}

function print({ title, columns, rows, figures }: BenchResult): void {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(round(cell)) : cell)));
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const isNumber = columns.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'));
  const line = (row: string[]) =>
    row.map((cell, i) => (isNumber[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ');
  console.log(`\n${title}\n`);
  console.log(line(columns));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const row of cells) console.log(line(row));
  console.log();
  for (const [name, value] of Object.entries(figures)) console.log(`${name} = ${round(value)}`);
}

/** Four significant digits: no measurement here is better than that. */
function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

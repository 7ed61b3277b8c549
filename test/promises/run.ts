import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { appDir } from '../support/app-build.ts';
import { crashMoments } from './crash.ts';
import { networkPhases } from './network-in-browser.ts';
import { engines, messageOf, type PartOptions, type Row, type RunPart } from './part.ts';

const folder = new URL('parts/', import.meta.url);

const usage = `Usage: npm run promises -- [PART…] [--vectors FILE] [--feeds DIR] [--images DIR]
       [--seed N] [--times N] [--engine chromium|firefox|webkit] [--moment NAME] [--json FILE]`;

/** `npm run promises`: every part in full, printed as a table; resolves to the exit code. */
export async function main(args: string[]): Promise<number> {
  const known = partNames();
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    console.error(`${messageOf(error)}\n${usage}\nParts: ${known.join(', ')}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`No part ${unknown.join(', ')}\n${usage}\nParts: ${known.join(', ')}`);
    return 2;
  }
  if (!existsSync(`${appDir}/index.html`)) {
    console.error(`No built app in ${appDir}: npm run build`);
    return 2;
  }
  let options: PartOptions;
  try {
    options = {
      vectorsFile: pathOf(values.vectors),
      feedsDir: pathOf(values.feeds),
      imagesDir: pathOf(values.images),
      seed: countOf('--seed', values.seed) ?? 1,
      times: countOf('--times', values.times),
      engine: engineOf(values.engine),
      moment: momentOf(values.moment),
      log: (line) => console.error(line),
    };
  } catch (error) {
    console.error(`${messageOf(error)}\n${usage}`);
    return 2;
  }
  const rows = await runParts(positionals.length > 0 ? positionals : known, options);
  printRows(rows);
  if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  return rows.every(({ tried, held }) => tried === held) ? 0 : 1;
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      vectors: { type: 'string' },
      feeds: { type: 'string' },
      images: { type: 'string' },
      seed: { type: 'string' },
      times: { type: 'string' },
      engine: { type: 'string' },
      moment: { type: 'string' },
      json: { type: 'string' },
    },
  });
}

/** What is named must be there: a slip of the pen would otherwise try nothing, or our own input instead. */
function pathOf(given: string | undefined): string | null {
  if (given === undefined) return null;
  const path = resolve(given);
  if (!existsSync(path)) throw new Error(`${path} is not there`);
  return path;
}

export function countOf(name: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  if (!/^[1-9]\d*$/.test(given)) throw new Error(`${name} ${given}: a number from 1 on`);
  return Number(given);
}

export function engineOf(given: string | undefined): PartOptions['engine'] {
  const found = engines.find((engine) => engine === given) ?? null;
  if (given !== undefined && found === null) throw new Error(`--engine ${given}: ${engines.join(', ')}`);
  return found;
}

function momentOf(given: string | undefined): string | null {
  const known: readonly string[] = [...crashMoments, ...networkPhases];
  if (given !== undefined && !known.includes(given)) throw new Error(`--moment ${given}: ${known.join(', ')}`);
  return given ?? null;
}

export function partNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .sort();
}

type PartRow = Row & { part: string };

/** A part that cannot go on is a row that did not hold: it never passes by being absent. */
async function runParts(names: string[], options: PartOptions): Promise<PartRow[]> {
  const rows: PartRow[] = [];
  for (const name of names) {
    const startedAtMs = Date.now();
    options.log(`== ${name}`);
    try {
      const { run } = (await import(/* @vite-ignore */ new URL(`${name}.ts`, folder).pathname)) as { run: RunPart };
      for (const row of await run(options)) rows.push({ part: name, ...row });
    } catch (error) {
      console.error(error);
      rows.push({
        part: name,
        what: 'the part itself',
        engine: 'node',
        unit: 'runs',
        tried: 1,
        held: 0,
        failures: [messageOf(error)],
      });
    }
    options.log(`== ${name}: ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
  }
  return rows;
}

/** The table, then every note and failure in a line; what was not run is told as that, and counts on neither side. */
export function printRows(rows: PartRow[]): void {
  const columns = ['part', 'what', 'engine', 'tried', 'held', 'unit'];
  const cells = rows.map((row) => [
    row.part,
    row.what,
    row.engine,
    row.tried === 0 ? 'not run' : String(row.tried),
    row.tried === 0 ? '-' : String(row.held),
    row.promised !== undefined && row.promised > row.tried ? `${row.unit} (of ${row.promised})` : row.unit,
  ]);
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((cell, i) => (i === 3 || i === 4 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ');
  console.log(line(columns).trimEnd());
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const row of cells) console.log(line(row).trimEnd());
  console.log();
  for (const { part, what, engine, failures, note } of rows) {
    if (note) console.log(`${part}, ${what}, ${engine}: ${note}`);
    for (const failure of failures) console.log(`NOT HELD ${part}, ${what}, ${engine}: ${failure}`);
  }
  const tried = rows.reduce((sum, row) => sum + row.tried, 0);
  const held = rows.reduce((sum, row) => sum + row.held, 0);
  const absent = rows.filter((row) => row.tried === 0).length;
  const fewer = rows.filter((row) => row.tried > 0 && (row.promised ?? 0) > row.tried).length;
  console.log(
    [
      `${held} of ${tried} held`,
      ...(absent > 0 ? [`${absent} ${absent === 1 ? 'line' : 'lines'} not run`] : []),
      ...(fewer > 0 ? [`${fewer} ${fewer === 1 ? 'line' : 'lines'} with fewer than promised`] : []),
    ].join(', '),
  );
}

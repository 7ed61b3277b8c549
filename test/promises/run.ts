import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { appDir } from '../support/app-build.ts';
import { type Engine, messageOf, type PartOptions, type Row, type RunPart } from './part.ts';

const folder = new URL('parts/', import.meta.url);

const usage = `Usage: npm run promises -- [PART…] [--vectors FILE] [--feeds DIR] [--images DIR]
       [--seed N] [--times N] [--engine chromium|firefox|webkit] [--json FILE]`;

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
  const options: PartOptions = {
    vectorsFile: pathOf(values.vectors),
    feedsDir: pathOf(values.feeds),
    imagesDir: pathOf(values.images),
    seed: Number(values.seed ?? 1),
    times: values.times === undefined ? null : Number(values.times),
    engine: (values.engine as Engine | undefined) ?? null,
    log: (line) => console.error(line),
  };
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
      json: { type: 'string' },
    },
  });
}

function pathOf(given: string | undefined): string | null {
  return given === undefined ? null : resolve(given);
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

export function printRows(rows: PartRow[]): void {
  const columns = ['part', 'what', 'engine', 'tried', 'held', 'unit'];
  const cells = rows.map((row) => [row.part, row.what, row.engine, String(row.tried), String(row.held), row.unit]);
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
  console.log(`${held} of ${tried} held`);
}

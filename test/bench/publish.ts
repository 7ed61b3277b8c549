import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { PAGE_ITEMS, readCorpus, writeEleventy, writeFeed } from './publish/inputs.ts';
import { photos } from './publish/photos.ts';
import { publish, type Run, runProgram } from './publish/run-program.ts';
import type { BenchContext, BenchResult } from './run.ts';

const PARTS = ['eleventy', 'plain', 'second', 'large', 'photos'] as const;
/** Sites of the large run are of the corpus this many times over. */
const LARGE_TIMES = 5;

/**
 * Articles of the corpus as a site, beside Eleventy making the same pages of the same JSON (pages alone: no feed, no
 * compressed twins, no one-item feeds); then runs with nothing and with one article new, and what a reader fetches;
 * five times the corpus; and photographs beside bare sharp. All of it takes minutes: `--only` names parts, and what
 * they are compared with runs with them.
 *
 * `npm run bench -- publish [--articles COUNT] [--only PART,…]`, parts: eleventy, plain, second, large, photos.
 */
export default async function publishBench({ args }: BenchContext): Promise<BenchResult> {
  const count = Number(optionOf(args, '--articles')) || 10_000;
  const only = optionOf(args, '--only')?.split(',') ?? PARTS;
  const wants = (part: (typeof PARTS)[number]) => only.includes(part);
  const folder = await mkdtemp(join(tmpdir(), 'bantin-bench-publish-'));
  const figures: Record<string, number> = {};
  const rows: (string | number)[][] = [];
  const note = (name: string, { ms, peakMegabytes }: Run, pages: number) => {
    rows.push([name, ms / 1000, pages / (ms / 1000), peakMegabytes]);
    return ms;
  };
  const feed = join(folder, 'in/feed.json');
  const site = join(folder, 'site');
  try {
    if (wants('photos')) Object.assign(figures, await photos(folder));
    if (only.some((part) => part !== 'photos')) {
      const corpus = readCorpus().slice(0, count);
      writeFeed(join(folder, 'in'), corpus, count);
      const eleventyMs = wants('eleventy') ? note('Eleventy 3, pages alone', await eleventy(folder), count) : 0;
      if (wants('plain')) {
        const plainMs = note(
          'bantin publish --no-compress',
          await publish(feed, join(folder, 'plain'), ['--no-compress']),
          count,
        );
        if (eleventyMs) figures.speedAgainstEleventyUncompressed = eleventyMs / plainMs;
      }
      const full = await publish(feed, site);
      const fullMs = note('bantin publish', full, count);
      Object.assign(figures, {
        articles: count,
        peakMegabytes: full.peakMegabytes,
        firstSyncAgainstBrotli5: firstSync(site),
      });
      if (eleventyMs) figures.speedAgainstEleventy = eleventyMs / fullMs;
      if (wants('second')) {
        const unchangedMs = note('again, nothing new', await publish(feed, site), count);
        const before = inodes(site);
        const edited = corpus.map((one, at) =>
          at === count >> 1 ? { ...one, body: `${one.body}\nĐã đính chính.` } : one,
        );
        writeFeed(join(folder, 'in'), edited, count);
        note('again, one article edited', await publish(feed, site), count);
        const written = [...inodes(site)].filter(([path, inode]) => before.get(path) !== inode).map(([path]) => path);
        // The head feed is asked for with its ETag; what changed of the rest comes compressed.
        const fetched = written.filter((path) => /^feed(\/[\w-]+)?\.json\.br$/.test(path));
        Object.assign(figures, {
          unchangedShareOfFirst: unchangedMs / fullMs,
          filesWrittenForOneEdit: written.length,
          fetchedKilobytesAfterOneEdit: sizeOf(site, fetched) / 1000,
        });
      }
      if (wants('large')) {
        const large = Array.from({ length: LARGE_TIMES }, (_, turn) =>
          corpus.map((one) => ({ ...one, id: `${turn}-${one.id}` })),
        ).flat();
        writeFeed(join(folder, 'in'), large, large.length);
        const run = await publish(feed, join(folder, 'large'));
        note(`bantin publish, ${large.length}`, run, large.length);
        Object.assign(figures, {
          largeTimes: run.ms / fullMs,
          largeMemoryTimes: run.peakMegabytes / full.peakMegabytes,
        });
      }
    }
    return { title: `Publishing ${count} articles`, columns: ['run', 'seconds', 'pages/s', 'peak MB'], rows, figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function optionOf(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

function eleventy(folder: string): Promise<Run> {
  const input = join(folder, 'eleventy');
  writeEleventy(input, join(folder, 'in'));
  return runProgram([
    'node_modules/@11ty/eleventy/cmd.cjs',
    '--quiet',
    '--formats=njk',
    `--input=${input}`,
    `--output=${folder}/eleventy-out`,
    `--config=${input}/eleventy.config.mjs`,
  ]);
}

function inodes(folder: string): Map<string, number> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => [
      join(parentPath, name).slice(folder.length + 1),
      statSync(join(parentPath, name)).ino,
    ]),
  );
}

function sizeOf(site: string, paths: string[]): number {
  return paths.reduce((sum, path) => sum + statSync(join(site, path)).size, 0);
}

/** Bytes of a first sync of the newest 2,000, against brotli 5 over the same items in pages of 100. */
function firstSync(site: string): number {
  const read = (path: string) => JSON.parse(readFileSync(join(site, path), 'utf8'));
  const manifest = read('feed/manifest.json');
  let bytes = ['feed.json.br', 'feed/manifest.json.br', 'feed/views.json.br'].reduce(
    (sum, path) => sum + statSync(join(site, path)).size,
    0,
  );
  const items: unknown[] = [];
  for (const { path } of manifest.pages) {
    if (items.length >= 2000) break;
    bytes += statSync(join(site, `${path}.br`)).size;
    items.push(...read(path).items);
  }
  let plain = 0;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  for (let at = 0; at < items.length; at += PAGE_ITEMS)
    plain += brotliCompressSync(JSON.stringify(items.slice(at, at + PAGE_ITEMS)), { params }).length;
  return bytes / plain;
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { median } from '../support/median.ts';
import { eleventy } from './publish/eleventy.ts';
import { PAGE_ITEMS, readCorpus, writeFeed } from './publish/inputs.ts';
import { photos } from './publish/photos.ts';
import { publish, type Run } from './publish/run-program.ts';
import type { BenchContext, BenchResult } from './run.ts';

const PARTS = ['eleventy', 'plain', 'second', 'large', 'photos'] as const;
/** Sites of the large run are of the corpus this many times over. */
const LARGE_TIMES = 5;
/** A round is each program once, one after another, so that what slows the machine for a while slows both: the median counts. */
const ROUNDS = 3;

/**
 * Articles of the corpus as a site, beside Eleventy making the same pages of the same JSON: once pages alone, once
 * with a one-item feed and compressed twins of each as well. The publisher writes the feed, its archive and manifest,
 * lists, RSS and sitemap besides, and cannot do less. Then five times the corpus; runs with nothing and with one article new,
 * and what a reader fetches; and photographs beside bare sharp. All of it takes minutes: `--only` names parts, and what
 * they are compared with runs with them. Every program starts cold, in a folder that is not there yet. Nothing is removed
 * before the end: on ext4 without a journal, new files for minutes after cost ten times the system's time, and whoever
 * writes most pays for what another one left.
 *
 * `npm run bench -- publish [--articles COUNT] [--rounds COUNT] [--only PART,…]`, parts: eleventy, plain, second, large,
 * photos. Ratios of time and peaks of memory are medians over the rounds.
 */
export default async function publishBench({ args }: BenchContext): Promise<BenchResult> {
  const count = Number(optionOf(args, '--articles')) || 10_000;
  const only = optionOf(args, '--only')?.split(',') ?? PARTS;
  const wants = (part: (typeof PARTS)[number]) => only.includes(part);
  const folder = await mkdtemp(join(tmpdir(), 'bantin-bench-publish-'));
  const figures: Record<string, number> = {};
  const rows: (string | number)[][] = [];
  const note = (name: string, run: Run, pages: number) => {
    rows.push([name, run.ms / 1000, run.cpuMs / 1000, pages / (run.ms / 1000), run.peakMegabytes]);
    return run;
  };
  const feed = join(folder, 'in/feed.json');
  const site = join(folder, 'site');
  try {
    if (wants('photos')) Object.assign(figures, await photos(folder));
    if (only.some((part) => part !== 'photos')) {
      const corpus = readCorpus().slice(0, count);
      writeFeed(join(folder, 'in'), corpus, count);
      const input = join(folder, 'in');
      const rounds = Number(optionOf(args, '--rounds')) || ROUNDS;
      const runs: Record<Contender, Run[]> = { rival: [], plain: [], rivalFull: [], full: [] };
      for (let round = 0; round < rounds; round++) {
        // Side by side: first those that write pages alone, then those that write twins as well.
        const out = (name: string) => join(folder, `${name}-${round}`);
        if (wants('eleventy')) runs.rival.push(await eleventy(folder, input, out('eleventy'), 'pages'));
        if (wants('plain')) runs.plain.push(await publish(feed, out('plain'), ['--no-compress']));
        if (wants('eleventy'))
          runs.rivalFull.push(await eleventy(folder, input, out('eleventy-full'), 'pages, item.json, twins'));
        runs.full.push(await publish(feed, round === 0 ? site : out('full')));
      }
      for (const [contender, title] of Object.entries(CONTENDERS) as [Contender, string][])
        for (const run of runs[contender]) note(title, run, count);
      const fullMs = median(runs.full.map(({ ms }) => ms));
      const fullPeakMegabytes = median(runs.full.map(({ peakMegabytes }) => peakMegabytes));
      Object.assign(figures, {
        articles: count,
        rounds,
        peakMegabytes: fullPeakMegabytes,
        firstSyncAgainstBrotli5: firstSync(site),
        ...(wants('eleventy') && {
          // The same work on both sides: pages alone, and pages with one-item feeds and twins.
          ...(wants('plain') && ratios('PagesAlone', runs.rival, runs.plain)),
          ...ratios('PagesAndTwins', runs.rivalFull, runs.full),
          // Twice the files of the other side.
          ...ratios('PagesAloneByAllOfOurs', runs.rival, runs.full),
        }),
      });
      if (wants('large')) {
        const large = Array.from({ length: LARGE_TIMES }, (_, turn) =>
          corpus.map((one) => ({ ...one, id: `${turn}-${one.id}` })),
        ).flat();
        writeFeed(join(folder, 'in-large'), large, large.length);
        const run = await publish(join(folder, 'in-large/feed.json'), join(folder, 'large'));
        note(`bantin publish, ${large.length}`, run, large.length);
        Object.assign(figures, {
          largeTimes: run.ms / fullMs,
          largeMemoryTimes: run.peakMegabytes / fullPeakMegabytes,
        });
      }
      if (wants('second')) {
        const unchanged = note('again, nothing new', await publish(feed, site), count);
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
          unchangedShareOfFirst: unchanged.ms / fullMs,
          filesWrittenForOneEdit: written.length,
          fetchedKilobytesAfterOneEdit: sizeOf(site, fetched) / 1000,
        });
      }
    }
    return {
      title: `Publishing ${count} articles`,
      columns: ['run', 'seconds', 'CPU s', 'pages/s', 'peak MB'],
      rows,
      figures,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Programs of a round, and what each writes. */
const CONTENDERS = {
  rival: 'Eleventy 3: pages',
  plain: 'bantin publish --no-compress: pages, item.json, feed, lists',
  rivalFull: 'Eleventy 3: pages, item.json, twins',
  full: 'bantin publish: the same and twins of it all',
} as const;
type Contender = keyof typeof CONTENDERS;

/** How many times our pages a second are the other's: the median over the rounds, and the least of them. */
function ratios(what: string, theirs: Run[], ours: Run[]): Record<string, number> {
  const times = theirs.map(({ ms }, round) => ms / (ours[round]?.ms ?? Number.NaN));
  return { [`speedAgainstEleventy${what}`]: median(times), [`leastSpeedAgainstEleventy${what}`]: Math.min(...times) };
}

function optionOf(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
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

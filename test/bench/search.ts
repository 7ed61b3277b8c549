import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { shared } from '../support/shared.ts';
import type { BenchContext, BenchResult } from './run.ts';
import { bundleForNode } from './search/bundle-for-node.ts';
import { measureInChromium } from './search/chromium.ts';
import type * as SpeedRun from './search/speed-run.ts';

const CONTENDERS = ['ours', 'mini', 'flex', 'flex-idb', 'sqlite'];

/**
 * `search [--sizes N,N] [--every N] [--only NAME,NAME] [--in node|chromium]`: what the index costs to build, keep and
 * ask, beside the libraries, in Node (processor time) and in Chromium at 4× slowdown (wall time, the index in
 * IndexedDB). `--every` takes each Nth query. `--only` takes some of the contenders (ours, mini, flex, flex-idb, sqlite)
 * and `--in` one of the places, so that a part fits into four minutes: 50,000 articles are
 * `--sizes 50000 --only ours --in node` and the same `--in chromium`. Above 10,000 only ours is measured.
 */
export default async function search({ args }: BenchContext): Promise<BenchResult> {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const corpusFile = option('--corpus') ?? shared('corpus/articles-10000.jsonl.br');
  const queriesFile = option('--queries') ?? shared('corpus/queries-first-3000.json');
  if (!corpusFile || !queriesFile) throw new Error('needs ../shared/corpus, or --corpus and --queries');
  const sizes = (option('--sizes') ?? '10000').split(',').map(Number);
  const every = Number(option('--every') ?? 10);
  const only = option('--only')?.split(',') ?? CONTENDERS;
  const unknown = only.find((name) => !CONTENDERS.includes(name));
  if (unknown !== undefined) throw new Error(`--only knows ${CONTENDERS.join(', ')}, not ${unknown}`);
  const places = [option('--in') ?? ['node', 'chromium']].flat();
  setFlagsFromString('--expose-gc');
  (globalThis as { gc?: unknown }).gc = runInNewContext('gc');
  const run = await bundleForNode<typeof SpeedRun>(fileURLToPath(new URL('search/speed-run.ts', import.meta.url)));
  const rows: (string | number)[][] = [];
  const figures: Record<string, number> = {};
  for (const size of sizes) {
    // The libraries at 50,000 take a gigabyte and an hour.
    const names = only.filter((name) => name === 'ours' || size <= 10_000);
    const inNode = places.includes('node') ? names : [];
    for (const speed of await run.measureInNode(corpusFile, queriesFile, size, inNode, every)) {
      rows.push([
        `${speed.contender} @${size}, Node`,
        cell(speed.buildPerArticle, 3) + (speed.mergePerArticle ? ` + ${cell(speed.mergePerArticle, 3)} merging` : ''),
        cell(speed.storedBytesPerArticle, 0),
        cell(speed.residentMegabytes, 1),
        '',
        `${cell(speed.queryP50, 2)} / ${cell(speed.queryP95, 2)}`,
        cell(speed.addTwenty, 1),
      ]);
      if (speed.contender === 'Bản Tin') {
        figures[`buildMsPerArticleAt${size}`] = speed.buildPerArticle;
        figures[`mergeMsPerArticleAt${size}`] = speed.mergePerArticle;
        figures[`bytesPerArticleAt${size}`] = speed.storedBytesPerArticle;
        figures[`residentMegabytesAt${size}`] = speed.residentMegabytes;
        figures[`nodeQueryP95MsAt${size}`] = speed.queryP95;
        figures[`addTwentyMsAt${size}`] = speed.addTwenty;
      }
    }
    if (!places.includes('chromium')) continue;
    const workload = run.readWorkload(corpusFile, queriesFile, size, names, every);
    for (const speed of await measureInChromium(workload, size, names)) {
      rows.push([
        `${speed.contender} @${size}, Chromium 4×`,
        '',
        '',
        speed.residentMegabytes === null ? '' : cell(speed.residentMegabytes, 1),
        speed.firstAnswerMs === null ? '' : cell(speed.firstAnswerMs, 0),
        `${cell(speed.queryP50, 2)} / ${cell(speed.queryP95, 2)}`,
        '',
      ]);
      if (speed.contender !== 'Bản Tin') continue;
      figures[`queryP50MsAt${size}`] = speed.queryP50;
      figures[`queryP95MsAt${size}`] = speed.queryP95;
      if (speed.firstAnswerMs !== null) figures[`firstAnswerMsAt${size}`] = speed.firstAnswerMs;
    }
  }
  return {
    title:
      'Search: wanted at 10,000 ≤ 0.1 ms an article, ≤ 1,250 bytes, ≤ 6 MB, first answer ≤ 100 then 34 ms, p95 ≤ 10 ms at 4×, 20 more ≤ 20 ms',
    columns: [
      'contender',
      'build, CPU ms/article',
      'bytes/article',
      'resident MB',
      'first answer ms',
      'query p50 / p95 ms',
      '20 more, CPU ms',
    ],
    rows,
    figures,
  };
}

function cell(value: number, digits: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(digits);
}

import { fileURLToPath } from 'node:url';
import { shared } from '../support/shared.ts';
import type { BenchContext, BenchResult } from './run.ts';
import { bundleForNode } from './search/bundle-for-node.ts';
import type * as QualityRun from './search/quality-run.ts';

/** What issue 3 wants of 10,000 articles and of the first 3,000. */
const WANTED: Record<string, [number, number]> = {
  title_exact: [1, 1],
  title_noacc: [1, 1],
  title_nfd: [1, 1],
  title_oldtone: [1, 1],
  title_typo: [0.998, 0.998],
  short_noacc: [0.975, 0.988],
  prefix: [0.98, 0.988],
  body3: [0.92, 0.95],
  body3_noacc: [0.88, 0.93],
  accent: [0.99, 0.99],
};

/**
 * `search-quality [--corpus FILE] [--queries FILE | --seed N] [--sizes N,N] [--library-queries N]`: how well known
 * items are found, ours beside the libraries. `--seed` makes other queries of the same form over all articles.
 */
export default async function searchQuality({ args }: BenchContext): Promise<BenchResult> {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const corpusFile = option('--corpus') ?? shared('corpus/articles-10000.jsonl.br');
  const seed = option('--seed');
  const queriesFile = option('--queries') ?? (seed === undefined ? shared('corpus/queries-first-3000.json') : null);
  if (!corpusFile || (!queriesFile && seed === undefined))
    throw new Error('needs ../shared/corpus, or --corpus with --queries or --seed');
  const run = await bundleForNode<typeof QualityRun>(fileURLToPath(new URL('search/quality-run.ts', import.meta.url)));
  const results = await run.measureQuality({
    corpusFile,
    queriesFile,
    seed: Number(seed ?? 1),
    libraryQueries: Number(option('--library-queries') ?? 40),
    sizes: (option('--sizes') ?? '10000').split(',').map(Number),
  });
  const figures: Record<string, number> = {};
  const columns = ['query type', ...results.map(({ contender, size }) => `${contender} @${size}`), 'wanted'];
  const types = [...new Set(results.flatMap(({ scores }) => Object.keys(scores)))];
  const rows = types.map((type) => {
    for (const { contender, size, scores } of results) {
      if (contender === results[0]?.contender) figures[`${type}At${size}`] = scores[type]?.score ?? 0;
    }
    const cells = results.map(({ scores }) => (scores[type]?.score ?? 0).toFixed(3));
    const [at10000, at3000] = WANTED[type] ?? [0, 0];
    return [type, ...cells, `${at10000} @10000, ${at3000} @3000`];
  });
  rows.push([
    'queries',
    ...results.map(({ scores }) => String(Object.values(scores).reduce((sum, { count }) => sum + count, 0))),
    '',
  ]);
  return { title: 'Known items: MRR@10, accent: precision@10', columns, rows, figures };
}

import type { BenchArticle, BenchQuery, Contender } from './contender.ts';
import { grow, readCorpus, readQueries } from './corpus.ts';
import { flexSearch, fullTextSqlite, miniSearch } from './libraries.ts';
import { OurEngine } from './ours.ts';
import { benchArticle, folded } from './quality-run.ts';

export interface NodeSpeed {
  contender: string;
  /** Processor time, all threads, in milliseconds. */
  buildPerArticle: number;
  mergePerArticle: number;
  storedBytesPerArticle: number;
  /** Growth of heap and buffers from before the build to after the queries, both after garbage collection. */
  residentMegabytes: number;
  queryP50: number;
  queryP95: number;
  addTwenty: number;
}

/** By the name that `--only` takes; what is not here runs in a browser alone. */
const MAKERS: Record<string, () => Contender | Promise<Contender>> = {
  ours: () => new OurEngine(),
  mini: miniSearch,
  flex: () => flexSearch('forward'),
  sqlite: fullTextSqlite,
};

/** Loads articles and queries; the folded forms only where a library is to read them. */
export function readWorkload(
  corpusFile: string,
  queriesFile: string,
  count: number,
  names: string[],
  everyQuery: number,
) {
  const foldedToo = names.some((name) => name !== 'ours');
  const grown = grow(readCorpus(corpusFile), count + 20);
  const articles = grown.map((article): BenchArticle => {
    if (foldedToo) return benchArticle(article);
    const publishedAtMs = Date.parse(article.date_est ?? '');
    return {
      title: article.title,
      body: article.body,
      foldedTitle: '',
      foldedBody: '',
      publishedAtMs: publishedAtMs || null,
    };
  });
  const queries = readQueries(queriesFile).queries.filter((_, index) => index % everyQuery === 0);
  return { articles, queries: queries.map(({ q }): BenchQuery => ({ query: q, folded: folded(q) })) };
}

/** Measures every contender in this process, one after the other. Run with `--expose-gc`. */
export async function measureInNode(
  corpusFile: string,
  queriesFile: string,
  count: number,
  names: string[],
  everyQuery: number,
): Promise<NodeSpeed[]> {
  const makers = names.flatMap((name) => MAKERS[name] ?? []);
  if (makers.length === 0) return [];
  const { articles, queries } = readWorkload(corpusFile, queriesFile, count, names, everyQuery);
  const results: NodeSpeed[] = [];
  for (const make of makers) results.push(await measure(await make(), articles, queries, count));
  return results;
}

async function measure(
  contender: Contender,
  articles: BenchArticle[],
  queries: BenchQuery[],
  count: number,
): Promise<NodeSpeed> {
  const before = usedMegabytes();
  const buildMs = await processorMs(() => contender.add(articles.slice(0, count)));
  const mergeMs = contender instanceof OurEngine ? await processorMs(() => contender.merge()) : 0;
  const storedBytes = contender.storedBytes?.() ?? Number.NaN;
  // The first queries compile the code.
  for (const query of queries.slice(0, 40)) await contender.search(query);
  const times: number[] = [];
  for (const query of queries) times.push(await processorMs(async () => void (await contender.search(query))));
  times.sort((a, b) => a - b);
  // Ours keeps only a part in memory; here its store is memory too and does not count.
  const resident = contender instanceof OurEngine ? contender.index.heldBytes / 1e6 : usedMegabytes() - before;
  const addTwenty = await processorMs(async () => {
    await contender.add(articles.slice(count, count + 20));
    await contender.search(queries[0] as BenchQuery);
  });
  return {
    contender: contender.name,
    buildPerArticle: buildMs / count,
    mergePerArticle: mergeMs / count,
    storedBytesPerArticle: storedBytes / count,
    residentMegabytes: resident,
    queryP50: times[Math.floor(times.length * 0.5)] ?? 0,
    queryP95: times[Math.floor(times.length * 0.95)] ?? 0,
    addTwenty,
  };
}

async function processorMs(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function usedMegabytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

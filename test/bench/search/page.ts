import { buildSegment } from '../../../src/search/build.ts';
import { compactSegments } from '../../../src/search/compact.ts';
import { SearchEngine } from '../../../src/search/engine.ts';
import { planQuery } from '../../../src/search/plan.ts';
import { SearchIndex } from '../../../src/search/search-index.ts';
import { putSegments, readSegmentParts, readSegments } from '../../../src/store/segments.ts';
import { write } from '../../../src/store/write.ts';
import type { BenchArticle, BenchQuery, Contender } from './contender.ts';
import { flexSearch, flexSearchInDatabase, fullTextSqlite, miniSearch } from './libraries.ts';
import { abbreviations, PAGE_ARTICLES, searchDocument } from './ours.ts';
import { FILE_ARTICLES } from './workload-files.ts';

/** Runs in a page of Chromium, on the app's own store. */

const index = new SearchIndex({ readSegments, readParts: readSegmentParts });
const engine = new SearchEngine(index);
let library: Contender | null = null;

async function* readArticles(count: number): AsyncGenerator<BenchArticle[]> {
  for (let from = 0; from < count; from += FILE_ARTICLES) {
    const text = await (await fetch(`/articles-${from}.jsonl`)).text();
    const articles = text.split('\n').map((line) => JSON.parse(line) as BenchArticle);
    yield articles.slice(0, count - from);
  }
}

/** Writes the segments of all articles, then merges; what the phone would have. */
export async function storeOurs(count: number): Promise<{ segments: number; bytes: number; longestTaskMs: number }> {
  let doc = 0;
  for await (const articles of readArticles(count)) {
    for (let from = 0; from < articles.length; from += PAGE_ARTICLES) {
      const page = articles.slice(from, from + PAGE_ARTICLES);
      const built = buildSegment(page.map((article) => searchDocument(article, doc++)));
      await write(['segments', 'segmentParts'], (transaction) => putSegments(transaction, [built]));
    }
  }
  let longestTaskMs = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longestTaskMs = Math.max(longestTaskMs, performance.now() - last);
    last = performance.now();
  });
  await compactSegments();
  clearInterval(timer);
  await index.refresh();
  const { segments } = await readSegments();
  return { segments: segments.length, bytes: index.heldBytes, longestTaskMs };
}

/** Milliseconds of each query, as often as asked for first without being counted. */
export async function askOurs(queries: BenchQuery[], warmUps: number): Promise<number[]> {
  await index.refresh();
  // As the worker does when the search screen opens.
  await index.warm(new AbortController().signal);
  const ask = async ({ query }: BenchQuery) => void (await engine.rank(planQuery(query, true, abbreviations), {}));
  return await time(queries, warmUps, ask);
}

/** From the start of this page to its first answer, nothing read before. */
export async function firstAnswer(query: BenchQuery): Promise<number> {
  const start = performance.now();
  await index.refresh();
  await engine.rank(planQuery(query.query, true, abbreviations), {});
  return performance.now() - start;
}

export function heldBytes(): number {
  return index.heldBytes;
}

const LIBRARIES = {
  mini: miniSearch,
  flex: () => flexSearch('forward'),
  'flex-idb': flexSearchInDatabase,
  sqlite: fullTextSqlite,
};
export type LibraryName = keyof typeof LIBRARIES;

export async function buildLibrary(name: LibraryName, count: number): Promise<void> {
  library = await LIBRARIES[name]();
  for await (const articles of readArticles(count)) await library.add(articles);
}

/** As `firstAnswer`, of a library whose index is in a database. */
export async function firstLibraryAnswer(name: LibraryName, query: BenchQuery): Promise<number> {
  const start = performance.now();
  library = await LIBRARIES[name]();
  await library.search(query);
  return performance.now() - start;
}

export async function askLibrary(queries: BenchQuery[], warmUps: number): Promise<number[]> {
  return await time(queries, warmUps, async (query) => void (await library?.search(query)));
}

async function time(
  queries: BenchQuery[],
  warmUps: number,
  ask: (query: BenchQuery) => Promise<void>,
): Promise<number[]> {
  for (const query of queries.slice(0, warmUps)) await ask(query);
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    await ask(query);
    times.push(performance.now() - start);
  }
  return times;
}

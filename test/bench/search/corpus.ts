import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { type CorpusArticle, type KnownItemQuery, randomNumbers } from './query-generator.ts';

/** A corpus of `../shared`: one article as JSON a line, brotli where the name ends so. */
export function readCorpus(file: string): CorpusArticle[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line) as CorpusArticle] : []));
}

/** Queries as in `queries-first-3000.json`, and over how many articles from the first on they were made. */
export function readQueries(file: string): { docs: number; queries: KnownItemQuery[] } {
  const read = JSON.parse(readFileSync(file, 'utf8')) as {
    docs?: number;
    queries: (KnownItemQuery & { rel: string | string[] })[];
  };
  const queries = read.queries.map((query) => ({ ...query, rel: [query.rel].flat() }));
  return { docs: read.docs ?? Number.POSITIVE_INFINITY, queries };
}

/** One pair in so many becomes a word of its own. */
const FUSED_PAIRS = 150;

/**
 * The corpus repeated until there are `count` articles. Each copy has the pairs of syllables of its articles in
 * another order and some of them fused to new words, so that neighbours differ and the dictionary grows.
 */
export function grow(corpus: CorpusArticle[], count: number): CorpusArticle[] {
  const random = randomNumbers(5);
  const grown = corpus.slice(0, count);
  while (grown.length < count) {
    const copy = Math.floor(grown.length / corpus.length);
    const { id, title, body, date_est } = corpus[grown.length % corpus.length] as CorpusArticle;
    const words = body.split(/\s+/);
    const pairs: string[] = [];
    for (let at = 0; at < words.length; at += 2) {
      const pair = words.slice(at, at + 2);
      pairs.push(pair.join(random() * FUSED_PAIRS < 1 ? '' : ' '));
    }
    for (let at = pairs.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [pairs[at], pairs[other]] = [pairs[other] as string, pairs[at] as string];
    }
    grown.push({ id: `${id}-${copy}`, title, body: pairs.join(' '), ...(date_est ? { date_est } : {}) });
  }
  return grown;
}

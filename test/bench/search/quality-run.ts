import { type Token, tokenise } from '../../../src/text/tokenise.ts';
import type { BenchArticle, Contender } from './contender.ts';
import { readCorpus, readQueries } from './corpus.ts';
import { flexSearch, fullTextSqlite, miniSearch } from './libraries.ts';
import { OurEngine } from './ours.ts';
import { type CorpusArticle, generateQueries, type KnownItemQuery } from './query-generator.ts';

export interface QualityOptions {
  corpusFile: string;
  /** `null`: generated over all articles with `seed`. */
  queriesFile: string | null;
  seed: number;
  /** Queries of a type that the libraries are asked; they are slow. */
  libraryQueries: number;
  /** Articles to index: one table column group each. */
  sizes: number[];
}

export interface QualityResult {
  size: number;
  contender: string;
  /** By type: mean score and number of queries. */
  scores: Record<string, { score: number; count: number }>;
}

/** MRR@10 of every contender by type of query, of `accent` queries precision@10. */
export async function measureQuality(options: QualityOptions): Promise<QualityResult[]> {
  const corpus = readCorpus(options.corpusFile);
  const { queries, docs } = options.queriesFile
    ? readQueries(options.queriesFile)
    : { queries: generateQueries(corpus, 0, corpus.length, options.seed), docs: corpus.length };
  const sizes = [...new Set([...options.sizes, docs].map((size) => Math.min(size, corpus.length)))].sort(
    (a, b) => a - b,
  );
  const results: QualityResult[] = [];
  for (const size of sizes) {
    const articles = corpus.slice(0, size);
    // Accent queries name the answers among the articles they were made from; more articles have more answers.
    const known =
      size > docs || queries.some(({ rel }) => rel.length === 0) ? withAllAnswers(queries, articles) : queries;
    for (const contender of await contenders(options.libraryQueries > 0)) {
      const isOurs = contender instanceof OurEngine;
      const asked = isOurs ? known : sample(known, options.libraryQueries);
      await contender.add(articles.map(benchArticle));
      if (isOurs) await contender.merge();
      results.push({ size, contender: contender.name, scores: await score(contender, asked, articles) });
    }
  }
  return results;
}

async function contenders(withLibraries: boolean): Promise<Contender[]> {
  const ours = new OurEngine();
  if (!withLibraries) return [ours];
  return [ours, miniSearch(), flexSearch('forward'), flexSearch('context'), await fullTextSqlite()];
}

async function score(
  contender: Contender,
  queries: KnownItemQuery[],
  articles: CorpusArticle[],
): Promise<QualityResult['scores']> {
  const sums: Record<string, { score: number; count: number }> = {};
  for (const { type, q, rel } of queries) {
    const found = (await contender.search({ query: q, folded: folded(q) })).map((doc) => articles[doc]?.id ?? '');
    const entry = sums[type] ?? { score: 0, count: 0 };
    sums[type] = entry;
    entry.count++;
    if (type === 'accent')
      entry.score += found.filter((id) => rel.includes(id)).length / Math.min(10, Math.max(1, rel.length));
    else {
      const rank = found.indexOf(rel[0] ?? '');
      if (rank >= 0) entry.score += 1 / (rank + 1);
    }
  }
  for (const entry of Object.values(sums)) entry.score /= entry.count;
  return sums;
}

function sample(queries: KnownItemQuery[], perType: number): KnownItemQuery[] {
  const taken = new Map<string, number>();
  return queries.filter(({ type }) => {
    const count = (taken.get(type) ?? 0) + 1;
    taken.set(type, count);
    return count <= perType;
  });
}

/** `accent` queries with every article that has exactly that pair; where in a syllable its tone stands is no matter. */
function withAllAnswers(queries: KnownItemQuery[], articles: CorpusArticle[]): KnownItemQuery[] {
  const nameOf = (tokens: Token[], at: number) =>
    tokens
      .slice(at, at + 2)
      .map(({ folded, accents }) => `${folded}${accents}`)
      .join(' ');
  const answers = new Map<string, Set<string>>();
  for (const { type, q } of queries) if (type === 'accent') answers.set(nameOf(tokenise(q), 0), new Set());
  for (const { id, title, body } of articles) {
    for (const tokens of [tokenise(title), tokenise(body)]) {
      for (let at = 0; at + 1 < tokens.length; at++) answers.get(nameOf(tokens, at))?.add(id);
    }
  }
  return queries.map((query) => {
    return query.type === 'accent' ? { ...query, rel: [...(answers.get(nameOf(tokenise(query.q), 0)) ?? [])] } : query;
  });
}

export function folded(text: string): string {
  return tokenise(text)
    .map((token) => token.folded)
    .join(' ');
}

export function benchArticle({ title, body, date_est }: CorpusArticle): BenchArticle {
  const publishedAtMs = Date.parse(date_est ?? '');
  return {
    title,
    body,
    foldedTitle: folded(title),
    foldedBody: folded(body),
    publishedAtMs: Number.isNaN(publishedAtMs) ? null : publishedAtMs,
  };
}

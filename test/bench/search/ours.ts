import { buildSegment } from '../../../src/search/build.ts';
import { compactStore } from '../../../src/search/compact.ts';
import { SearchEngine } from '../../../src/search/engine.ts';
import { planQuery } from '../../../src/search/plan.ts';
import { SearchIndex } from '../../../src/search/search-index.ts';
import type { SearchDocument } from '../../../src/search/types.ts';
import { readAbbreviations } from '../../../src/text/abbreviations.ts';
import { MemorySource } from '../../search/memory-source.ts';
import type { BenchArticle, Contender } from './contender.ts';

/** Articles of one segment as sync makes them. */
export const PAGE_ARTICLES = 75;

export const abbreviations = readAbbreviations();

export function searchDocument({ title, body, publishedAtMs }: BenchArticle, doc: number): SearchDocument {
  return {
    doc,
    title,
    captions: '',
    body,
    unit: '',
    categoryId: `${doc % 8}`,
    publishedAtMs,
    hasPictures: doc % 2 === 0,
  };
}

/** Our engine over segments in memory, added a page at a time and merged as in the app. */
export class OurEngine implements Contender {
  readonly name = 'Bản Tin';
  readonly source = new MemorySource();
  readonly index = new SearchIndex(this.source);
  readonly #engine = new SearchEngine(this.index);
  #count = 0;

  async add(articles: BenchArticle[]): Promise<void> {
    for (let from = 0; from < articles.length; from += PAGE_ARTICLES) {
      const page = articles.slice(from, from + PAGE_ARTICLES);
      this.source.add(buildSegment(page.map((article) => searchDocument(article, this.#count++))));
    }
    await this.index.refresh();
  }

  async merge(): Promise<void> {
    await compactStore(this.source);
    await this.index.refresh();
  }

  async search({ query }: { query: string }): Promise<number[]> {
    const { documents } = await this.#engine.rank(planQuery(query, true, abbreviations), {});
    return documents.slice(0, 10).map(({ doc }) => doc);
  }

  storedBytes(): number {
    return this.source.sizeBytes;
  }
}

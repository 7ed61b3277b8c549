import { buildSegment } from '../../../src/search/build.ts';
import { SearchEngine } from '../../../src/search/engine.ts';
import { POSITIONS } from '../../../src/search/format.ts';
import { mergeSegments } from '../../../src/search/merge.ts';
import { planMerge } from '../../../src/search/merge-plan.ts';
import { planQuery } from '../../../src/search/plan.ts';
import { type PartOf, SearchIndex } from '../../../src/search/search-index.ts';
import { OpenSegment } from '../../../src/search/segment.ts';
import type { BuiltSegment, SearchDocument } from '../../../src/search/types.ts';
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
    for (;;) {
      const { segments } = await this.source.readSegments();
      const chosen = planMerge(segments.flatMap(({ id, header }) => OpenSegment.open(id, header) ?? []));
      if (chosen.length === 0) break;
      await takeAll(chosen, this.source);
      this.source.add(finish(mergeSegments(chosen)));
      for (const { id } of chosen) this.source.remove(id);
    }
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

async function takeAll(segments: OpenSegment[], source: MemorySource): Promise<void> {
  const parts: PartOf[] = segments.flatMap((segment) =>
    segment.termParts().flatMap((part) => [
      { segment, part },
      { segment, part: part + POSITIONS },
    ]),
  );
  const buffers = await source.readParts(parts.map(({ segment, part }) => ({ segment: segment.id, part })));
  parts.forEach(({ segment, part }, index) => {
    if (!segment.take(part, buffers[index] as ArrayBuffer)) throw new Error(`part ${part} of ${segment.id}`);
  });
}

export function finish(steps: Generator<undefined, BuiltSegment>): BuiltSegment {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

import { type Ranking, SearchEngine } from '../../src/search/engine.ts';
import type { RankFilter } from '../../src/search/filter.ts';
import { POSITIONS } from '../../src/search/format.ts';
import { mergeSegments } from '../../src/search/merge.ts';
import { planQuery } from '../../src/search/plan.ts';
import { SearchIndex } from '../../src/search/search-index.ts';
import { OpenSegment } from '../../src/search/segment.ts';
import type { BuiltSegment, SearchDocument } from '../../src/search/types.ts';
import { readAbbreviations } from '../../src/text/abbreviations.ts';
import type { MemorySource } from './memory-source.ts';

/** A document of which a test says only what matters. */
export function searchDocument(doc: number, given: Partial<SearchDocument>): SearchDocument {
  return {
    doc,
    title: '',
    captions: '',
    body: '',
    unit: '',
    categoryId: '',
    publishedAtMs: null,
    hasPictures: false,
    ...given,
  };
}

export async function openIndex(source: MemorySource): Promise<SearchIndex> {
  const index = new SearchIndex(source);
  await index.refresh();
  return index;
}

export async function rank(
  index: SearchIndex,
  query: string,
  filter: RankFilter = {},
  typing = false,
): Promise<Ranking> {
  return await new SearchEngine(index).rank(planQuery(query, typing, readAbbreviations()), filter);
}

/** The document numbers that a query finds, best first. */
export async function found(
  index: SearchIndex,
  query: string,
  filter: RankFilter = {},
  typing = false,
): Promise<number[]> {
  const { documents, rest } = await rank(index, query, filter, typing);
  return [...documents.map(({ doc }) => doc), ...rest];
}

/** A built segment as it is after reading all of it back. */
export function reopened(built: BuiltSegment, id = 1): OpenSegment {
  const segment = OpenSegment.open(id, built.header);
  if (!segment) throw new Error('the header does not open');
  for (const { part, bytes } of built.parts)
    if (!segment.take(part, new Uint8Array(bytes))) throw new Error(`part ${part} does not open`);
  return segment;
}

/** Merges these segments of a source. */
export async function mergeIn(source: MemorySource, ids: number[]): Promise<void> {
  const { segments } = await source.readSegments();
  const chosen = segments
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ id, header }) => OpenSegment.open(id, header) ?? []);
  for (const segment of chosen) {
    const parts = segment.termParts().flatMap((part) => [part, part + POSITIONS]);
    const buffers = await source.readParts(parts.map((part) => ({ segment: segment.id, part })));
    parts.forEach((part, index) => {
      segment.take(part, new Uint8Array(buffers[index] as ArrayBuffer));
    });
    segment.bury(source.tombstones);
  }
  const steps = mergeSegments(chosen);
  let step = steps.next();
  while (!step.done) step = steps.next();
  for (const id of ids) source.remove(id);
  source.add(step.value);
}

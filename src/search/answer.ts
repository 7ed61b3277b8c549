import { readDocuments, readSavedDocs } from '../store/documents.ts';
import { readFeedInfo } from '../store/reads.ts';
import { readSegmentParts, readSegments } from '../store/segments.ts';
import { readAbbreviations } from '../text/abbreviations.ts';
import { beginning, excerpt } from '../text/excerpt.ts';
import { markPhrases, type NeedlePhrase, needlesOf } from '../text/mark.ts';
import { searchDocumentOf } from './document.ts';
import { SearchEngine } from './engine.ts';
import { planQuery } from './plan.ts';
import { SearchIndex } from './search-index.ts';
import type { SearchDocument, SearchHit, SearchRequest, SearchResponse } from './types.ts';

const index = new SearchIndex({ readSegments, readParts: readSegmentParts });
const engine = new SearchEngine(index);
let stale = true;

/** The segments in the store have changed: the next query reads anew which there are. */
export function markStale(): void {
  stale = true;
}

/** Answers one request from the store. Throws the signal's reason once aborted, and `StoreError`. */
export async function answer(request: SearchRequest, signal: AbortSignal): Promise<SearchResponse> {
  if (stale) {
    await index.refresh();
    stale = false;
  }
  signal.throwIfAborted();
  const feed = await readFeedInfo();
  const abbreviations = readAbbreviations(feed?.abbreviations);
  const plan = planQuery(request.query, request.typing, abbreviations);
  const { savedOnly, categoryId, year, withPictures } = request;
  const ranking = await engine.rank(
    plan,
    {
      ...(categoryId === undefined ? {} : { categoryId }),
      ...(year === undefined ? {} : { year }),
      ...(withPictures === undefined ? {} : { withPictures }),
      ...(savedOnly ? { savedDocs: await readSavedDocs() } : {}),
    },
    signal,
  );
  const page = ranking.documents.slice(request.offset, request.offset + request.limit);
  const stored = await readDocuments(page.map(({ doc }) => doc));
  signal.throwIfAborted();
  const needles = needlesOf(request.query, abbreviations);
  const last = needles[plan.sequence.length - 1]?.[0];
  if (last && plan.words.at(-1)?.prefix) last.prefix = true;
  const hits = stored.flatMap((found) =>
    found ? [hitOf(found.head, searchDocumentOf(found.article, found.head.doc), needles)] : [],
  );
  return {
    count: ranking.documents.length,
    hits,
    interpretation: ranking.documents.length > 0 && ranking.completeCount === 0 ? 'some-words-missing' : 'as-typed',
    interpretedQuery: request.query,
  };
}

function hitOf(head: SearchHit['head'], document: SearchDocument, needles: NeedlePhrase[]): SearchHit {
  const title = markPhrases(document.title, needles);
  for (const [field, text] of [
    ['body', document.body],
    ['caption', document.captions],
    ['unit', document.unit],
  ] as const) {
    const found = excerpt(text, needles);
    if (found) return { head, title, excerpt: found, field };
  }
  return { head, title, excerpt: beginning(document.body), field: 'title' };
}

import { subscribe } from '../store/changes.ts';
import { readDocuments, readSavedDocs } from '../store/documents.ts';
import { readArticle, readCounts, readFeedInfo } from '../store/reads.ts';
import type { ArticleHead } from '../store/schema.ts';
import { readSegmentParts, readSegments } from '../store/segments.ts';
import { type Abbreviation, readAbbreviations } from '../text/abbreviations.ts';
import { beginning, type Excerpt, excerpt } from '../text/excerpt.ts';
import { markPhrases, type NeedlePhrase, needlesOf } from '../text/mark.ts';
import { tokenise } from '../text/tokenise.ts';
import { searchDocumentOf } from './document.ts';
import { SearchEngine } from './engine.ts';
import type { RankFilter } from './filter.ts';
import { interpret } from './interpret.ts';
import { planQuery } from './plan.ts';
import { findRelated } from './related.ts';
import { repairIndex } from './repair.ts';
import { DamagedSegmentError, SearchIndex, StaleIndexError } from './search-index.ts';
import { Spelling } from './spelling.ts';
import type { RelatedRequest, SearchDocument, SearchHit, SearchRequest, SearchResponse } from './types.ts';

/** Tries after which an index that changes under every query is reported instead. */
const MAX_TRIES = 3;

const index = new SearchIndex({ readSegments, readParts: readSegmentParts });
const engine = new SearchEngine(index);
const spelling = new Spelling(index);
let stale = true;
let reading = Promise.resolve();
let abbreviations: Abbreviation[] | null = null;
let checked = false;

/** Has every answer from now on agree with the store; for whoever answers, once. */
export function followStore(): void {
  subscribe((change) => {
    if (change.type === 'lost') {
      markStale();
      forgetFeed();
    }
    if (change.type !== 'changed') return;
    if (change.stores.includes('segments')) markStale();
    if (change.stores.includes('meta')) forgetFeed();
  });
}

/** The segments in the store have changed: the next query reads anew which there are. */
export function markStale(): void {
  stale = true;
}

/** The feed may have declared other abbreviations. */
function forgetFeed(): void {
  abbreviations = null;
}

/** Answers one request from the store. Throws the signal's reason once aborted, and `StoreError`. */
export function answer(request: SearchRequest, signal: AbortSignal): Promise<SearchResponse> {
  return onSoundIndex(() => answerOnce(request, signal), signal);
}

/** See `SearchClient.related`. Throws `StoreError`. */
export function relatedTo({ key, limit }: RelatedRequest): Promise<ArticleHead[]> {
  return onSoundIndex(async () => {
    await freshIndex();
    const found = await readArticle(key);
    if (!found) return [];
    const related = await findRelated(index, searchDocumentOf(found.article, found.head.doc), limit);
    const stored = await readDocuments(related.map(({ doc }) => doc));
    return stored.flatMap((document) => document?.head ?? []);
  });
}

/** Reads what every query needs, until the signal aborts. Throws what reading the index throws. */
export async function warmIndex(signal: AbortSignal): Promise<void> {
  await freshIndex();
  await index.warm(signal);
}

/** Does work that reads the index, again after what was found damaged or stale has been mended. */
async function onSoundIndex<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted || tries === MAX_TRIES) throw error;
      stale = true;
      // Another tab may be making the index again: what it has written so far is sound, and not all.
      checked = false;
      if (error instanceof DamagedSegmentError) {
        // What looks damaged may only be stale, merged away while it was read: that ends with the next try.
        if (tries > 1) await repairIndex(error.segmentIds);
      } else if (!(error instanceof StaleIndexError)) throw error;
    }
  }
}

async function answerOnce(request: SearchRequest, signal: AbortSignal): Promise<SearchResponse> {
  await freshIndex();
  signal.throwIfAborted();
  // Of its own: a sync may have them forgotten before this query has its answer.
  const known = abbreviations ?? readAbbreviations((await readFeedInfo())?.abbreviations);
  abbreviations = known;
  const filter = await filterOf(request);
  const found = await interpret(request, known, spelling, (plan) => engine.rank(plan, filter, signal));
  const { documents, rest } = found.ranking;
  const docs = [...documents.map(({ doc }) => doc), ...rest];
  const stored = await readDocuments(docs.slice(request.offset, request.offset + request.limit));
  signal.throwIfAborted();
  const needles = needlesOf(found.query, known);
  const plan = planQuery(found.query, request.typing, known);
  // Needles begin with those of the words as typed, the plan has their long forms.
  const last = needles[tokenise(found.query).length - 1]?.[0];
  if (last && plan.words.at(-1)?.prefix) last.prefix = true;
  const hits = stored.flatMap((document) => {
    return document ? [hitOf(document.head, searchDocumentOf(document.article, document.head.doc), needles)] : [];
  });
  return {
    count: docs.length,
    hits,
    interpretation: found.interpretation,
    interpretedQuery: found.query,
  };
}

/** The index as the store has it; what asks at once waits for the same reading. */
function freshIndex(): Promise<void> {
  if (stale) {
    stale = false;
    reading = refresh();
    // Who waits for it hears of it; nobody may.
    reading.catch(() => {
      stale = true;
    });
  }
  return reading;
}

async function refresh(): Promise<void> {
  spelling.forget();
  await index.refresh();
  if (checked) return;
  checked = true;
  // Fewer than there are articles: a repair was cut short, or a segment was lost with the power.
  if (index.liveDocs >= (await readCounts()).articles) return;
  await repairIndex([]);
  await index.refresh();
}

async function filterOf({ categoryId, year, withPictures, savedOnly }: SearchRequest): Promise<RankFilter> {
  const filter: RankFilter = {};
  if (categoryId !== undefined) filter.categoryId = categoryId;
  if (year !== undefined) filter.year = year;
  if (withPictures !== undefined) filter.withPictures = withPictures;
  if (savedOnly) filter.savedDocs = await readSavedDocs();
  return filter;
}

function hitOf(head: SearchHit['head'], document: SearchDocument, needles: NeedlePhrase[]): SearchHit {
  const title = markPhrases(document.title, needles);
  let best: Excerpt | null = null;
  let field: SearchHit['field'] = 'title';
  for (const [name, text] of [
    ['body', document.body],
    ['caption', document.captions],
    ['unit', document.unit],
  ] as const) {
    const found = excerpt(text, needles);
    // A common syllable of the query stands somewhere in most bodies: the caption may be why it was found.
    if (!found || found.score <= (best?.score ?? 0)) continue;
    best = found;
    field = name;
  }
  return { head, title, excerpt: best?.runs ?? beginning(document.body), field };
}

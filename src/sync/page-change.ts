import { captionText } from '../feed/block-text.ts';
import { readContents } from '../search/build.ts';
import { encodeSegment } from '../search/encode.ts';
import type { BuiltSegment, SearchDocument } from '../search/types.ts';
import type { PageChange } from '../store/apply-page.ts';
import { type LedgerEntry, ledgerRecord } from '../store/ledger.ts';
import { buildPacks } from '../store/packs.ts';
import type { ArticleHead } from '../store/schema.ts';
import { breathe } from './breathe.ts';
import { type PagePlan, retiredBy } from './plan-page.ts';
import type { PreparedArticle } from './prepare-article.ts';

/**
 * Text behind one search segment, as bytes of its bodies: then no part of it is above the 64 KB from which
 * Chromium keeps a value in a file of its own, and building it is a short step.
 */
const SEGMENT_BODY_BYTES = 216 * 1024;

/** The same for the first segment of a thread, which is built by code that is not compiled yet; then twice as much. */
const FIRST_SEGMENT_BODY_BYTES = 36 * 1024;
let segmentBodyBytes = FIRST_SEGMENT_BODY_BYTES;

/** The records of a planned page, with pack ids from `firstPackId` on. */
export async function recordsOf(
  plan: PagePlan,
  firstPackId: number,
): Promise<Pick<PageChange, 'heads' | 'packs' | 'segments' | 'retired' | 'views' | 'ledger'>> {
  const { packs, docs } = buildPacks(
    plan.fresh.map(({ prepared }) => ({ order: prepared.head.order, bytes: prepared.bodyBytes })),
    firstPackId,
  );
  const heads = plan.fresh.map(
    ({ prepared }, position): ArticleHead => ({ ...prepared.head, doc: docs[position] ?? 0 }),
  );
  const rows: LedgerEntry[] = [
    ...heads.map(({ order, doc, fingerprint, viewCount, modifiedAtMs }) => ({
      order,
      doc,
      fingerprint,
      viewCount,
      modifiedAtMs,
    })),
    ...plan.views.map(({ entry, viewCount }) => ({ ...entry, viewCount })),
  ];
  // A row replaces the one of the same key, so only what is gone needs naming.
  const removedKeys = plan.removed.map(({ key }) => key);
  return {
    heads,
    packs,
    segments: await segmentsOf(plan, docs),
    retired: retiredBy(plan),
    views: plan.views.map(({ entry, viewCount }) => ({ order: entry.order, viewCount })),
    ledger: rows.length > 0 || removedKeys.length > 0 ? ledgerRecord(rows, removedKeys) : null,
  };
}

/** As few segments as the limit allows, of about the same size once the limit has grown. */
async function segmentsOf({ fresh }: PagePlan, docs: number[]): Promise<BuiltSegment[]> {
  let restBytes = fresh.reduce((sum, { prepared }) => sum + prepared.bodyBytes.byteLength, 0);
  const segments: BuiltSegment[] = [];
  let documents: SearchDocument[] = [];
  let sizeBytes = 0;
  for (const [position, { prepared }] of fresh.entries()) {
    documents.push(searchDocument(prepared, docs[position] ?? 0));
    sizeBytes += prepared.bodyBytes.byteLength;
    const shareBytes = restBytes / Math.ceil(restBytes / segmentBodyBytes);
    if (sizeBytes < shareBytes && position < fresh.length - 1) continue;
    await breathe();
    const contents = readContents(documents);
    await breathe();
    segments.push(encodeSegment(contents));
    segmentBodyBytes = Math.min(SEGMENT_BODY_BYTES, segmentBodyBytes * 2);
    restBytes -= sizeBytes;
    documents = [];
    sizeBytes = 0;
  }
  return segments;
}

function searchDocument({ article, head, text }: PreparedArticle, doc: number): SearchDocument {
  return {
    doc,
    title: article.title,
    captions: captionText(article),
    body: text,
    unit: article.unit,
    categoryId: article.categoryId,
    publishedAtMs: article.publishedAtMs,
    hasPictures: head.pictureCount > 0,
  };
}

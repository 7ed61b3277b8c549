import { announce } from '../store/changes.ts';
import { readDocuments } from '../store/documents.ts';
import { readSegmentsAndDocs, replaceSegments } from '../store/segments.ts';
import { buildSegment } from './build.ts';
import { searchDocumentOf } from './document.ts';
import { StoredSegment } from './stored-segment.ts';

/** Articles of one new segment: as many as one feed page brings. */
const BATCH_DOCS = 64;

/** Two repairs at once would index every article twice: the others wait, and find it done. */
const LOCK_NAME = 'bantin-search-repair';
/** The same within this context, where there are no locks. */
let lastRepair: Promise<unknown> = Promise.resolve();

/**
 * Indexes the stored articles that no sound segment has, and lets go of the segments that cannot be used: those
 * in `damagedIds` and those whose header is damaged or of another format. Killed in between, the next call goes
 * on. One at a time in all contexts. Gives whether anything was still amiss. Throws `StoreError`.
 */
export function repairIndex(damagedIds: readonly number[]): Promise<boolean> {
  const locks = (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
  const repair = () => repairNow(damagedIds);
  const repaired = lastRepair.then(() => (locks ? locks.request(LOCK_NAME, repair) : repair()));
  // One that failed is told to who asked for it; the next begins all the same.
  lastRepair = repaired.catch(() => undefined);
  return repaired;
}

async function repairNow(damagedIds: readonly number[]): Promise<boolean> {
  const { segments, docs, tombstones } = await readSegmentsAndDocs();
  const missing = new Set(docs);
  const unusable: number[] = [];
  const needless = new Set(tombstones);
  for (const { id, header } of segments) {
    const stored = damagedIds.includes(id) ? null : StoredSegment.open(id, header);
    if (!stored) unusable.push(id);
    else {
      for (const { header } of stored.segments) {
        for (const doc of header.docs) {
          missing.delete(doc);
          needless.delete(doc);
        }
      }
    }
  }
  if (unusable.length === 0 && missing.size === 0) return false;
  const wanted = [...missing];
  let replaced = unusable;
  // Of documents that only damaged segments had: what is indexed now is not among them.
  let buried = [...needless];
  for (let from = 0; from < Math.max(wanted.length, 1); from += BATCH_DOCS) {
    const stored = await readDocuments(wanted.slice(from, from + BATCH_DOCS));
    const documents = stored.flatMap((found) => (found ? [searchDocumentOf(found.article, found.head.doc)] : []));
    // Another context has repaired it meanwhile.
    if (!(await replaceSegments(replaced, documents.length > 0 ? [buildSegment(documents)] : [], buried))) break;
    replaced = [];
    buried = [];
  }
  announce({ type: 'changed', stores: ['segments'] });
  return true;
}

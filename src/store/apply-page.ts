import { type IDBPObjectStore, unwrap } from 'idb';
import type { Category, FeedInfo } from '../feed/article.ts';
import { announce } from './changes.ts';
import type { WriteTransaction } from './database.ts';
import { keptName } from './kept-record.ts';
import { getCounts, getMeta, getSizes, getSyncRecord } from './meta.ts';
import { withoutSlots } from './packs.ts';
import type { ArticleHead, BantinSchema, Counts, LedgerRecord, Pack, StoreName, SyncRecord } from './schema.ts';
import { PACK_SLOTS } from './schema.ts';
import { putSegments, type SegmentBytes } from './segments.ts';
import { StoreError } from './store-error.ts';
import { write } from './write.ts';

/** A stored version of an article that goes: replaced by another, or for good. */
export interface RetiredVersion {
  key: string;
  order: string;
  doc: number;
  /** The order of the version that replaces it, `null` when the article is withdrawn or makes room. */
  replacedBy: string | null;
}

/** What one feed page brings, ready to be written. */
export interface PageChange {
  /** `SyncRecord.revision` that this was prepared on. */
  expectedRevision: number;
  /** `revisionAfter()` the expected one. */
  revision: number;
  heads: ArticleHead[];
  packs: Pack[];
  /** What search needs of the articles in `heads`. */
  segments: SegmentBytes[];
  retired: RetiredVersion[];
  /** View counts that changed alone. */
  views: { order: string; viewCount: number }[];
  /** `null` when no row changes. */
  ledger: LedgerRecord | null;
  /** What the feed says of itself; only its head page does. */
  feed: FeedInfo | null;
  /** Categories met on an older page: a feed without the profile names only those of its newest articles. */
  categories: Category[];
  /** Members of the sync record to change; but the revision. */
  sync: Partial<Omit<SyncRecord, 'revision' | 'formatVersion'>>;
}

/** Above the usual size of a feed page. */
const PUTS_AT_ONCE = 250;

const STORES = [
  'heads',
  'packs',
  'ledger',
  'segments',
  'segmentParts',
  'tombstones',
  'saved',
  'kept',
  'meta',
] as const satisfies StoreName[];
type ApplyTransaction = WriteTransaction<[...typeof STORES]>;

/**
 * Applies one feed page, whole or not at all, and gives the sync record as written. A second call need not wait
 * for the first: the transactions run one after the other, and a page whose forerunner failed is refused.
 * Throws `StoreError`: `conflict` when what is stored is not what the change was prepared on.
 */
export async function applyPage(change: PageChange): Promise<SyncRecord> {
  return await write([...STORES], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const stored = Promise.all([getSyncRecord(meta), getCounts(meta), getSizes(meta), getMeta(meta, 'feed')]);
    // Everything is asked for before anything is waited for: the database works while this thread parses the next
    // page, and hears of the rest only when that stops between two steps.
    const segments = putSegments(transaction, change.segments);
    segments.catch(() => undefined);
    const leaving = await leave(transaction, change);
    const arriving = Promise.all([segments, putRecords(transaction, change)]);
    arriving.catch(() => undefined);
    const [sync, storedCounts, sizes, storedFeed] = await stored;
    if (sync.revision !== change.expectedRevision) throw new StoreError('conflict', `revision ${sync.revision}`);
    await arriving;

    const counts = { ...storedCounts, byCategory: { ...storedCounts.byCategory } };
    for (const head of leaving.heads) count(counts, head, -1);
    for (const head of change.heads) count(counts, head, 1);
    counts.saved = Math.max(0, counts.saved - leaving.savedCount);
    sizes.textBytes -= leaving.textBytes;
    for (const pack of change.packs) sizes.textBytes += pack.bytes.byteLength;
    const next: SyncRecord = { ...sync, ...change.sync, revision: change.revision };
    const values = raw(meta);
    values.put(next, 'sync');
    values.put(counts, 'counts');
    values.put(sizes, 'sizes');
    const feed = mergeCategories(change, storedFeed, counts);
    if (feed) values.put(feed, 'feed');
    return next;
  });
}

/**
 * A revision that no other writer comes to as well: counted up by one, a page could pass for the follower of another
 * context's page, when its own forerunner was refused.
 */
export function revisionAfter(revision: number): number {
  return revision + 1 + Math.floor(Math.random() * REVISION_STRIDE);
}

/** Wide enough to tell writers apart, and a thousand million pages stay below 2^53. */
const REVISION_STRIDE = 2 ** 23;

/** Tells the views what `applyPage` may have changed. */
export function announceApplied(): void {
  announce({ type: 'changed', stores: ['heads', 'packs', 'saved', 'kept', 'segments', 'meta'] });
}

/** What goes with a page. */
interface Leaving {
  heads: ArticleHead[];
  savedCount: number;
  textBytes: number;
}

/** Takes out what is retired and counts views. Where there is nothing of that, no request is made. */
async function leave(transaction: ApplyTransaction, { retired, views }: PageChange): Promise<Leaving> {
  const leaving: Leaving = { heads: [], savedCount: 0, textBytes: 0 };
  if (retired.length > 0) {
    await Promise.all(retired.map((version) => retire(transaction, version, leaving)));
    leaving.textBytes = await cutPacks(transaction, retired);
  }
  const heads = transaction.objectStore('heads');
  await Promise.all(
    views.map(async ({ order, viewCount }) => {
      const head = await heads.get(order);
      if (head) raw(heads).put({ ...head, viewCount });
    }),
  );
  return leaving;
}

async function retire(transaction: ApplyTransaction, version: RetiredVersion, leaving: Leaving): Promise<void> {
  const { key, order, doc, replacedBy } = version;
  const heads = transaction.objectStore('heads');
  const head = await heads.get(order);
  if (head) leaving.heads.push(head);
  if (order !== replacedBy) raw(heads).delete(order);
  raw(transaction.objectStore('tombstones')).put(1, doc);
  if (replacedBy !== null) return;
  const saved = transaction.objectStore('saved');
  if ((await saved.getKey(key)) !== undefined) leaving.savedCount++;
  raw(saved).delete(key);
  raw(transaction.objectStore('kept')).delete(keptName({ kind: 'album', key }));
}

/** Cuts the retired bodies out of their packs; gives the bytes that became free. */
async function cutPacks(transaction: ApplyTransaction, retired: RetiredVersion[]): Promise<number> {
  const slotsByPack = new Map<number, Set<number>>();
  for (const { doc } of retired) {
    const id = Math.floor(doc / PACK_SLOTS);
    const slots = slotsByPack.get(id) ?? new Set();
    slotsByPack.set(id, slots.add(doc % PACK_SLOTS));
  }
  const packs = transaction.objectStore('packs');
  let freedBytes = 0;
  await Promise.all(
    [...slotsByPack].map(async ([id, slots]) => {
      const old = await packs.get(id);
      if (!old) return;
      const rest = withoutSlots(old, slots);
      if (rest) raw(packs).put(rest);
      else raw(packs).delete(id);
      freedBytes += old.bytes.byteLength - (rest?.bytes.byteLength ?? 0);
    }),
  );
  return freedBytes;
}

/**
 * Plain requests, since a promise for each of thousands costs more than the put. Of a page of uncommon size,
 * waiting for one in some hundreds lets other work of this thread go on.
 */
async function putRecords(transaction: ApplyTransaction, change: PageChange): Promise<void> {
  const packs = raw(transaction.objectStore('packs'));
  for (const pack of change.packs) packs.add(pack);
  if (change.ledger) raw(transaction.objectStore('ledger')).add(change.ledger);
  const heads = transaction.objectStore('heads');
  for (const [position, head] of change.heads.entries()) {
    if (position % PUTS_AT_ONCE === PUTS_AT_ONCE - 1) await heads.put(head);
    else raw(heads).put(head);
  }
}

/** The feed as it is to be stored, `null` for no change: no category is lost that an article still belongs to. */
function mergeCategories(change: PageChange, stored: FeedInfo | undefined, counts: Counts): FeedInfo | null {
  const feed = change.feed ?? stored;
  if (!feed) return null;
  const known = new Set(feed.categories.map(({ id }) => id));
  const met = [...(change.feed ? (stored?.categories ?? []) : []), ...change.categories];
  const more = met.filter(({ id }) => counts.byCategory[id] && !known.has(id) && known.add(id));
  return change.feed || more.length > 0 ? { ...feed, categories: [...feed.categories, ...more] } : null;
}

function count(counts: Counts, head: ArticleHead, by: 1 | -1): void {
  counts.articles += by;
  if (head.album) counts.albums += by;
  const ofCategory = (counts.byCategory[head.categoryId] ?? 0) + by;
  if (ofCategory > 0) counts.byCategory[head.categoryId] = ofCategory;
  else delete counts.byCategory[head.categoryId];
}

function raw<Name extends StoreName>(
  store: IDBPObjectStore<BantinSchema, [...typeof STORES], Name, 'readwrite'>,
): IDBObjectStore {
  return unwrap(store) as IDBObjectStore;
}

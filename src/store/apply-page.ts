import { type IDBPObjectStore, unwrap } from 'idb';
import type { Category, FeedInfo } from '../feed/article.ts';
import { announce } from './changes.ts';
import { type WriteTransaction, write } from './database.ts';
import { getCounts, getMeta, getSizes, getSyncRecord } from './meta.ts';
import { withoutSlots } from './packs.ts';
import type { ArticleHead, BantinSchema, Counts, LedgerRecord, Pack, StoreName, SyncRecord } from './schema.ts';
import { PACK_SLOTS } from './schema.ts';
import { StoreError } from './store-error.ts';

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
  heads: ArticleHead[];
  packs: Pack[];
  retired: RetiredVersion[];
  /** View counts that changed alone. */
  views: { order: string; viewCount: number }[];
  /** `null` when no row changes. */
  ledger: LedgerRecord | null;
  /** What the feed says of itself; only its head page does. */
  feed: FeedInfo | null;
  /** Categories met on an older page: a feed without the profile names only those of its newest articles. */
  categories: Category[];
  /** Members of the sync record to change; the revision is counted up. */
  sync: Partial<Omit<SyncRecord, 'revision' | 'formatVersion'>>;
}

const STORES = ['heads', 'packs', 'ledger', 'tombstones', 'saved', 'meta'] as const satisfies StoreName[];
type ApplyTransaction = WriteTransaction<[...typeof STORES]>;

/**
 * Applies one feed page, whole or not at all, and gives the sync record as written.
 * Throws `StoreError`: `conflict` when another context wrote since the change was prepared.
 */
export async function applyPage(change: PageChange): Promise<SyncRecord> {
  return await write([...STORES], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [sync, storedCounts, sizes, storedFeed] = await Promise.all([
      getSyncRecord(meta),
      getCounts(meta),
      getSizes(meta),
      getMeta(meta, 'feed'),
    ]);
    if (sync.revision !== change.expectedRevision) throw new StoreError('conflict', `revision ${sync.revision}`);
    const counts = { ...storedCounts, byCategory: { ...storedCounts.byCategory } };

    await retire(transaction, change.retired, counts);
    sizes.textBytes += await rewritePacks(transaction, change.retired);
    await updateViews(transaction, change.views);

    await putHeads(transaction, change.heads, counts);
    const packs = raw(transaction.objectStore('packs'));
    for (const pack of change.packs) {
      packs.add(pack);
      sizes.textBytes += pack.bytes.byteLength;
    }
    if (change.ledger) raw(transaction.objectStore('ledger')).add(change.ledger);
    const next: SyncRecord = { ...sync, ...change.sync, revision: sync.revision + 1 };
    const values = raw(meta);
    values.put(next, 'sync');
    values.put(counts, 'counts');
    values.put(sizes, 'sizes');
    const feed = mergeCategories(change, storedFeed, counts);
    if (feed) values.put(feed, 'feed');
    return next;
  });
}

/** Tells the views what `applyPage` may have changed. */
export function announceApplied(): void {
  announce({ type: 'changed', stores: ['heads', 'packs', 'saved', 'segments', 'meta'] });
}

async function retire(transaction: ApplyTransaction, retired: RetiredVersion[], counts: Counts): Promise<void> {
  const heads = transaction.objectStore('heads');
  const saved = transaction.objectStore('saved');
  const tombstones = raw(transaction.objectStore('tombstones'));
  await Promise.all(
    retired.map(async ({ key, order, doc, replacedBy }) => {
      const [head, savedRecord] = await Promise.all([heads.get(order), saved.get(key)]);
      if (head) count(counts, head, -1);
      if (order !== replacedBy) raw(heads).delete(order);
      tombstones.put(1, doc);
      if (!savedRecord) return;
      if (replacedBy !== null) raw(saved).put({ ...savedRecord, order: replacedBy });
      else {
        raw(saved).delete(key);
        counts.saved = Math.max(0, counts.saved - 1);
      }
    }),
  );
}

/**
 * Plain requests, since a promise for each of thousands costs more than the put; waiting for one in a hundred
 * lets a page do other work in between.
 */
async function putHeads(transaction: ApplyTransaction, heads: ArticleHead[], counts: Counts): Promise<void> {
  const store = transaction.objectStore('heads');
  for (const [position, head] of heads.entries()) {
    if (position % 100 === 99) await store.put(head);
    else raw(store).put(head);
    count(counts, head, 1);
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

/** Cuts the retired bodies out of their packs; gives by how many bytes the packs grew (never more than 0). */
async function rewritePacks(transaction: ApplyTransaction, retired: RetiredVersion[]): Promise<number> {
  const slotsByPack = new Map<number, Set<number>>();
  for (const { doc } of retired) {
    const id = Math.floor(doc / PACK_SLOTS);
    const slots = slotsByPack.get(id) ?? new Set();
    slotsByPack.set(id, slots.add(doc % PACK_SLOTS));
  }
  const packs = transaction.objectStore('packs');
  let grownBytes = 0;
  await Promise.all(
    [...slotsByPack].map(async ([id, slots]) => {
      const old = await packs.get(id);
      if (!old) return;
      const rest = withoutSlots(old, slots);
      if (rest) raw(packs).put(rest);
      else raw(packs).delete(id);
      grownBytes += (rest?.bytes.byteLength ?? 0) - old.bytes.byteLength;
    }),
  );
  return grownBytes;
}

async function updateViews(transaction: ApplyTransaction, views: PageChange['views']): Promise<void> {
  const heads = transaction.objectStore('heads');
  await Promise.all(
    views.map(async ({ order, viewCount }) => {
      const head = await heads.get(order);
      if (head) raw(heads).put({ ...head, viewCount });
    }),
  );
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

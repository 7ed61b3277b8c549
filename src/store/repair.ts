import {
  listOf,
  matching,
  nullable,
  numberIn,
  objectOf,
  type Reader,
  ShapeError,
  textOf,
  wholeIn,
} from '../feed/shape.ts';
import { bodyAt } from './body.ts';
import { announce } from './changes.ts';
import { read } from './database.ts';
import { type Ledger, type LedgerEntry, ledgerRecord, replay } from './ledger.ts';
import { getCounts, getSyncRecord, type MetaStore } from './meta.ts';
import { keyOfOrder } from './order.ts';
import { recount } from './recount.ts';
import { type ArticleHead, PACK_SLOTS, type StoreName } from './schema.ts';
import { write } from './write.ts';

const HEADS_AT_ONCE = 200;

/** Whatever a stored record may be long; only its shape is of interest. */
const text = textOf(Number.MAX_SAFE_INTEGER);
const whole = wholeIn(0, Number.MAX_SAFE_INTEGER);
const time = nullable(numberIn(-8.64e15, 8.64e15));

/** What every screen takes for granted of a head; other members may be missing. */
const readHead: Reader<Pick<ArticleHead, 'order' | 'key' | 'doc' | 'title'>> = objectOf({
  order: matching(/^[0-9a-z]{22}$/, 'an order'),
  key: matching(/^[0-9a-z]{11}$/, 'a key'),
  id: text,
  doc: whole,
  slug: text,
  title: text,
  summary: text,
  unit: text,
  url: text,
  publishedAtMs: time,
  modifiedAtMs: time,
  categoryId: text,
  cover: nullable(objectOf({ src: text, alt: text, caption: text })),
  pictureCount: whole,
  pictureIds: listOf(whole, Number.MAX_SAFE_INTEGER),
  recordingCount: whole,
  wordCount: whole,
});

/** Records of other stores that screens and the worker take for granted. */
const readers: { [Name in StoreName]?: Reader<unknown> } = {
  saved: objectOf({ key: text, id: text, slug: text, title: text, savedAtMs: numberIn(0, 8.64e15) }),
  kept: objectOf({ name: matching(/^(?:album|category)\/./, 'a name'), title: text, keptAtMs: numberIn(0, 8.64e15) }),
  pictures: objectOf({ url: text, pictureId: whole, type: text, sizeBytes: whole, lastSeenAtMs: whole }),
};

/** Named values: what screens take for granted of them. Others are read with defaults wherever they are read. */
const metaReaders: Partial<Record<string, Reader<unknown>>> = {
  feed: objectOf({
    timezone: text,
    categories: listOf(objectOf({ id: text, title: text }), Number.MAX_SAFE_INTEGER),
    withdrawn: listOf(objectOf({ id: text }), Number.MAX_SAFE_INTEGER),
  }),
  counts: objectOf({ articles: whole, byCategory: objectOf({}) }),
};
const objectOrList: Reader<unknown> = (value) => value;

/**
 * Takes out every record of a wrong shape and every article whose text cannot be read, and has the next sync bring
 * them again. What is saved and kept stays listed, so that it is fetched anew. Gives how many were taken out.
 */
export async function repairStore(): Promise<number> {
  const dropped = await dropArticles();
  const articles = dropped + (await forgetLost(dropped));
  const others = (await dropOthers()) + (await mendNumbering());
  if (articles + others === 0) return 0;
  await recount();
  announce({ type: 'changed', stores: ['heads', 'packs', 'saved', 'kept', 'pictures', 'meta'] });
  return articles + others;
}

interface Damage {
  /** Primary keys of heads. */
  orders: string[];
  docs: number[];
}

async function dropArticles(): Promise<number> {
  const damage = await findDamage();
  if (damage.orders.length === 0) return 0;
  await write(['heads', 'ledger', 'tombstones', 'meta'], async (transaction) => {
    for (const order of damage.orders) transaction.objectStore('heads').delete(order);
    for (const doc of damage.docs) transaction.objectStore('tombstones').put(1, doc);
    const keys = damage.orders.map(keyOfOrder).filter((key) => key.length === 11);
    await transaction.objectStore('ledger').add(ledgerRecord([], keys));
    await holdNothing(transaction.objectStore('meta'));
  });
  return damage.orders.length;
}

/** Nothing is taken for held any more: which page a lost article came on is not known. */
async function holdNothing(meta: Pick<MetaStore<'readwrite'>, 'get' | 'put'>): Promise<void> {
  const sync = await getSyncRecord(meta);
  const published = sync.published && { ...sync.published, etag: '', lastModified: '', infoHash: '', pages: {} };
  await meta.put(
    { ...sync, revision: sync.revision + 1, etag: '', lastModified: '', fullWalkAtMs: 0, pending: [], published },
    'sync',
  );
}

/**
 * Articles that are counted and not there: Chromium makes a database without its list of tables of what the log has, so
 * the sync record tells of articles that are gone. Gives how many; those just `dropped` are still counted.
 */
async function forgetLost(dropped: number): Promise<number> {
  return await write(['heads', 'ledger', 'tombstones', 'meta'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const meta = transaction.objectStore('meta');
    const [stored, counts] = await Promise.all([heads.count(), getCounts(meta)]);
    const lost = counts.articles - dropped - stored;
    if (!(lost > 0)) return 0;
    const ledger: Ledger = new Map();
    for (const record of await transaction.objectStore('ledger').getAll()) replay(record, ledger);
    const unknown: LedgerEntry[] = [];
    let after: IDBKeyRange | null = null;
    for (;;) {
      const batch = await heads.getAll(after, HEADS_AT_ONCE);
      for (const head of batch) {
        // When it was modified is not in a head: the page that it comes on tells.
        if (ledger.get(head.key)?.doc !== head.doc) unknown.push({ ...head, modifiedAtMs: null });
        ledger.delete(head.key);
      }
      const last = batch.at(-1)?.order;
      if (last === undefined || batch.length < HEADS_AT_ONCE) break;
      after = IDBKeyRange.lowerBound(last, true);
    }
    // Segments of search may have them still.
    for (const { doc } of ledger.values()) transaction.objectStore('tombstones').put(1, doc);
    await transaction.objectStore('ledger').add(ledgerRecord(unknown, [...ledger.keys()]));
    await holdNothing(meta);
    return lost;
  });
}

function findDamage(): Promise<Damage> {
  return read(['heads', 'packs'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const packs = transaction.objectStore('packs');
    const damage: Damage = { orders: [], docs: [] };
    let after: IDBKeyRange | null = null;
    for (;;) {
      const [orders, batch] = await Promise.all([
        heads.getAllKeys(after, HEADS_AT_ONCE),
        heads.getAll(after, HEADS_AT_ONCE),
      ]);
      const ids = [...new Set(batch.map(({ doc }) => Math.floor(doc / PACK_SLOTS)).filter(Number.isInteger))];
      const found = new Map(await Promise.all(ids.map(async (id) => [id, await packs.get(id)] as const)));
      for (const [i, head] of batch.entries()) {
        const pack = found.get(Math.floor(head.doc / PACK_SLOTS));
        if (isSound(readHead, head) && pack && bodyAt(pack, head.doc % PACK_SLOTS) !== null) continue;
        damage.orders.push(orders[i] ?? '');
        if (Number.isInteger(head.doc)) damage.docs.push(head.doc);
      }
      const last = orders.at(-1);
      if (last === undefined || orders.length < HEADS_AT_ONCE) return damage;
      after = IDBKeyRange.lowerBound(last, true);
    }
  });
}

async function dropOthers(): Promise<number> {
  return await write(['saved', 'kept', 'pictures', 'meta'], async (transaction) => {
    let dropped = 0;
    for (const name of ['saved', 'kept', 'pictures'] as const) {
      const store = transaction.objectStore(name);
      const [keys, records] = await Promise.all([store.getAllKeys(), store.getAll()]);
      for (const [i, record] of records.entries()) {
        const key = keys[i];
        if (key === undefined || isSound(readers[name] ?? text, record)) continue;
        await store.delete(key);
        dropped++;
      }
    }
    const meta = transaction.objectStore('meta');
    for (const name of await meta.getAllKeys()) {
      const value: unknown = await meta.get(name);
      if (typeof value === 'object' && value !== null && isSound(metaReaders[name] ?? objectOrList, value)) continue;
      await meta.delete(name);
      dropped++;
    }
    return dropped;
  });
}

/**
 * A sync record that was lost begins its numbering anew, and every page would be refused for a number in use. Numbers
 * of articles that are gone count as well: search would take new ones for those.
 */
async function mendNumbering(): Promise<number> {
  return await write(['packs', 'tombstones', 'meta'], async (transaction) => {
    const [pack, tombstone, sync] = await Promise.all([
      transaction.objectStore('packs').openKeyCursor(null, 'prev'),
      transaction.objectStore('tombstones').openKeyCursor(null, 'prev'),
      getSyncRecord(transaction.objectStore('meta')),
    ]);
    const lastUsed = Math.max(pack?.key ?? 0, Math.floor((tombstone?.key ?? 0) / PACK_SLOTS));
    if (sync.nextPackId > lastUsed) return 0;
    await transaction.objectStore('meta').put({ ...sync, nextPackId: lastUsed + 1 }, 'sync');
    return 1;
  });
}

function isSound(reader: Reader<unknown>, value: unknown): boolean {
  try {
    reader(value, '');
    return true;
  } catch (error) {
    if (error instanceof ShapeError) return false;
    throw error;
  }
}

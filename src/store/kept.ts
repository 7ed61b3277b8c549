import { announce } from './changes.ts';
import { type ReadTransaction, read, type WriteTransaction } from './database.ts';
import { type KeptPart, type KeptRecord, type KeptThing, keptName } from './kept-record.ts';
import { getMeta } from './meta.ts';
import { keyOfOrder } from './order.ts';
import type { ArticleHead } from './schema.ts';
import { withRoom } from './with-room.ts';
import { write } from './write.ts';

/** The albums and categories that the reader keeps, last kept first. */
export function readKept(): Promise<KeptRecord[]> {
  return read(['kept'], async (transaction) => {
    const kept = await transaction.objectStore('kept').getAll();
    return kept.sort((a, b) => b.keptAtMs - a.keptAtMs);
  });
}

/** The record of this thing, `null` when the reader does not keep it. */
export function readKeptRecord(thing: KeptThing): Promise<KeptRecord | null> {
  return read(['kept'], async (transaction) => (await transaction.objectStore('kept').get(keptName(thing))) ?? null);
}

/**
 * Keeps an album or a category from now on; its pictures are fetched by the service worker. An album whose article
 * is not stored is not kept. Gives whether it is kept now.
 */
export async function keep(thing: KeptThing): Promise<boolean> {
  const changed = await withRoom(() =>
    write(['kept', 'heads', 'meta'], async (transaction) => {
      const record = await recordOf(transaction, thing);
      if (record) await transaction.objectStore('kept').put(record);
      return record !== null;
    }),
  );
  if (changed) announce({ type: 'changed', stores: ['kept'] });
  return changed;
}

/** Lets go of it: its pictures make room from now on as any others do. */
export async function unkeep(thing: KeptThing): Promise<void> {
  await write(['kept'], async (transaction) => transaction.objectStore('kept').delete(keptName(thing)));
  announce({ type: 'changed', stores: ['kept'] });
}

/** Keeps again what was just let go of, as it was. */
export async function putKeptBack(record: KeptRecord): Promise<void> {
  await withRoom(() =>
    write(['kept'], async (transaction) => {
      await transaction.objectStore('kept').put(record);
    }),
  );
  announce({ type: 'changed', stores: ['kept'] });
}

/** Notes that the reader stopped its download, or has it go on. */
export async function setPaused(thing: KeptThing, paused: boolean): Promise<void> {
  const changed = await withRoom(() =>
    write(['kept'], async (transaction) => {
      const store = transaction.objectStore('kept');
      const record = await store.get(keptName(thing));
      if (!record || (record.paused === true) === paused) return false;
      const { paused: _paused, ...rest } = record;
      await store.put(paused ? { ...rest, paused } : rest);
      return true;
    }),
  );
  if (changed) announce({ type: 'changed', stores: ['kept'] });
}

async function recordOf(
  transaction: WriteTransaction<['kept', 'heads', 'meta']>,
  thing: KeptThing,
): Promise<KeptRecord | null> {
  const name = keptName(thing);
  const keptAtMs = Date.now();
  if (thing.kind === 'album') {
    const head = await transaction.objectStore('heads').index('key').get(thing.key);
    return head
      ? { name, kind: 'album', key: head.key, id: head.id, slug: head.slug, title: head.title, keptAtMs }
      : null;
  }
  const { categoryId } = thing;
  const feed = await getMeta(transaction.objectStore('meta'), 'feed');
  const title = feed?.categories.find(({ id }) => id === categoryId)?.title ?? '';
  return { name, kind: 'category', categoryId, title, keptAtMs };
}

/** A transaction over what tells what must stay. */
export type KeptTransaction = ReadTransaction<['saved', 'kept', 'heads']>;

/** What there is to fetch pictures of by itself: all that is kept, but not what the reader stopped. */
export async function readUnfinishedParts(): Promise<KeptPart[]> {
  const kept = await readKept();
  return [{ kind: 'saved' }, ...kept.filter(({ paused }) => paused !== true)];
}

/** Saved articles and kept albums that are not on the phone, by the path to ask the site by. */
export function readAbsent(): Promise<{ key: string; slug: string; title: string }[]> {
  return read(['saved', 'kept', 'heads'], async (transaction) => {
    const [saved, kept] = await Promise.all([
      transaction.objectStore('saved').getAll(),
      transaction.objectStore('kept').getAll(),
    ]);
    const byKey = transaction.objectStore('heads').index('key');
    const named = [...saved, ...kept.flatMap((record) => (record.kind === 'album' ? [record] : []))];
    const present = await Promise.all(named.map(({ key }) => byKey.getKey(key)));
    const absent = named.filter((_, i) => present[i] === undefined);
    return [...new Map(absent.map(({ key, slug, title }) => [key, { key, slug, title }])).values()];
  });
}

/** The keys of all articles that must stay: saved, of kept albums, and of kept categories as far as they are stored. */
export function readKeptKeys(): Promise<Set<string>> {
  return read(['saved', 'kept', 'heads'], async (transaction) => {
    const { keys, categoryIds } = await keptIn(transaction);
    const byCategory = transaction.objectStore('heads').index('categoryId');
    const orders = await Promise.all(categoryIds.map((id) => byCategory.getAllKeys(id)));
    return new Set([...keys, ...orders.flat().map(keyOfOrder)]);
  });
}

/** The heads of all articles that must stay and are stored, without repeats. */
export async function keptHeadsIn(transaction: KeptTransaction): Promise<ArticleHead[]> {
  const { keys, categoryIds } = await keptIn(transaction);
  const heads = transaction.objectStore('heads');
  const [single, ofCategories] = await Promise.all([
    Promise.all(keys.map((key) => heads.index('key').get(key))),
    Promise.all(categoryIds.map((id) => heads.index('categoryId').getAll(id))),
  ]);
  const found = new Map([...single, ...ofCategories.flat()].flatMap((head) => (head ? [[head.key, head]] : [])));
  return [...found.values()];
}

/** The numbers of all pictures that must stay. */
export async function keptPictureIds(transaction: KeptTransaction): Promise<Set<number>> {
  return new Set((await keptHeadsIn(transaction)).flatMap((head) => head.pictureIds));
}

/** What the reader saved and keeps, by name. */
export interface KeptNames {
  /** Of saved articles and kept albums. */
  keys: ReadonlySet<string>;
  categoryIds: ReadonlySet<string>;
}

export function readKeptNames(): Promise<KeptNames> {
  return read(['saved', 'kept'], async (transaction) => {
    const { keys, categoryIds } = await keptIn(transaction as unknown as KeptTransaction);
    return { keys: new Set(keys), categoryIds: new Set(categoryIds) };
  });
}

async function keptIn(transaction: KeptTransaction): Promise<{ keys: string[]; categoryIds: string[] }> {
  const [saved, kept] = await Promise.all([
    transaction.objectStore('saved').getAllKeys(),
    transaction.objectStore('kept').getAll(),
  ]);
  return {
    keys: [...saved, ...kept.flatMap((record) => (record.kind === 'album' ? [record.key] : []))],
    categoryIds: kept.flatMap((record) => (record.kind === 'category' ? [record.categoryId] : [])),
  };
}

import type { Article, FeedInfo } from '../feed/article.ts';
import { articleOf } from './body.ts';
import { type ReadTransaction, read } from './database.ts';
import { getCounts, getMeta } from './meta.ts';
import { type ArticleHead, type Counts, PACK_SLOTS } from './schema.ts';

export type ArticleList = { kind: 'all' } | { kind: 'category'; id: string } | { kind: 'albums' };

export function readFeedInfo(): Promise<FeedInfo | null> {
  return read(['meta'], async (transaction) => (await getMeta(transaction.objectStore('meta'), 'feed')) ?? null);
}

export function readCounts(): Promise<Counts> {
  return read(['meta'], (transaction) => getCounts(transaction.objectStore('meta')));
}

/** Up to `limit` heads of a list, newest first, from after the one whose order is `afterOrder`. */
export function readHeads(request: { list: ArticleList; afterOrder?: string; limit: number }): Promise<ArticleHead[]> {
  const { list, afterOrder, limit } = request;
  return read(['heads'], (transaction) => {
    const heads = transaction.objectStore('heads');
    if (list.kind === 'all') {
      return heads.getAll(afterOrder === undefined ? null : IDBKeyRange.lowerBound(afterOrder, true), limit);
    }
    const [name, value] = list.kind === 'category' ? (['categoryId', list.id] as const) : (['album', 1] as const);
    if (afterOrder === undefined) return heads.index(name).getAll(value, limit);
    return readIndexAfter(transaction, name, value, afterOrder, limit);
  });
}

/** `getAll` on an index cannot begin after a primary key; a cursor can. */
async function readIndexAfter(
  transaction: ReadTransaction<['heads']>,
  name: 'categoryId' | 'album',
  value: string | number,
  afterOrder: string,
  limit: number,
): Promise<ArticleHead[]> {
  const found: ArticleHead[] = [];
  const index = transaction.objectStore('heads').index(name);
  let cursor = await index.openCursor(IDBKeyRange.only(value));
  // A jump must lead forward; it ends on `afterOrder` itself where that is in this list.
  if (cursor && cursor.primaryKey < afterOrder) cursor = await cursor.continuePrimaryKey(cursor.key, afterOrder);
  if (cursor?.primaryKey === afterOrder) cursor = await cursor.continue();
  while (cursor && found.length < limit) {
    found.push(cursor.value);
    cursor = await cursor.continue();
  }
  return found;
}

/** The article a path names: by the key at its end, else by the slug an editor pinned. `null` when not stored. */
export function readArticle(slug: string): Promise<{ head: ArticleHead; article: Article; saved: boolean } | null> {
  return read(['heads', 'packs', 'saved'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const head = (await heads.index('key').get(slug.slice(-11))) ?? (await heads.index('pinnedSlug').get(slug));
    if (!head) return null;
    const [pack, savedKey] = await Promise.all([
      transaction.objectStore('packs').get(Math.floor(head.doc / PACK_SLOTS)),
      transaction.objectStore('saved').getKey(head.key),
    ]);
    const article = articleOf(head, pack);
    return article && { head, article, saved: savedKey !== undefined };
  });
}

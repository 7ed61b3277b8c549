import type { Article } from '../feed/article.ts';
import { articleOf } from './body.ts';
import { read } from './database.ts';
import { type ArticleHead, PACK_SLOTS } from './schema.ts';

export interface StoredDocument {
  head: ArticleHead;
  article: Article;
}

/** The articles of these document numbers, in their order; `null` for a version that is no longer stored. */
export function readDocuments(docs: number[]): Promise<(StoredDocument | null)[]> {
  return read(['packs', 'heads'], async (transaction) => {
    const packs = transaction.objectStore('packs');
    const heads = transaction.objectStore('heads');
    const ids = [...new Set(docs.map((doc) => Math.floor(doc / PACK_SLOTS)))];
    const found = new Map(await Promise.all(ids.map(async (id) => [id, await packs.get(id)] as const)));
    return await Promise.all(
      docs.map(async (doc) => {
        const pack = found.get(Math.floor(doc / PACK_SLOTS));
        const order = pack?.orders[doc % PACK_SLOTS];
        const head = order ? await heads.get(order) : undefined;
        if (!head || head.doc !== doc) return null;
        const article = articleOf(head, pack);
        return article && { head, article };
      }),
    );
  });
}

/** The document numbers of the saved articles. */
export function readSavedDocs(): Promise<Set<number>> {
  return read(['saved', 'heads'], async (transaction) => {
    const keys = await transaction.objectStore('saved').getAllKeys();
    const byKey = transaction.objectStore('heads').index('key');
    const heads = await Promise.all(keys.map((key) => byKey.get(key)));
    return new Set(heads.flatMap((head) => (head ? [head.doc] : [])));
  });
}

import { read } from './database.ts';
import { readSaved } from './saved.ts';
import type { ArticleHead } from './schema.ts';

/** Which list an article is read in: all articles or those of its category, newest first, or the saved ones. */
export type ReadingOrder = 'all' | 'category' | 'saved';

export interface Neighbours {
  /** The one above in the list; `null` at either end. */
  above: ArticleHead | null;
  below: ArticleHead | null;
}

type Place = Pick<ArticleHead, 'categoryId' | 'order' | 'key'>;

/** The articles next to one in a list it is in; a few cursor steps, whatever the size of the list. */
export async function readNeighbours(head: Place, order: ReadingOrder): Promise<Neighbours> {
  if (order === 'all') return readBesideOfAll(head);
  if (order === 'category') return readBesideInCategory(head);
  const saved = await readSaved();
  const at = saved.findIndex(({ key }) => key === head.key);
  // Let go of meanwhile: it is in no list of saved ones any more.
  if (at < 0) return readBesideInCategory(head);
  return { above: saved[at - 1] ?? null, below: saved[at + 1] ?? null };
}

function readBesideOfAll({ order }: Place): Promise<Neighbours> {
  return read(['heads'], async (transaction) => {
    const heads = transaction.objectStore('heads');
    const [below, above] = await Promise.all([
      heads.openCursor(IDBKeyRange.lowerBound(order, true), 'next'),
      heads.openCursor(IDBKeyRange.upperBound(order, true), 'prev'),
    ]);
    return { above: above?.value ?? null, below: below?.value ?? null };
  });
}

function readBesideInCategory({ categoryId, order }: Place): Promise<Neighbours> {
  return read(['heads'], async (transaction) => {
    const index = transaction.objectStore('heads').index('categoryId');
    const beside = async (direction: 'next' | 'prev'): Promise<ArticleHead | null> => {
      let cursor = await index.openCursor(IDBKeyRange.only(categoryId), direction);
      const isBefore = cursor && (direction === 'next' ? cursor.primaryKey < order : cursor.primaryKey > order);
      // A jump must lead onward; it ends on the article itself where that is in the category.
      if (cursor && isBefore) cursor = await cursor.continuePrimaryKey(cursor.key, order);
      if (cursor?.primaryKey === order) cursor = await cursor.continue();
      return cursor?.value ?? null;
    };
    const [below, above] = await Promise.all([beside('next'), beside('prev')]);
    return { above, below };
  });
}

import { read } from './database.ts';
import type { ArticleHead } from './schema.ts';

export interface Neighbours {
  /** `null` at either end. */
  newer: ArticleHead | null;
  older: ArticleHead | null;
}

/** The articles next to one in its category, by date; a few cursor steps, whatever the category's size. */
export function readNeighbours({ categoryId, order }: Pick<ArticleHead, 'categoryId' | 'order'>): Promise<Neighbours> {
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
    const [older, newer] = await Promise.all([beside('next'), beside('prev')]);
    return { older, newer };
  });
}

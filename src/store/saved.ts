import { announce } from './changes.ts';
import { read, type WriteTransaction } from './database.ts';
import type { SavedRecord } from './kept-record.ts';
import { getCounts } from './meta.ts';
import type { ArticleHead } from './schema.ts';
import { withRoom } from './with-room.ts';
import { write } from './write.ts';

/** The saved articles that are on the phone, last saved first. */
export function readSaved(): Promise<ArticleHead[]> {
  return read(['saved', 'heads'], async (transaction) => {
    const saved = await transaction.objectStore('saved').getAll();
    const byKey = transaction.objectStore('heads').index('key');
    saved.sort((a, b) => b.savedAtMs - a.savedAtMs);
    const found = await Promise.all(saved.map(({ key }) => byKey.get(key)));
    return found.filter((head) => head !== undefined);
  });
}

/** Saves an article or lets go of it; an article that is not stored is not saved. */
export async function setSaved(key: string, saved: boolean): Promise<void> {
  const change = async (transaction: WriteTransaction<['saved', 'heads', 'meta']>): Promise<boolean> => {
    const store = transaction.objectStore('saved');
    const meta = transaction.objectStore('meta');
    const [present, head, counts] = await Promise.all([
      store.getKey(key),
      transaction.objectStore('heads').index('key').get(key),
      getCounts(meta),
    ]);
    if ((present !== undefined) === saved || (saved && !head)) return false;
    if (saved && head) store.put({ key, id: head.id, slug: head.slug, title: head.title, savedAtMs: Date.now() });
    else store.delete(key);
    meta.put({ ...counts, saved: Math.max(0, counts.saved + (saved ? 1 : -1)) }, 'counts');
    return true;
  };
  const changed = await withRoom(() => write(['saved', 'heads', 'meta'], change));
  if (changed) announce({ type: 'changed', stores: ['saved', 'meta'] });
}

export function readSavedRecord(key: string): Promise<SavedRecord | undefined> {
  return read(['saved'], (transaction) => transaction.objectStore('saved').get(key));
}

/** Saves again what was just let go of, in its old place, also where the article is not on the phone. */
export async function putSavedBack(record: SavedRecord): Promise<void> {
  await withRoom(() =>
    write(['saved', 'meta'], async (transaction) => {
      const store = transaction.objectStore('saved');
      const meta = transaction.objectStore('meta');
      const [present, counts] = await Promise.all([store.getKey(record.key), getCounts(meta)]);
      if (present !== undefined) return;
      store.put(record);
      meta.put({ ...counts, saved: counts.saved + 1 }, 'counts');
    }),
  );
  announce({ type: 'changed', stores: ['saved', 'meta'] });
}

import { announce } from './changes.ts';
import { read, write } from './database.ts';
import { getCounts } from './meta.ts';
import type { ArticleHead } from './schema.ts';

/** The saved articles, last saved first. */
export function readSaved(): Promise<ArticleHead[]> {
  return read(['saved', 'heads'], async (transaction) => {
    const saved = await transaction.objectStore('saved').getAll();
    const heads = transaction.objectStore('heads');
    saved.sort((a, b) => b.savedAtMs - a.savedAtMs);
    const found = await Promise.all(saved.map((record) => heads.get(record.order)));
    return found.filter((head) => head !== undefined);
  });
}

/** The keys of the saved articles. */
export function readSavedKeys(): Promise<Set<string>> {
  return read(['saved'], async (transaction) => new Set(await transaction.objectStore('saved').getAllKeys()));
}

/** Saves an article or lets go of it; an article that is not stored is not saved. */
export async function setSaved(key: string, saved: boolean): Promise<void> {
  const changed = await write(['saved', 'heads', 'meta'], async (transaction) => {
    const store = transaction.objectStore('saved');
    const meta = transaction.objectStore('meta');
    const [present, order, counts] = await Promise.all([
      store.getKey(key),
      transaction.objectStore('heads').index('key').getKey(key),
      getCounts(meta),
    ]);
    if ((present !== undefined) === saved || (saved && order === undefined)) return false;
    if (saved && order !== undefined) store.put({ key, order, savedAtMs: Date.now() });
    else store.delete(key);
    meta.put({ ...counts, saved: Math.max(0, counts.saved + (saved ? 1 : -1)) }, 'counts');
    return true;
  });
  if (changed) announce({ type: 'changed', stores: ['saved', 'meta'] });
}

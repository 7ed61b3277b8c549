import { announce } from './changes.ts';
import { read, type WriteTransaction } from './database.ts';
import type { SavedRecord } from './kept-record.ts';
import { letGo } from './let-go.ts';
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
  const changed = saved
    ? await withRoom(() => write(['saved', 'heads', 'meta'], (transaction) => save(key, transaction)))
    : await letGo(['saved', 'meta'], (transaction) => unsave(key, transaction), countSaved);
  if (changed) announce({ type: 'changed', stores: ['saved', 'meta'] });
}

async function save(key: string, transaction: WriteTransaction<['saved', 'heads', 'meta']>): Promise<boolean> {
  const store = transaction.objectStore('saved');
  const [present, head] = await Promise.all([
    store.getKey(key),
    transaction.objectStore('heads').index('key').get(key),
  ]);
  if (present !== undefined || !head) return false;
  store.put({ key, id: head.id, slug: head.slug, title: head.title, savedAtMs: Date.now() });
  await countSaved(transaction);
  return true;
}

async function unsave(key: string, transaction: WriteTransaction<['saved', 'meta']>): Promise<boolean> {
  const store = transaction.objectStore('saved');
  if ((await store.getKey(key)) === undefined) return false;
  store.delete(key);
  return true;
}

export async function countSaved(transaction: Pick<WriteTransaction<['saved', 'meta']>, 'objectStore'>): Promise<void> {
  const meta = transaction.objectStore('meta');
  const [counts, saved] = await Promise.all([getCounts(meta), transaction.objectStore('saved').count()]);
  meta.put({ ...counts, saved }, 'counts');
}

export function readSavedRecord(key: string): Promise<SavedRecord | undefined> {
  return read(['saved'], (transaction) => transaction.objectStore('saved').get(key));
}

/** Saves again what was just let go of, in its old place, also where the article is not on the phone. */
export async function putSavedBack(record: SavedRecord): Promise<void> {
  await withRoom(() =>
    write(['saved', 'meta'], async (transaction) => {
      const store = transaction.objectStore('saved');
      if ((await store.getKey(record.key)) !== undefined) return;
      store.put(record);
      await countSaved(transaction);
    }),
  );
  announce({ type: 'changed', stores: ['saved', 'meta'] });
}

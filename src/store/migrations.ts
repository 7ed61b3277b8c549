import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { createStores } from './create-stores.ts';
import { type KeptAlbum, keptName } from './kept-record.ts';
import { beginNewLog, locksWithLog } from './new-log.ts';
import type { ArticleHead, BantinSchema, StoreName } from './schema.ts';

type Upgrade = IDBPTransaction<BantinSchema, StoreName[], 'versionchange'>;
type Migration = (database: IDBPDatabase<BantinSchema>, upgrade: Upgrade) => Promise<void>;

/**
 * One step per schema version, in order: the step at n takes a database of version n + 1 to n + 2, as version 1
 * was the first. A published step is never edited: readers' phones are at every version. A step may wait for
 * nothing but requests of the transaction it is given, so a failure undoes all steps together.
 */
export const migrations: Migration[] = [keepByLists];

/** Gives the upgrade, once nothing is in its way: steps that a kill cut off may have left a torn log. */
export async function prepareUpgrade(): Promise<(...upgrade: Parameters<typeof migrate>) => void> {
  if (locksWithLog()) await beginNewLog().catch((error) => console.warn('no new log', error));
  return (database, oldVersion, upgrade) => {
    migrate(database, oldVersion, upgrade).catch((error) => {
      console.error(error);
      upgrade.abort();
    });
  };
}

/** Brings a database of any older version to the present one; 0 when somebody has just deleted it. */
async function migrate(database: IDBPDatabase<BantinSchema>, oldVersion: number, upgrade: Upgrade): Promise<void> {
  if (oldVersion === 0) createStores(database);
  else for (const step of migrations.slice(oldVersion - 1)) await step(database, upgrade);
}

/** What version 1 had in these records, if nothing has damaged them: a step that throws would lock the reader out. */
type SavedRecord1 = Partial<Record<'order' | 'savedAtMs', unknown>> & { key: string };
type PictureRecord1 = Partial<Record<'pictureId' | 'lastSeenAtMs' | 'kept', unknown>>;

/**
 * To version 2: what is kept is a list of its own instead of a mark on each picture, and a saved article is named
 * by more than its place among the heads. Pictures that were marked become the kept albums that show them.
 */
async function keepByLists(database: IDBPDatabase<BantinSchema>, upgrade: Upgrade): Promise<void> {
  const kept = database.createObjectStore('kept', { keyPath: 'name' });
  const heads = upgrade.objectStore('heads');
  const saved = upgrade.objectStore('saved');
  for (const { key, order, savedAtMs } of (await saved.getAll()) as SavedRecord1[]) {
    const head =
      (typeof order === 'string' ? await heads.get(order) : undefined) ?? (await heads.index('key').get(key));
    const { id = '', slug = key, title = '' } = head ?? {};
    await saved.put({ key, id, slug, title, savedAtMs: typeof savedAtMs === 'number' ? savedAtMs : 0 });
  }

  const pictures = upgrade.objectStore('pictures');
  const markedAtMs = new Map<unknown, number>();
  for (let cursor = await pictures.openCursor(); cursor; cursor = await cursor.continue()) {
    const { kept: mark, ...picture } = cursor.value as typeof cursor.value & PictureRecord1;
    const seenAtMs = typeof picture.lastSeenAtMs === 'number' ? picture.lastSeenAtMs : 0;
    if (mark === true) markedAtMs.set(picture.pictureId, Math.max(markedAtMs.get(picture.pictureId) ?? 0, seenAtMs));
    if (mark !== undefined) await cursor.update(picture);
  }
  if (markedAtMs.size === 0) return;
  for (let cursor = await heads.openCursor(); cursor; cursor = await cursor.continue()) {
    const { pictureIds } = cursor.value as { pictureIds?: unknown };
    const times = (Array.isArray(pictureIds) ? pictureIds : []).flatMap((id) => markedAtMs.get(id) ?? []);
    if (times.length > 0) await kept.put(albumOf(cursor.value, Math.max(...times)));
  }
}

function albumOf({ key, id, slug, title }: ArticleHead, keptAtMs: number): KeptAlbum {
  return { name: keptName({ kind: 'album', key }), kind: 'album', key, id, slug, title, keptAtMs };
}

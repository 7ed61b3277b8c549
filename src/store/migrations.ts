import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { BantinSchema, StoreName } from './schema.ts';

type Upgrade = IDBPTransaction<BantinSchema, StoreName[], 'versionchange'>;

/**
 * One step per schema version, in order; step n takes a database of version n to version n + 1. A published
 * step is never edited: readers' phones are at every version. A step may only use the transaction it is given,
 * so a failure undoes all steps together.
 */
export const migrations: ((database: IDBPDatabase<BantinSchema>, upgrade: Upgrade) => void)[] = [createStores];

function createStores(database: IDBPDatabase<BantinSchema>): void {
  const heads = database.createObjectStore('heads', { keyPath: 'order' });
  // Not unique: a sync knows every key, and checking it again costs each put a look-up.
  heads.createIndex('key', 'key');
  heads.createIndex('categoryId', 'categoryId');
  // Sparse: a head without the property is not in the index, which costs nothing.
  heads.createIndex('pinnedSlug', 'pinnedSlug');
  heads.createIndex('featured', 'featured');
  heads.createIndex('album', 'album');
  database.createObjectStore('packs', { keyPath: 'id' });
  database.createObjectStore('ledger', { keyPath: 'id', autoIncrement: true });
  database.createObjectStore('segments', { keyPath: 'id' });
  database.createObjectStore('segmentParts');
  database.createObjectStore('tombstones');
  database.createObjectStore('pictures', { keyPath: 'url' }).createIndex('pictureId', 'pictureId');
  database.createObjectStore('pictureBytes');
  database.createObjectStore('saved', { keyPath: 'key' });
  database.createObjectStore('reading', { keyPath: 'key' });
  database.createObjectStore('meta');
}

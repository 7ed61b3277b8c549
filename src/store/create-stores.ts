import type { IDBPDatabase } from 'idb';
import type { BantinSchema } from './schema.ts';

/** The stores of a new database, as the present version has them. An older database gets there by `migrations`. */
export function createStores(database: IDBPDatabase<BantinSchema>): void {
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
  database.createObjectStore('kept', { keyPath: 'name' });
  database.createObjectStore('reading', { keyPath: 'key' });
  database.createObjectStore('meta');
}

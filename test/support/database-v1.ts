/** A database as version 1 had it: stores and indexes as that build made them. Runs in browsers and in Node. */
export function openDatabase1(options: { onversionchange: 'close' | 'ignore' }): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bantin', 1);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      // What that build did for a newer one; a frozen tab does not.
      if (options.onversionchange === 'close') database.onversionchange = () => database.close();
      resolve(database);
    };
    request.onupgradeneeded = () => {
      const database = request.result;
      const heads = database.createObjectStore('heads', { keyPath: 'order' });
      for (const name of ['key', 'categoryId', 'pinnedSlug', 'featured', 'album']) heads.createIndex(name, name);
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
    };
  });
}

/** Records by store; where a store has no key path, as pairs of key and value. */
export type Records = Record<string, unknown[]>;

const OUT_OF_LINE = new Set(['segmentParts', 'tombstones', 'pictureBytes', 'meta']);

export function putAll(database: IDBDatabase, records: Records): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(Object.keys(records), 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    for (const [name, values] of Object.entries(records)) {
      const store = transaction.objectStore(name);
      for (const value of values) {
        if (OUT_OF_LINE.has(name)) {
          const [key, content] = value as [IDBValidKey, unknown];
          store.put(content, key);
        } else store.put(value);
      }
    }
  });
}

/** Everything in a database, in whichever version it is. */
export async function readAll(): Promise<{ version: number; shape: Record<string, unknown>; records: Records }> {
  const database = await done(indexedDB.open('bantin'));
  const names = [...database.objectStoreNames];
  const shape: Record<string, unknown> = {};
  const records: Records = {};
  const transaction = database.transaction(names);
  for (const name of names) {
    const store = transaction.objectStore(name);
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath, unique, multiEntry } = store.index(index);
      return { index, keyPath, unique, multiEntry };
    });
    shape[name] = { keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes };
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    records[name] = OUT_OF_LINE.has(name) ? keys.map((key, i) => [key, values[i]]) : values;
  }
  database.close();
  return { version: database.version, shape, records };
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

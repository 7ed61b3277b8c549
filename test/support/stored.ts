/** A page of any driver. */
interface Evaluating {
  evaluate<T, A>(work: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
}

/** The app's own record under this key of store `meta`, as it lies in the page's database. */
export async function storedMeta(page: Evaluating, key: string): Promise<Record<string, unknown> | undefined> {
  return (await page.evaluate(readStored, { store: 'meta', key })) as Record<string, unknown> | undefined;
}

/** How many records a store of the app has. */
export async function storedCount(page: Evaluating, store: string): Promise<number> {
  return (await page.evaluate(readStored, { store, key: '' })) as number;
}

/** Runs in the page, so it names nothing outside of itself. Without a key it counts. */
function readStored({ store, key }: { store: string; key: string }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('bantin');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const records = database.transaction(store).objectStore(store);
      const reading: IDBRequest = key ? records.get(key) : records.count();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => resolve(reading.result);
      database.close();
    };
  });
}

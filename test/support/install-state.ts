import type { Reader } from './reader/reader.ts';

/** What browsers call themselves to the page. */
export const inIphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
export const inAndroid =
  'Mozilla/5.0 (Linux; Android 13; SM-A042F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36';
export const inZalo =
  'Mozilla/5.0 (Linux; Android 13; SM-A042F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36 Zalo android/12100672';

/** From now on the page takes its browser for another one. */
export function pretend(reader: Reader, userAgent: string): Promise<void> {
  return reader.evaluate((given) => {
    Object.defineProperty(navigator, 'userAgent', { value: given, configurable: true });
  }, userAgent);
}

/** What the app remembers of its offers; with `days`, remembers that first. */
export function installRecord(
  reader: Reader,
  days: string[] | null,
): Promise<{ days: string[]; answer: string; guidedOn?: string } | null> {
  return reader.evaluate(async (given) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('bantin'));
    const store = database.transaction('meta', given ? 'readwrite' : 'readonly').objectStore('meta');
    if (given) await done(store.put({ formatVersion: 1, days: given, answer: 'open' }, 'install'));
    const record = (await done(store.get('install'))) ?? null;
    database.close();
    return record;
  }, days);
}

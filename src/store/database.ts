import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { announce } from './changes.ts';
import { createStores } from './create-stores.ts';
import { type BantinSchema, DATABASE_NAME, DATABASE_VERSION, type StoreName } from './schema.ts';
import { asStoreError, StoreError, type StoreErrorCode } from './store-error.ts';

export type ReadTransaction<Names extends StoreName[]> = IDBPTransaction<BantinSchema, Names, 'readonly'>;
export type WriteTransaction<Names extends StoreName[]> = IDBPTransaction<BantinSchema, Names, 'readwrite'>;

/**
 * How long the browser may take to open the database, and another tab to let go of an older schema; it does so on an event, unless
 * it is frozen. The shell speaks of a weak network a second later (`.unstarted`).
 */
const OPEN_LIMIT_MS = 7_000;

let opening: Promise<IDBPDatabase<BantinSchema>> | null = null;

/**
 * The connection, opened on first use and again after it was closed: by the browser (`terminated`), or because
 * another tab brings a newer schema, for which this one steps aside at once. So no tab ever waits for another.
 * Where the answer comes after callers were refused, all who show something are told to read again.
 */
function openConnection(): Promise<IDBPDatabase<BantinSchema>> {
  opening ??= openNow().catch((error) => {
    // After one that was given up another would wait behind it: everybody is refused until the browser has answered.
    if (!(error instanceof StoreError)) opening = null;
    throw asStoreError(error);
  });
  return opening;
}

/**
 * The steps from older versions load when there is an older database, which a reader has once a version: the
 * upgrade that found it is undone, since it would not wait for them, and begun again with them at hand.
 */
async function openNow(): Promise<IDBPDatabase<BantinSchema>> {
  if (!globalThis.indexedDB) throw new DOMException('no indexedDB');
  let isOlder = false;
  try {
    return await open((database, oldVersion, transaction) => {
      isOlder = oldVersion > 0;
      if (isOlder) transaction.abort();
      else createStores(database);
    });
  } catch (error) {
    if (!isOlder) throw error;
  }
  return await open(await (await import('./migrations.ts')).prepareUpgrade());
}

function open(
  upgrade: (
    database: IDBPDatabase<BantinSchema>,
    oldVersion: number,
    transaction: IDBPTransaction<BantinSchema, StoreName[], 'versionchange'>,
  ) => void,
): Promise<IDBPDatabase<BantinSchema>> {
  return new Promise((resolve, reject) => {
    let code: StoreErrorCode = 'no-answer';
    let gaveUp = false;
    const waiting = setTimeout(() => {
      gaveUp = true;
      reject(new StoreError(code));
    }, OPEN_LIMIT_MS);
    openDB<BantinSchema>(DATABASE_NAME, DATABASE_VERSION, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        // Takes its time, where there is much.
        clearTimeout(waiting);
        // An upgrade that is undone is told by the request.
        transaction.done.catch(() => undefined);
        upgrade(database, oldVersion, transaction);
      },
      blocked() {
        code = 'blocked';
      },
      blocking(_currentVersion, _blockedVersion, event) {
        opening = null;
        // Lets running transactions end, then closes.
        (event.target as IDBDatabase).close();
      },
      terminated() {
        opening = null;
        announce({ type: 'lost' });
      },
    })
      .then((database) => {
        // Nobody holds a connection that came after its caller was refused: it would block the next upgrade.
        if (gaveUp) database.close();
        else resolve(database);
      }, reject)
      .then(() => {
        clearTimeout(waiting);
        if (!gaveUp) return;
        opening = null;
        announce({ stores: ['heads', 'meta'], type: 'changed' });
      });
  });
}

/** Closes this context's connection; the next call opens another. */
export async function closeDatabase(): Promise<void> {
  const closing = opening;
  opening = null;
  if (closing) (await closing).close();
}

/**
 * Runs `work` in one readonly transaction. It may wait for nothing but the transaction's own requests.
 * Throws `StoreError`.
 */
export async function read<Names extends StoreName[], Result>(
  stores: [...Names],
  work: (transaction: ReadTransaction<Names>) => Promise<Result>,
): Promise<Result> {
  try {
    const transaction = await begin<Names, 'readonly'>(stores, 'readonly');
    // A read that fails is told by its own request.
    transaction.done.catch(() => undefined);
    return await work(transaction);
  } catch (error) {
    throw told(error);
  }
}

/**
 * A connection can be closing without our having heard of it: no transaction begins on it (InvalidStateError),
 * nothing has happened, and one more try on a new connection is safe.
 */
export async function begin<Names extends StoreName[], Mode extends 'readonly' | 'readwrite'>(
  stores: [...Names],
  mode: Mode,
): Promise<IDBPTransaction<BantinSchema, Names, Mode>> {
  // Relaxed: what the system has, but not yet the disk, may be lost with the power; a sync repeats it.
  const begun = (database: IDBPDatabase<BantinSchema>) =>
    database.transaction(stores as unknown as Names, mode, { durability: 'relaxed' });
  try {
    return begun(await openConnection());
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
    opening = null;
    return begun(await openConnection());
  }
}

/** The error to throw for what a transaction threw. */
export function told(error: unknown): unknown {
  // iOS: "Connection to Indexed Database server lost" comes as UnknownError, for good on this connection.
  if (error instanceof DOMException && error.name === 'UnknownError') opening = null;
  return asStoreError(error);
}

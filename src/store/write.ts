import { type IDBPTransaction, unwrap } from 'idb';
import { begin, told, type WriteTransaction } from './database.ts';
import { guarded } from './log-guard.ts';
import type { BantinSchema, StoreName } from './schema.ts';
import { StoreError } from './store-error.ts';

/**
 * Runs `work` in one readwrite transaction and resolves when it is committed: all of it is stored or, where
 * this throws, nothing. An error thrown by `work` undoes the transaction and is passed on. `work` may run twice, so
 * it changes nothing outside. Throws `StoreError`.
 */
export async function write<Names extends StoreName[], Result>(
  stores: [...Names],
  work: (transaction: WriteTransaction<Names>) => Promise<Result> | Result,
): Promise<Result> {
  try {
    return await guarded(stores, () =>
      writeOnce(stores, work).catch((error) => {
        // Firefox lets the first transaction after one that found no room only delete, so that room can be made; the
        // next one is as any other.
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
        return writeOnce(stores, work);
      }),
    );
  } catch (error) {
    throw told(error);
  }
}

async function writeOnce<Names extends StoreName[], Result>(
  stores: [...Names],
  work: (transaction: WriteTransaction<Names>) => Promise<Result> | Result,
): Promise<Result> {
  const transaction = await begin<Names, 'readwrite'>(stores, 'readwrite');
  const ended = ending(transaction);
  ended.catch(() => undefined);
  let result: Result;
  try {
    result = await work(transaction);
  } catch (error) {
    throw await undo(transaction, ended, error);
  }
  commit(transaction);
  await ended;
  return result;
}

/**
 * When the transaction is over. Unlike idb's `done` it knows the cause: at the time of a request's error event
 * `transaction.error` is still null, and in WebKit it may stay so; an abort without an error is a failure too.
 */
function ending(transaction: { done: Promise<void> }): Promise<void> {
  transaction.done.catch(() => undefined);
  const raw = unwrap(transaction as IDBPTransaction<BantinSchema, StoreName[], 'readwrite'>);
  return new Promise((resolve, reject) => {
    let cause: DOMException | null = null;
    raw.addEventListener('error', (event) => {
      cause ??= (event.target as IDBRequest).error;
    });
    raw.addEventListener('complete', () => resolve());
    raw.addEventListener('abort', () => reject(raw.error ?? cause ?? new StoreError('aborted')));
  });
}

/** Says that nothing more comes, which saves a turn of waiting for it. */
function commit(transaction: { commit(): void }): void {
  try {
    transaction.commit();
  } catch {
    // Already over: `ending()` tells how.
  }
}

/** Undoes the transaction and gives the error to report: its own where it had failed before, else `error`. */
async function undo(transaction: { abort(): void }, ended: Promise<void>, error: unknown): Promise<unknown> {
  try {
    transaction.abort();
  } catch {
    // Already aborted: `ended` tells why.
    return await ended.then(
      () => error,
      (cause) => cause,
    );
  }
  await ended.catch(() => undefined);
  return error;
}

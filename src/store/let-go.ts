import type { WriteTransaction } from './database.ts';
import type { StoreName } from './schema.ts';
import { StoreError } from './store-error.ts';
import { write } from './write.ts';

/**
 * Deletes, and counts anew what is left, in one transaction. With the storage full Chromium refuses a transaction that
 * also writes: what is deleted then makes room for the count, which comes after it. Gives what `remove` gives. Both may
 * run twice. Throws `StoreError`.
 */
export async function letGo<Names extends StoreName[], Result>(
  stores: [...Names],
  remove: (transaction: WriteTransaction<Names>) => Promise<Result> | Result,
  count: (transaction: WriteTransaction<Names>, removed: Result) => Promise<void>,
): Promise<Result> {
  try {
    return await write(stores, async (transaction) => {
      const result = await remove(transaction);
      await count(transaction, result);
      return result;
    });
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'quota') throw error;
    const result = await write(stores, remove);
    await write(stores, (transaction) => count(transaction, result)).catch((late) =>
      console.warn('not counted anew', late),
    );
    return result;
  }
}

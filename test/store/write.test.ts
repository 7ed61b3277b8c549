import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { read } from '../../src/store/database.ts';
import { write } from '../../src/store/write.ts';

const readSearches = () => read(['meta'], (transaction) => transaction.objectStore('meta').get('recentSearches'));

test('a transaction that is aborted without an error is a failure, and nothing of it is stored', async () => {
  const aborted = write(['meta'], async (transaction) => {
    await transaction.objectStore('meta').put(['một'], 'recentSearches');
    transaction.abort();
  });
  await expect(aborted).rejects.toMatchObject({ name: 'StoreError', code: 'aborted' });
  expect(await readSearches()).toBeUndefined();
});

test('an error of the work undoes what it had put, and is the one that is told', async () => {
  const failing = write(['meta'], async (transaction) => {
    await transaction.objectStore('meta').put(['một'], 'recentSearches');
    throw new RangeError('of the work');
  });
  await expect(failing).rejects.toThrow('of the work');
  expect(await readSearches()).toBeUndefined();
  await write(['meta'], (transaction) => void transaction.objectStore('meta').put(['hai'], 'recentSearches'));
  expect(await readSearches()).toEqual(['hai']);
});

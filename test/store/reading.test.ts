import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { subscribe } from '../../src/store/changes.ts';
import { readNeighbours } from '../../src/store/neighbours.ts';
import {
  keepPlace,
  markRead,
  markUnread,
  parseReading,
  readReadArticles,
  readReading,
} from '../../src/store/reading.ts';
import type { ArticleHead } from '../../src/store/schema.ts';
import { clearAll } from '../../src/store/storage.ts';
import { write } from '../../src/store/write.ts';

describe('what was read', () => {
  beforeEach(() => clearAll());

  test('an opened article is read, keeps its place when opened again, and can be made unread', async () => {
    const heard: string[] = [];
    const unsubscribe = subscribe((change) => change.type === 'changed' && heard.push(...change.stores));
    await markRead({ key: 'a' });
    await keepPlace('a', 0.4, { block: 7, within: 0.25 });
    await markRead({ key: 'a' });
    await markRead({ key: 'b', pinnedSlug: 'lich-tiep-dan' });
    expect(await readReading('a')).toMatchObject({ progress: 0.4, place: { block: 7, within: 0.25 } });
    expect(await readReadArticles()).toEqual({ keys: new Set(['a', 'b']), pinnedSlugs: new Set(['lich-tiep-dan']) });

    await keepPlace('a', 1, null);
    expect(await readReading('a')).toMatchObject({ progress: 1 });
    expect(await readReading('a')).not.toHaveProperty('place');

    await markUnread('a');
    await keepPlace('a', 0.5, { block: 1, within: 0 });
    expect(await readReading('a')).toBeNull();
    unsubscribe();
    // A place that is kept while somebody scrolls redraws nothing.
    expect(heard).toEqual(['reading', 'reading', 'reading', 'reading']);
  });

  test('records of another version, or damaged, are read as far as they make sense', async () => {
    await write(['reading'], (transaction) => {
      transaction.objectStore('reading').put({ key: 'a', place: { block: -1, within: 2 }, progress: 'half' } as never);
    });
    expect(await readReading('a')).toEqual({ key: 'a', readAtMs: 0, progress: 0 });
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const record = parseReading(stored);
        expect(record === null || (record.progress >= 0 && record.progress <= 1)).toBe(true);
      }),
    );
  });
});

describe('the neighbours of an article', () => {
  test('are the next by date in its category or among all, at whatever place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 12 }), async (numbers) => {
        await clearAll();
        const heads = numbers
          .toSorted((a, b) => a - b)
          .map((number) => ({
            order: String(number).padStart(3, '0'),
            key: `k${number}`,
            categoryId: number % 2 ? 'tin' : 'thong-bao',
          }));
        await write(['heads'], (transaction) => {
          for (const head of heads) transaction.objectStore('heads').put(head as ArticleHead);
        });
        for (const head of heads) {
          const ofCategory = heads.filter(({ categoryId }) => categoryId === head.categoryId);
          for (const [order, list] of [
            ['category', ofCategory],
            ['all', heads],
          ] as const) {
            const at = list.indexOf(head);
            const { above, below } = await readNeighbours(head, order);
            expect([above?.key, below?.key]).toEqual([list[at - 1]?.key, list[at + 1]?.key]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

import { announce } from './changes.ts';
import { read } from './database.ts';
import { withRoom } from './with-room.ts';
import { write } from './write.ts';

/** A screen's worth. */
const KEPT_SEARCHES = 10;

/** Newest first. */
export function readRecentSearches(): Promise<string[]> {
  return read(['meta'], async (transaction) =>
    parseSearches(await transaction.objectStore('meta').get('recentSearches')),
  );
}

export function addRecentSearch(query: string): Promise<void> {
  const added = query.trim().replace(/\s+/g, ' ');
  if (!added) return Promise.resolve();
  return changeSearches((searches) => [added, ...without(searches, added)].slice(0, KEPT_SEARCHES));
}

export function removeRecentSearch(query: string): Promise<void> {
  return changeSearches((searches) => without(searches, query));
}

async function changeSearches(change: (searches: string[]) => string[]): Promise<void> {
  await withRoom(() =>
    write(['meta'], async (transaction) => {
      const store = transaction.objectStore('meta');
      store.put(change(parseSearches(await store.get('recentSearches'))), 'recentSearches');
    }),
  );
  announce({ type: 'changed', stores: ['meta'] });
}

function without(searches: string[], query: string): string[] {
  const same = query.toLocaleLowerCase('vi');
  return searches.filter((search) => search.toLocaleLowerCase('vi') !== same);
}

function parseSearches(stored: unknown): string[] {
  return Array.isArray(stored) ? stored.filter((search) => typeof search === 'string') : [];
}

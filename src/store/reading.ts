import { announce } from './changes.ts';
import { read, type WriteTransaction } from './database.ts';
import type { ReadingPlace, ReadingRecord } from './reading-record.ts';
import type { ArticleHead } from './schema.ts';
import { withRoom } from './with-room.ts';
import { write } from './write.ts';

/** The opened articles, by what an article's path can end in. */
export interface ReadArticles {
  keys: Set<string>;
  pinnedSlugs: Set<string>;
}

/** What is known of the reading of one article; `null` for one that is unread. */
export function readReading(key: string): Promise<ReadingRecord | null> {
  return read(['reading'], async (transaction) => parseReading(await transaction.objectStore('reading').get(key)));
}

export function readReadArticles(): Promise<ReadArticles> {
  return read(['reading'], async (transaction) => {
    const found: ReadArticles = { keys: new Set(), pinnedSlugs: new Set() };
    for (const stored of await transaction.objectStore('reading').getAll()) {
      const record = parseReading(stored);
      if (record) found.keys.add(record.key);
      if (record?.pinnedSlug) found.pinnedSlugs.add(record.pinnedSlug);
    }
    return found;
  });
}

/** Marks an article as read now; a place that is kept stays. */
export async function markRead({ key, pinnedSlug }: Pick<ArticleHead, 'key' | 'pinnedSlug'>): Promise<void> {
  await change(async (store) => {
    const known = parseReading(await store.get(key));
    store.put({ progress: 0, ...known, key, readAtMs: Date.now(), ...(pinnedSlug && { pinnedSlug }) });
  });
  announce({ type: 'changed', stores: ['reading'] });
}

/** Keeps how far an article was read, `null` when there is no place to go back to; an unread one stays unread. */
export async function keepPlace(key: string, progress: number, place: ReadingPlace | null): Promise<void> {
  await change(async (store) => {
    const known = parseReading(await store.get(key));
    if (!known) return;
    const { place: _before, ...rest } = known;
    store.put({ ...rest, progress, ...(place && { place }) });
  });
}

/** Forgets that an article was opened, and the place in it. */
export async function markUnread(key: string): Promise<void> {
  await change((store) => store.delete(key));
  announce({ type: 'changed', stores: ['reading'] });
}

type ReadingStore = ReturnType<WriteTransaction<['reading']>['objectStore']>;

function change(work: (store: ReadingStore) => Promise<void>): Promise<void> {
  return withRoom(() => write(['reading'], (transaction) => work(transaction.objectStore('reading'))));
}

/** A record of any version: what makes no sense here is left out. */
export function parseReading(stored: unknown): ReadingRecord | null {
  const { key, readAtMs, progress, place, pinnedSlug } = (stored ?? {}) as Partial<
    Record<keyof ReadingRecord, unknown>
  >;
  if (typeof key !== 'string' || key === '') return null;
  const found = parsePlace(place);
  return {
    key,
    readAtMs: isNumber(readAtMs) ? readAtMs : 0,
    progress: isFraction(progress) ? progress : 0,
    ...(found && { place: found }),
    ...(typeof pinnedSlug === 'string' && pinnedSlug !== '' && { pinnedSlug }),
  };
}

function parsePlace(stored: unknown): ReadingPlace | null {
  const { block, within } = (stored ?? {}) as Partial<Record<keyof ReadingPlace, unknown>>;
  return Number.isInteger(block) && (block as number) >= 0 && isFraction(within)
    ? { block: block as number, within }
    : null;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isFraction(value: unknown): value is number {
  return isNumber(value) && value >= 0 && value <= 1;
}

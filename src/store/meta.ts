import type { IDBPObjectStore } from 'idb';
import { read } from './database.ts';
import type { BantinSchema, Counts, MetaValues, StoredSizes, StoreName, SyncRecord, SyncStatus } from './schema.ts';

export type MetaStore<Mode extends IDBTransactionMode> = IDBPObjectStore<BantinSchema, StoreName[], 'meta', Mode>;

/** One named value, `undefined` when absent or not an object: another version may have written it. */
export async function getMeta<Name extends keyof MetaValues>(
  store: Pick<MetaStore<'readonly'>, 'get'>,
  name: Name,
): Promise<MetaValues[Name] | undefined> {
  const value = await store.get(name);
  return typeof value === 'object' && value !== null ? (value as MetaValues[Name]) : undefined;
}

export async function getCounts(store: Pick<MetaStore<'readonly'>, 'get'>): Promise<Counts> {
  return { articles: 0, saved: 0, byCategory: {}, albums: 0, ...(await getMeta(store, 'counts')) };
}

export async function getSizes(store: Pick<MetaStore<'readonly'>, 'get'>): Promise<StoredSizes> {
  return { textBytes: 0, pictureBytes: 0, pictureCount: 0, ...(await getMeta(store, 'sizes')) };
}

const FRESH_SYNC: SyncRecord = {
  formatVersion: 1,
  revision: 0,
  nextPackId: 1,
  feedUrl: '',
  etag: '',
  lastModified: '',
  headNextUrl: '',
  published: null,
  pending: [],
  fullWalkAtMs: 0,
  lastSuccessAtMs: null,
  failure: null,
  warningCount: 0,
  warnings: [],
  heldWithdrawals: 0,
  withdrawalsAgreed: false,
};

export async function getSyncRecord(store: Pick<MetaStore<'readonly'>, 'get'>): Promise<SyncRecord> {
  return { ...FRESH_SYNC, ...(await getMeta(store, 'sync')) };
}

/** As of the end of the last sync. */
export function readSyncStatus(): Promise<SyncStatus> {
  return read(['meta'], async (transaction) => idleStatus(await getSyncRecord(transaction.objectStore('meta'))));
}

export function idleStatus(sync: SyncRecord): SyncStatus {
  return {
    state: 'idle',
    lastSuccessAtMs: sync.lastSuccessAtMs,
    failure: sync.failure,
    warnings: sync.warningCount,
  };
}

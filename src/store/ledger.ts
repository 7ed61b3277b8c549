import type { FeedInfo } from '../feed/article.ts';
import { read } from './database.ts';
import { getMeta, getSyncRecord } from './meta.ts';
import { keyOfOrder } from './order.ts';
import type { LedgerRecord, SyncRecord } from './schema.ts';
import { write } from './write.ts';

/** What is known of a stored article without reading it. */
export interface LedgerEntry {
  order: string;
  doc: number;
  fingerprint: number;
  viewCount: number | null;
  modifiedAtMs: number | null;
}

/** Every stored article by key. */
export type Ledger = Map<string, LedgerEntry>;

const ORDER_LENGTH = 22;
const KEY_LENGTH = 11;

/** Rows in a record of a rewritten ledger. */
const COMPACT_ROWS = 2_000;

/** A sync appends a record a page; past this many it is worth writing them anew. */
const COMPACT_FROM_RECORDS = 200;

export interface LoadedLedger {
  ledger: Ledger;
  /** How many records it is spread over. */
  records: number;
  sync: SyncRecord;
  feed: FeedInfo | null;
}

/** The ledger with the sync record it belongs to, in one transaction. */
export function loadLedger(): Promise<LoadedLedger> {
  return read(['ledger', 'meta'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [records, sync, feed] = await Promise.all([
      transaction.objectStore('ledger').getAll(),
      getSyncRecord(meta),
      getMeta(meta, 'feed'),
    ]);
    const ledger: Ledger = new Map();
    for (const record of records) replay(record, ledger);
    return { ledger, records: records.length, sync, feed: feed ?? null };
  });
}

/** Brings a ledger to the state after the transaction that wrote `record`. */
export function replay(record: LedgerRecord, ledger: Ledger): void {
  for (let at = 0; at < record.removedKeys.length; at += KEY_LENGTH) {
    ledger.delete(record.removedKeys.slice(at, at + KEY_LENGTH));
  }
  for (let row = 0; row < record.docs.length; row++) {
    const order = record.orders.slice(row * ORDER_LENGTH, (row + 1) * ORDER_LENGTH);
    const viewCount = record.viewCounts[row] ?? -1;
    const modifiedAtMs = record.modifiedAtMs[row] ?? Number.NaN;
    ledger.set(keyOfOrder(order), {
      order,
      doc: record.docs[row] ?? 0,
      fingerprint: record.fingerprints[row] ?? 0,
      viewCount: viewCount < 0 ? null : viewCount,
      modifiedAtMs: Number.isNaN(modifiedAtMs) ? null : modifiedAtMs,
    });
  }
}

export function ledgerRecord(entries: LedgerEntry[], removedKeys: string[]): LedgerRecord {
  return {
    orders: entries.map((entry) => entry.order).join(''),
    docs: Uint32Array.from(entries, (entry) => entry.doc),
    fingerprints: Float64Array.from(entries, (entry) => entry.fingerprint),
    viewCounts: Float64Array.from(entries, (entry) => entry.viewCount ?? -1),
    modifiedAtMs: Float64Array.from(entries, (entry) => entry.modifiedAtMs ?? Number.NaN),
    removedKeys: removedKeys.join(''),
  };
}

/** Writes the ledger anew when many small records have gathered, unless somebody wrote since it was loaded. */
export async function compactLedger(ledger: Ledger, records: number, revision: number): Promise<void> {
  if (records < COMPACT_FROM_RECORDS || records * 50 < ledger.size) return;
  const entries = [...ledger.values()];
  await write(['ledger', 'meta'], async (transaction) => {
    if ((await getSyncRecord(transaction.objectStore('meta'))).revision !== revision) return;
    const store = transaction.objectStore('ledger');
    store.clear();
    for (let from = 0; from < entries.length; from += COMPACT_ROWS) {
      store.add(ledgerRecord(entries.slice(from, from + COMPACT_ROWS), []));
    }
  });
}

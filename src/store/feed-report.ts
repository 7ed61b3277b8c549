import { read } from './database.ts';
import { getSyncRecord } from './meta.ts';
import type { SyncRecord } from './schema.ts';

/** What the last sync that read anything found wrong with the feed: how much in all, and the first few. */
export function readSyncWarnings(): Promise<Pick<SyncRecord, 'warningCount' | 'warnings'>> {
  return read(['meta'], async (transaction) => {
    const { warningCount, warnings } = await getSyncRecord(transaction.objectStore('meta'));
    return { warningCount, warnings };
  });
}

/** How many stored articles the feed takes back that are held back, see `SyncRecord.heldWithdrawals`. */
export function readHeldWithdrawals(): Promise<number> {
  return read(['meta'], async (transaction) => {
    const { heldWithdrawals, withdrawalsAgreed } = await getSyncRecord(transaction.objectStore('meta'));
    return withdrawalsAgreed ? 0 : heldWithdrawals;
  });
}

import { announce } from './changes.ts';
import { read } from './database.ts';
import { getCounts, getMeta, getSyncRecord } from './meta.ts';
import type { SyncRecord } from './schema.ts';
import { parseSettings } from './settings.ts';
import { withRoom } from './with-room.ts';
import { write } from './write.ts';

/** What a sync has to know before its first request. */
export interface SyncInputs {
  sync: SyncRecord;
  articles: number;
  /** Articles are counted that are not there: the browser lost a part of the database. */
  hasLost: boolean;
  /** Infinity for all. */
  articleLimit: number;
}

export function readSyncInputs(): Promise<SyncInputs> {
  return read(['meta', 'heads'], async (transaction) => {
    const meta = transaction.objectStore('meta');
    const [sync, counts, settings, stored] = await Promise.all([
      getSyncRecord(meta),
      getCounts(meta),
      getMeta(meta, 'settings'),
      transaction.objectStore('heads').count(),
    ]);
    const { articleLimit } = parseSettings(settings);
    return {
      sync,
      articles: counts.articles,
      hasLost: counts.articles > stored,
      articleLimit: articleLimit === 'all' ? Number.POSITIVE_INFINITY : articleLimit,
    };
  });
}

/** Changes members of the sync record that no page change depends on, whoever wrote last. */
export async function writeSyncResult(
  result: Partial<
    Pick<
      SyncRecord,
      | 'fullWalkAtMs'
      | 'lastSuccessAtMs'
      | 'failure'
      | 'warningCount'
      | 'warnings'
      | 'heldWithdrawals'
      | 'withdrawalsAgreed'
    >
  >,
): Promise<SyncRecord> {
  const record = await withRoom(() =>
    write(['meta'], async (transaction) => {
      const meta = transaction.objectStore('meta');
      const next = { ...(await getSyncRecord(meta)), ...result };
      meta.put(next, 'sync');
      return next;
    }),
  );
  announce({ type: 'changed', stores: ['meta'] });
  return record;
}

import { announce, subscribe } from '../store/changes.ts';
import { readSyncStatus } from '../store/meta.ts';
import type { SyncStatus } from '../store/schema.ts';
import type { SyncErrorCode } from './sync-error.ts';
import { whenSyncEnds } from './sync-lock.ts';

/**
 * Tells that a sync is over also where it could not do so itself: a browser stops workers and closes pages in the
 * middle of their work. The answer ends the watch.
 */
export function watchSync(): () => void {
  let running = false;
  let waiting = false;
  let startedAtMs = 0;
  return subscribe((change) => {
    if (change.type !== 'sync') return;
    running = change.status.state === 'running';
    if (change.status.state === 'running') startedAtMs = change.status.startedAtMs;
    if (!running || waiting) return;
    waiting = true;
    whenSyncEnds(async () => {
      waiting = false;
      // The one who ended it in order has told so by now.
      if (running) announce({ type: 'sync', status: ended(await readSyncStatus(), startedAtMs) });
    }).catch((error) => console.warn('sync not watched', error));
  });
}

/** What is not known to have gone well was broken off: it is told, and tried again. */
function ended(status: SyncStatus, startedAtMs: number): SyncStatus {
  if (status.state !== 'idle' || status.failure || (status.lastSuccessAtMs ?? 0) >= startedAtMs) return status;
  return { ...status, failure: { code: 'stopped' satisfies SyncErrorCode, detail: '', atMs: Date.now() } };
}

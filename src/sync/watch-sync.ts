import { announce, subscribe } from '../store/changes.ts';
import { readSyncStatus } from '../store/meta.ts';
import { whenSyncEnds } from './sync-lock.ts';

/**
 * Tells that a sync is over also where it could not do so itself: a browser stops workers and closes pages in the
 * middle of their work. The answer ends the watch.
 */
export function watchSync(): () => void {
  let running = false;
  let waiting = false;
  return subscribe((change) => {
    if (change.type !== 'sync') return;
    running = change.status.state === 'running';
    if (!running || waiting) return;
    waiting = true;
    whenSyncEnds(async () => {
      waiting = false;
      // The one who ended it in order has told so by now.
      if (running) announce({ type: 'sync', status: await readSyncStatus() });
    }).catch((error) => console.warn('sync not watched', error));
  });
}

import type { SyncReason } from '../sw/messages.ts';

/** A reader who comes back after this long wants to see what is new. */
const RETURN_AFTER_MS = 15 * 60 * 1000;

/** Calls `run` now, on regaining the network and on returning to the app; the answer ends that. */
export function scheduleSync(run: (reason: SyncReason) => void): () => void {
  let leftAtMs = 0;
  const returned = () => {
    if (document.visibilityState === 'hidden') leftAtMs = Date.now();
    else if (leftAtMs > 0 && Date.now() - leftAtMs >= RETURN_AFTER_MS) run('return');
  };
  const regained = () => run('online');
  document.addEventListener('visibilitychange', returned);
  addEventListener('online', regained);
  run('start');
  return () => {
    document.removeEventListener('visibilitychange', returned);
    removeEventListener('online', regained);
  };
}

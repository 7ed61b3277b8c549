import type { SyncReason } from '../sw/messages.ts';

/** A reader who comes back after this long wants to see what is new. */
const RETURN_AFTER_MS = 15 * 60 * 1000;

/** How long a page waits after a sync that failed, each time it fails again; then it waits for the reader or the network. */
const RETRY_WAITS_MS = [30_000, 2 * 60_000, 8 * 60_000, 30 * 60_000];

/** Failures that another try may mend; what is wrong with the feed itself, or with a storage that answers, is none. */
const PASSING =
  /^(offline|timeout|interrupted|stopped|http-status|mismatch|redirected|wrong-type|html-instead-of-json|truncated|empty|no-answer)$/;

export interface SyncSchedule {
  /** Tells how a sync ended, whoever did it: one that failed is tried again later, while somebody looks at the page. */
  ended(failure: { code: string; retryAfterMs?: number } | null): void;
  stop(): void;
}

/** Calls `run` now, on regaining the network, on returning to the app, and some time after a failure. */
export function scheduleSync(run: (reason: SyncReason) => void): SyncSchedule {
  let leftAtMs = 0;
  let failed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Another try fell due while nobody looked. */
  let isDue = false;

  const returned = () => {
    // A clock that went backwards meanwhile tells nothing: then it looks.
    const awayMs = Date.now() - leftAtMs;
    if (document.visibilityState === 'hidden') leftAtMs = Date.now();
    else if (leftAtMs > 0 && (awayMs >= RETURN_AFTER_MS || awayMs < 0)) {
      failed = 0;
      run('return');
    } else if (isDue) run('retry');
    if (document.visibilityState === 'visible') isDue = false;
  };
  const regained = () => {
    failed = 0;
    run('online');
  };
  const retry = () => {
    if (document.visibilityState === 'visible') run('retry');
    else isDue = true;
  };
  document.addEventListener('visibilitychange', returned);
  addEventListener('online', regained);
  run('start');
  return {
    ended(failure) {
      clearTimeout(timer);
      isDue = false;
      const waitMs = RETRY_WAITS_MS[failed];
      if (!failure) failed = 0;
      if (!failure || waitMs === undefined || !PASSING.test(failure.code)) return;
      failed++;
      // Drawn by lot, so that the phones of a whole ward do not come back in step.
      const jitteredMs = waitMs * (0.5 + Math.random() / 2);
      timer = setTimeout(retry, Math.max(jitteredMs, failure.retryAfterMs ?? 0));
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', returned);
      removeEventListener('online', regained);
    },
  };
}

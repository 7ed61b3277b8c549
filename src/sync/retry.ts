import { retryAfterMs } from '../site/retry-after.ts';
import { SyncError } from './sync-error.ts';

/** Before the second and the third try. Drawn between half of it and all of it: phones do not come back in step. */
const WAITS_MS = [1_000, 4_000];

/** A server that asks for more patience than this is asked again by a later sync. */
const PATIENCE_MS = 10_000;

/** Longer than this no server is left alone for one answer of its own. */
const LONGEST_MS = 60 * 60 * 1000;

/**
 * Tries up to three times what a server, or the way to it, may well do the next time: an answer cut short, too many
 * requests, a fault of the moment. `attempt` is told how often it was tried before. Without any connection the browser
 * itself tells when it is back.
 */
export async function withRetries<Result>(
  signal: AbortSignal,
  attempt: (tries: number) => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(tries);
    } catch (error) {
      const waitMs = WAITS_MS[tries];
      if (waitMs === undefined || !isPassing(error) || error.retryAfterMs > PATIENCE_MS) throw error;
      await delay(Math.max(error.retryAfterMs, waitMs * (0.5 + Math.random() / 2)), signal);
    }
  }
}

/** Whether the same request may well succeed soon. */
export function isPassing(error: unknown): error is SyncError {
  if (!(error instanceof SyncError)) return false;
  return error.code === 'interrupted' || (error.code === 'http-status' && /^(429|50[0234])$/.test(error.detail));
}

/** `Retry-After` within reason. A date counts from the server's own `Date`: the phone's clock may be anywhere. */
export function wishedRestMs(headers: Headers): number {
  const servedAtMs = Date.parse(headers.get('date') ?? '') || Date.now();
  return Math.min(retryAfterMs(headers.get('retry-after'), servedAtMs), LONGEST_MS);
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      signal.removeEventListener('abort', give);
      clearTimeout(timer);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(give, ms);
    signal.addEventListener('abort', give);
    if (signal.aborted) give();
  });
}

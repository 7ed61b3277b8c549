import { setTimeout as pause } from 'node:timers/promises';
import type { AddressPolicy } from './address-policy.ts';
import { FetchError, type Fetched, type FetchLimits, fetchBytes } from './fetch-bytes.ts';

/** Pauses before the second and third try: long enough for a restarting server, short enough for a person. */
const PAUSES_MS = [300, 1200];
/** Whoever asks to be left alone for longer is not asked again in this run. */
const LONGEST_ASKED_MS = 20_000;
/** Many fetches that were turned away at once come back spread over so much more of the time that was asked for. */
const SPREAD = 0.25;

/**
 * `fetchBytes`, tried again where the failure may pass by itself, and not before the server wants it (`Retry-After`).
 * A name that does not resolve and a timeout are tried once more only, because each try is slow.
 *
 * @throws FetchError of the last try
 */
export async function fetchWithRetry(url: string, policy: AddressPolicy, limits: FetchLimits): Promise<Fetched> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await fetchBytes(url, policy, limits);
    } catch (error) {
      if (!(error instanceof FetchError) || !error.passing || error.retryAfterMs > LONGEST_ASKED_MS) throw error;
      await pause(Math.max(pauseMs, error.retryAfterMs) * (1 + SPREAD * Math.random()));
      if (error.failure === 'dns' || error.failure === 'timeout') break;
    }
  }
  return fetchBytes(url, policy, limits);
}

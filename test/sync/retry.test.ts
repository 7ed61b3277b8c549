import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type StoreChange, subscribe } from '../../src/store/changes.ts';
import { readSyncStatus } from '../../src/store/meta.ts';
import { clearAll } from '../../src/store/storage.ts';
import { wishedRestMs, withRetries } from '../../src/sync/retry.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { SyncError } from '../../src/sync/sync-error.ts';
import { feedPage } from '../support/feed-pages.ts';
import { startSite, type TestSite } from '../support/servers.ts';

describe('retries', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const signal = new AbortController().signal;
  /** Runs `attempt` against the fake clock; gives when each try began. */
  async function tries(failure: () => Error | null): Promise<{ atMs: number[]; error: unknown }> {
    const startMs = Date.now();
    const atMs: number[] = [];
    const ended = withRetries(signal, async () => {
      atMs.push(Date.now() - startMs);
      const error = failure();
      if (error) throw error;
    }).then(
      () => null,
      (error: unknown) => error,
    );
    await vi.runAllTimersAsync();
    return { atMs, error: await ended };
  }

  test('a passing fault is tried three times at most, with waits that grow and are drawn by lot', async () => {
    const seen = new Set<number>();
    for (let round = 0; round < 20; round++) {
      const { atMs, error } = await tries(() => new SyncError('interrupted'));
      expect(error).toMatchObject({ code: 'interrupted' });
      const [first, second = 0, third = 0] = atMs;
      expect([atMs.length, first]).toEqual([3, 0]);
      expect(second).toBeGreaterThanOrEqual(500);
      expect(second).toBeLessThanOrEqual(1000);
      expect(third - second).toBeGreaterThanOrEqual(2000);
      expect(third - second).toBeLessThanOrEqual(4000);
      seen.add(second);
    }
    expect(seen.size).toBeGreaterThan(10);
  });

  test('what another try cannot mend is tried once', async () => {
    for (const error of [new SyncError('http-status', '404'), new SyncError('offline'), new Error('else')]) {
      expect((await tries(() => error)).atMs).toEqual([0]);
    }
  });

  test('a second try that goes well is the last', async () => {
    const failures = [new SyncError('http-status', '503')];
    expect(await tries(() => failures.shift() ?? null)).toMatchObject({ atMs: [0, expect.any(Number)], error: null });
  });

  test('a server that names a time is left alone for it, or altogether when it is long', async () => {
    const soon = await tries(() => new SyncError('http-status', '429', 6000));
    expect(soon.atMs[1]).toBeGreaterThanOrEqual(6000);
    expect((await tries(() => new SyncError('http-status', '503', 60_000))).atMs).toEqual([0]);
  });

  test('a sync that is stopped waits no longer', async () => {
    const stop = new AbortController();
    const ended = withRetries(stop.signal, () => Promise.reject(new SyncError('interrupted')));
    const told = expect(ended).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(100);
    stop.abort();
    await told;
  });
});

test.each([
  ['120', '', 120_000],
  ['0', '', 0],
  ['99999999', '', 3_600_000],
  // The server's own clock counts, wherever the phone's is.
  ['Wed, 01 Jan 2025 00:01:00 GMT', 'Wed, 01 Jan 2025 00:00:00 GMT', 60_000],
  ['Wed, 01 Jan 2025 00:00:00 GMT', 'Wed, 01 Jan 2025 00:01:00 GMT', 0],
  ['soon', '', null],
  ['-5', '', null],
] as const)('Retry-After: %s, Date: %s is %s ms', (value, date, expected) => {
  const given: number | null = wishedRestMs(new Headers({ 'retry-after': value, ...(date && { date }) }));
  if (expected === null) expect(given === null || given === 0).toBe(true);
  else expect(given).toBe(expected);
});

describe('a server that asked for an hour of rest', () => {
  let site: TestSite;
  beforeEach(async () => {
    await clearAll();
    site = await startSite({ files: { '/feed.json': feedPage([{ id: 'a' }]) } });
    site.on('/feed.json', { status: 503, headers: { 'retry-after': '3600' } });
    const signal = new AbortController().signal;
    expect(await runSync({ feedUrl: `${site.origin}/feed.json`, signal, isAutomatic: true })).toMatchObject({
      state: 'failed',
      failure: { code: 'http-status', retryAfterMs: 3_600_000 },
    });
    site.clear();
    site.forget();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await site.stop();
  });
  const sync = (isAutomatic: boolean) =>
    runSync({ feedUrl: `${site.origin}/feed.json`, signal: new AbortController().signal, isAutomatic });

  test('is not asked by the app itself, but by the reader', async () => {
    const told: StoreChange[] = [];
    const stop = subscribe((change) => told.push(change));
    expect(await sync(true)).toEqual({ state: 'put-off' });
    stop();
    // Whoever waits for its end knows when to ask again.
    expect(told).toMatchObject([{ type: 'sync', status: { state: 'idle', failure: { code: 'http-status' } } }]);
    const left = told.map((change) =>
      change.type === 'sync' && change.status.state === 'idle' ? change.status.failure?.retryAfterMs : 0,
    );
    expect(left[0]).toBeGreaterThan(3_500_000);
    expect(left[0]).toBeLessThanOrEqual(3_600_000);
    expect(site.requests).toEqual([]);
    expect(await readSyncStatus()).toMatchObject({ state: 'idle', failure: { code: 'http-status' } });
    expect(await sync(false)).toMatchObject({ state: 'done', added: 1 });
    expect(await sync(true)).toMatchObject({ state: 'done' });
  });

  test.each([
    ['an hour later', 3_600_001],
    ['with the clock set back 25 years', -25 * 365 * 86_400_000],
    ['with the clock set ahead 25 years', 25 * 365 * 86_400_000],
  ])('is asked again %s', async (_when, byMs) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + byMs });
    expect(await sync(true)).toMatchObject({ state: 'done', added: 1 });
  });
});

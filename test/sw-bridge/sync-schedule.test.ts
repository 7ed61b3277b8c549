import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SyncSchedule, scheduleSync } from '../../src/sw-bridge/sync-schedule.ts';

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const world = new EventTarget();
let schedule: SyncSchedule;
let asked: string[];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', world.addEventListener.bind(world));
  vi.stubGlobal('removeEventListener', world.removeEventListener.bind(world));
  page.visibilityState = 'visible';
  asked = [];
  schedule = scheduleSync((reason) => void asked.push(reason));
});
afterEach(() => {
  schedule.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Fails each time it is asked, so often; gives the waits between. */
function waitsOf(failure: { code: string; retryAfterMs?: number }, times: number): number[] {
  const waits: number[] = [];
  for (let i = 0; i < times; i++) {
    const before = asked.length;
    const atMs = Date.now();
    schedule.ended(failure);
    for (let step = 0; asked.length === before && step < 7200; step++) vi.advanceTimersByTime(1000);
    if (asked.length > before) waits.push(Date.now() - atMs);
  }
  return waits;
}

test('a sync that failed in passing is tried again by itself, ever later and four times at most', () => {
  const waits = waitsOf({ code: 'http-status' }, 6);
  expect(asked).toEqual(['start', 'retry', 'retry', 'retry', 'retry']);
  const longest = [30_000, 120_000, 480_000, 1_800_000];
  waits.forEach((waitMs, i) => {
    expect(waitMs).toBeGreaterThanOrEqual((longest[i] ?? 0) / 2);
    expect(waitMs).toBeLessThanOrEqual((longest[i] ?? 0) + 1000);
  });
});

test('one that goes well, and a network that comes back, begin the count anew', () => {
  waitsOf({ code: 'offline' }, 5);
  world.dispatchEvent(new Event('online'));
  expect(asked.at(-1)).toBe('online');
  expect(waitsOf({ code: 'timeout' }, 1)[0]).toBeLessThanOrEqual(31_000);
  schedule.ended(null);
  expect(waitsOf({ code: 'timeout' }, 1)[0]).toBeLessThanOrEqual(31_000);
});

test('nobody asks again what another try cannot mend, sooner than the server wishes, or for a page that nobody sees', () => {
  for (const code of ['quota', 'not-a-feed', 'newer-version', 'too-large']) expect(waitsOf({ code }, 1)).toEqual([]);
  expect(waitsOf({ code: 'http-status', retryAfterMs: 3_600_000 }, 1)[0]).toBeGreaterThanOrEqual(3_600_000);
  page.visibilityState = 'hidden';
  expect(waitsOf({ code: 'offline' }, 1)).toEqual([]);
});

test('a try that fell due while nobody looked is made as soon as somebody does, once', () => {
  const show = (state: string) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  schedule.ended({ code: 'http-status' });
  show('hidden');
  vi.advanceTimersByTime(60_000);
  expect(asked).toEqual(['start']);
  show('visible');
  expect(asked).toEqual(['start', 'retry']);
  show('hidden');
  show('visible');
  expect(asked).toEqual(['start', 'retry']);
});

test.each([
  ['after a quarter of an hour', 15 * 60_000, true],
  ['sooner', 14 * 60_000, false],
  ['with the clock set back meanwhile', -25 * 365 * 86_400_000, true],
])('coming back %s', (_when, awayMs, looks) => {
  const show = (state: string) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  show('hidden');
  vi.setSystemTime(Date.now() + awayMs);
  show('visible');
  expect(asked.includes('return')).toBe(looks);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { limitSignal } from '../../src/sync/limit-signal.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('follows whichever signal is aborted first, with its reason', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const limited = limitSignal([one.signal, other.signal]);
  expect(limited.aborted).toBe(false);
  other.abort('why');
  one.abort('later');
  expect([limited.aborted, limited.reason]).toEqual([true, 'why']);
});

test('is aborted from the start where one of them is', () => {
  expect(limitSignal([AbortSignal.abort('before'), new AbortController().signal], 1000).reason).toBe('before');
});

test('is aborted after the time, and leaves no timer where it was aborted sooner', () => {
  const limited = limitSignal([], 1000);
  vi.advanceTimersByTime(999);
  expect(limited.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(limited.reason).toMatchObject({ name: 'TimeoutError' });
  const stop = new AbortController();
  limitSignal([stop.signal], 1000);
  stop.abort();
  expect(vi.getTimerCount()).toBe(0);
});

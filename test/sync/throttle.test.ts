import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Throttle } from '../../src/sync/throttle.ts';

let told: number[];
let throttle: Throttle<[number]>;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  throttle = new Throttle(250, (value) => told.push(value));
});
afterEach(() => {
  vi.useRealTimers();
});

test('acts at once, then once an interval on the last that came, also when nothing comes after it', () => {
  for (let value = 1; value <= 100; value++) {
    throttle.call(value);
    vi.advanceTimersByTime(10);
  }
  expect(told).toEqual([1, 25, 50, 75, 100]);
  throttle.call(101);
  expect(told).toHaveLength(5);
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([1, 25, 50, 75, 100, 101]);
});

test('what is held back is told by flush, once, and not at all where it was dropped', () => {
  throttle.call(1);
  throttle.call(2);
  throttle.flush();
  throttle.flush();
  expect(told).toEqual([1, 2]);
  throttle.call(3);
  throttle.drop();
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([1, 2]);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withSyncLock } from '../../src/sync/sync-lock.ts';

/** Work that begins when its turn comes and lasts until `end` or `fail` is called. */
function work(name: string) {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const lasting = new Promise<string>((resolve, reject) => {
    end = () => resolve(name);
    fail = reject;
  });
  const run = () => {
    begun.push(name);
    return lasting;
  };
  return { run, end, fail };
}

let begun: string[];

beforeEach(() => {
  begun = [];
});
afterEach(() => vi.unstubAllGlobals());

const lacks: [string, () => unknown][] = [
  ['no Web Locks', () => ({})],
  [
    'Web Locks that are denied',
    () => ({ locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } }),
  ],
];

test.each(lacks)('with %s what is asked for by hand follows what runs in this page', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator());
  const [first, second, third] = [work('first'), work('second'), work('third')];
  const firstEnd = withSyncLock('if free', first.run);
  await vi.waitFor(() => expect(begun).toEqual(['first']));
  const secondEnd = withSyncLock('in turn', second.run);
  const thirdEnd = withSyncLock('in turn', third.run);
  expect(await withSyncLock('if free', work('nobody waits for it').run)).toBeNull();
  expect(begun).toEqual(['first']);
  first.end();
  expect(await firstEnd).toBe('first');
  await vi.waitFor(() => expect(begun).toEqual(['first', 'second']));
  second.fail(new Error('no network'));
  await expect(secondEnd).rejects.toThrow('no network');
  await vi.waitFor(() => expect(begun).toEqual(['first', 'second', 'third']));
  third.end();
  expect(await thirdEnd).toBe('third');
  const later = work('later');
  later.end();
  expect(await withSyncLock('if free', later.run)).toBe('later');
});

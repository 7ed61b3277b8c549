import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadCode, reloadForMissingCode } from '../../src/views/recover.ts';

let stored: Map<string, string>;
let reloads: number;
let answer: () => Promise<Response>;

beforeEach(() => {
  stored = new Map();
  reloads = 0;
  answer = async () => new Response('');
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
  });
  vi.stubGlobal('location', { href: 'https://tin.example/', reload: () => reloads++ });
  vi.stubGlobal('fetch', () => answer());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('a page whose code is missing is loaded anew once for each build, also where two answer in turn', async () => {
  expect(await reloadForMissingCode('a')).toBe(true);
  expect(await reloadForMissingCode('b')).toBe(true);
  expect(await reloadForMissingCode('a')).toBe(false);
  expect(await reloadForMissingCode('b')).toBe(false);
  expect(reloads).toBe(2);
});

test('without an answer the page stays, and may be loaded anew once there is one', async () => {
  expect(await reloadForMissingCode('a')).toBe(true);
  answer = () => Promise.reject(new TypeError('no network'));
  expect(await reloadForMissingCode('b')).toBe(false);
  answer = async () => new Response('', { status: 503 });
  expect(await reloadForMissingCode('b')).toBe(false);
  answer = async () => new Response('');
  expect(await reloadForMissingCode('a')).toBe(false);
  expect(await reloadForMissingCode('b')).toBe(true);
  expect(reloads).toBe(2);
});

test('a page that is being left is not loaded anew; one that stayed after all is, a while later', async () => {
  vi.useFakeTimers({ now: 1_000_000 });
  const listeners: (() => void)[] = [];
  vi.stubGlobal('addEventListener', (_name: string, listener: () => void) => listeners.push(listener));
  vi.resetModules();
  const { reloadForMissingCode: reloadAnew } = await import('../../src/views/recover.ts');
  for (const leave of listeners) leave();
  expect(await reloadAnew('a')).toBe(false);
  vi.setSystemTime(1_040_000);
  expect(await reloadAnew('a')).toBe(true);
  expect(reloads).toBe(1);
  vi.useRealTimers();
});

test('a server that says nothing is not waited for', async () => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    (_url: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  );
  const asked = reloadForMissingCode('a');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asked).toBe(false);
  vi.useRealTimers();
});

test('code that is asked for and missing has the page loaded anew, or tells why it did not come', async () => {
  expect(await loadCode(async () => 'code')).toBe('code');
  const missing = () => Promise.reject(new TypeError('missing'));
  answer = () => Promise.reject(new TypeError('no network'));
  await expect(loadCode(missing)).rejects.toThrow('missing');
  expect(reloads).toBe(0);
  answer = async () => new Response('');
  const ended = vi.fn();
  void loadCode(missing).finally(ended);
  await vi.waitFor(() => expect(reloads).toBe(1));
  // Nothing more is drawn in the page that goes.
  expect(ended).not.toHaveBeenCalled();
});

import type { Behaviour } from './servers.ts';

/** What can come of asking a server, besides the right answer. */
export interface NetworkFault {
  name: string;
  behaviour: Behaviour;
  /** Another version of the file, as a cache on the way may hand out; the test knows which. */
  isStale?: boolean;
  /** The answer looks right: only a hash tells. */
  needsHash?: boolean;
}

export const loginPage = '<!doctype html><html><title>Đăng nhập Wi-Fi</title><form action="/login"></form></html>';

/** Where `redirect to login` leads; the test puts the login page there. */
export const LOGIN_PATH = '/dang-nhap.html';

const cuts = Array.from(
  { length: 10 },
  (_, tenth): NetworkFault => ({
    name: `cut at ${tenth}/10`,
    behaviour: { cutAfterShare: tenth / 10 },
  }),
);

const statuses = [404, 429, 500, 503].map(
  (status): NetworkFault => ({
    name: `status ${status}`,
    behaviour: {
      status,
      body: loginPage,
      // Whatever the file's own headers say: no server lets its faults be kept for a year.
      headers: { 'content-type': 'text/html', 'retry-after': '2', 'cache-control': 'no-store' },
    },
  }),
);

export const networkFaults: NetworkFault[] = [
  { name: 'no answer', behaviour: { hang: true } },
  { name: 'stops halfway', behaviour: { hangAfterShare: 0.5 } },
  ...cuts,
  { name: 'reset', behaviour: { reset: true } },
  { name: 'a byte a second', behaviour: { byteEveryMs: 1000 } },
  ...statuses,
  {
    name: 'status 503, retry after an hour',
    behaviour: { status: 503, body: 'x', headers: { 'retry-after': '3600', 'cache-control': 'no-store' } },
  },
  {
    name: 'login page',
    behaviour: { body: loginPage, headers: { 'content-type': 'text/html', 'cache-control': 'no-store' } },
  },
  {
    name: 'login page under the right type',
    behaviour: { body: loginPage, headers: { 'cache-control': 'no-store' } },
  },
  { name: 'wrong type', behaviour: { headers: { 'content-type': 'text/html' } } },
  { name: 'flipped bit', behaviour: { change: flipBit }, needsHash: true },
  { name: 'stale copy', behaviour: {}, isStale: true },
  {
    name: 'redirect to login',
    // As with statuses: the file's own headers would have the browser keep the redirect for a year.
    behaviour: { status: 302, body: '', headers: { location: LOGIN_PATH, 'cache-control': 'no-store' } },
  },
  { name: 'gzip garbage', behaviour: { headers: { 'content-encoding': 'gzip' }, change: likeGzip } },
];

/** One bit of the byte in the middle; a letter stays a character. */
export function flipBit(body: Buffer): Buffer {
  const changed = Buffer.from(body);
  const at = changed.length >> 1;
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

/** Begins as gzip does and is none: Chromium and WebKit would read on as plain what does not begin so. */
export function likeGzip(body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), body]);
}

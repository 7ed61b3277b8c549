import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fetchDocument } from '../../src/sync/fetch-document.ts';
import { startSite, type TestSite } from '../support/servers.ts';

const MAX_BYTES = 1000;
let site: TestSite;

beforeAll(async () => {
  site = await startSite({ files: { '/feed.json': '' } });
});
afterAll(() => site.stop());

const fetchFeed = () =>
  fetchDocument(`${site.origin}/feed.json`, { maxBytes: MAX_BYTES, signal: new AbortController().signal });

test.each([
  ['as it is', {}, (bytes: Uint8Array) => bytes],
  // What the header announces is before decompression then.
  ['packed', { 'content-encoding': 'gzip' }, (bytes: Uint8Array) => gzipSync(bytes)],
])(
  'a document %s of as many bytes as are allowed is read, one of a byte more is refused',
  async (_how, headers, pack) => {
    const answer = (size: number) =>
      site.on('/feed.json', {
        body: pack(new Uint8Array(size).fill(0x20)),
        headers: { 'content-type': 'application/json', ...headers },
      });
    answer(MAX_BYTES);
    expect((await fetchFeed()).bytes.length).toBe(MAX_BYTES);
    answer(MAX_BYTES + 1);
    await expect(fetchFeed()).rejects.toMatchObject({ code: 'too-large' });
  },
);

test('a server may be silent for just under 20 s, and is then given up', async () => {
  site.on('/feed.json', { hang: true });
  site.forget();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let ended = '';
  const asked = fetchFeed().catch(({ code }) => {
    ended = code;
  });
  // Vitest's own waiting would move the clock on.
  while (site.requests.length === 0) await delay(5);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(ended).toBe('');
  await vi.advanceTimersByTimeAsync(1);
  vi.useRealTimers();
  await asked;
  expect(ended).toBe('timeout');
  site.clear();
});

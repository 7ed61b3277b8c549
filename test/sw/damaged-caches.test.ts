import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { feedPage } from '../support/feed-pages.ts';

const scope = 'https://phuong.example.vn/';

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('self', { registration: { scope }, __WB_MANIFEST: [] });
  // What Chromium says of a damaged Cache Storage, at every call.
  const damaged = () => Promise.reject(new DOMException('Unexpected internal error', 'UnknownError'));
  vi.stubGlobal('caches', { open: damaged, keys: damaged, match: damaged });
  vi.stubGlobal('fetch', async () => new Response('from the network'));
});
afterEach(() => vi.unstubAllGlobals());

test.each(['', 'album/', 'tim-kiem/?q=hop'])('a navigation to /%s is answered by the network', async (path) => {
  const { answerPage } = await import('../../src/sw/route-page.ts');
  const response = await answerPage(new Request(scope + path), new URL(scope + path));
  expect(await response.text()).toBe('from the network');
});

test.each(['assets/main-1.js', 'assets/font-1.woff2'])('so is %s', async (path) => {
  const { answerAsset } = await import('../../src/sw/route-asset.ts');
  const waited: Promise<unknown>[] = [];
  const event = { request: new Request(scope + path), waitUntil: (work: Promise<unknown>) => waited.push(work) };
  const response = await answerAsset(event as unknown as FetchEvent, new URL(scope + path));
  expect(await response.text()).toBe('from the network');
  await Promise.all(waited);
});

test('a sync that a page asks for is done', async () => {
  const feed = feedPage([{ id: 'a' }]);
  vi.stubGlobal('fetch', async (url: string) =>
    String(url).endsWith('feed.json') ? Response.json(feed) : new Response('<html>'),
  );
  class Client {}
  vi.stubGlobal('Client', Client);
  const { handleMessage } = await import('../../src/sw/handle-message.ts');
  const { readCounts } = await import('../../src/store/reads.ts');
  const answers: unknown[] = [];
  const data = { type: 'sync', reason: 'button', script: '/assets/main-1.js' };
  const ports = [{ postMessage: (answer: unknown) => answers.push(answer) }];
  await handleMessage({ data, ports, source: new Client() } as unknown as ExtendableMessageEvent);
  expect(answers).toEqual([{ accepted: true }]);
  expect((await readCounts()).articles).toBe(1);
});

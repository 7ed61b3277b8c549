import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { fetchWithRetry } from '../../src/publisher/net/fetch-with-retry.ts';
import { retryAfterMs } from '../../src/site/retry-after.ts';

const policy = { allowPrivate: true, trustedOrigins: new Set<string>() };
const answers: Record<string, RequestListener> = {
  ok: (_request, response) => response.end('tin mới'),
  busy: (_request, response) => response.writeHead(503).end(),
  reset: (request) => request.socket.resetAndDestroy(),
  soon: (_request, response) => response.writeHead(429, { 'Retry-After': '1' }).end(),
  tomorrow: (_request, response) => response.writeHead(503, { 'Retry-After': '86400' }).end(),
  missing: (_request, response) => response.writeHead(404).end(),
  // Never.
  hang: () => undefined,
};

/** Fetches from a server that answers so one after the other; tells what came and how often it was asked. */
async function fetchFrom(...script: string[]): Promise<[string, number]> {
  let asked = 0;
  let notBeforeMs = 0;
  const server = createServer((request, response) => {
    // Who comes back too early is turned away for good.
    const answer = performance.now() < notBeforeMs ? 'missing' : (script[asked] ?? 'ok');
    asked++;
    if (answer === 'soon') notBeforeMs = performance.now() + 1000;
    answers[answer]?.(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const limits = { maxBytes: 1000, timeoutMs: script.includes('hang') ? 2000 : 30_000, maxRedirects: 0 };
    const { bytes } = await fetchWithRetry(url, policy, limits);
    return [bytes.toString(), asked];
  } catch (error) {
    return [(error as { failure: string }).failure, asked];
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test.each([
  [
    ['busy', 'ok'],
    ['tin mới', 2],
  ],
  [
    ['reset', 'busy', 'ok'],
    ['tin mới', 3],
  ],
  [
    ['busy', 'busy', 'busy', 'ok'],
    ['status', 3],
  ],
  [
    ['soon', 'soon', 'ok'],
    ['tin mới', 3],
  ],
  [
    ['tomorrow', 'ok'],
    ['status', 1],
  ],
  [
    ['missing', 'ok'],
    ['status', 1],
  ],
  [
    ['hang', 'ok'],
    ['tin mới', 2],
  ],
  [
    ['hang', 'hang', 'ok'],
    ['timeout', 2],
  ],
])('a server that answers %j gives %j', { timeout: 60_000 }, async (script, outcome) => {
  expect(await fetchFrom(...script)).toEqual(outcome);
});

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Wed, 21 Oct 2026 07:28:30 GMT', 30_000],
  // Past, and what no server should say.
  ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
  ['-5', 0],
  ['1.5', 0],
  ['soon', 0],
  ['', 0],
  [undefined, 0],
])('Retry-After: %s is a wait of %i ms', (header, waitMs) => {
  expect(retryAfterMs(header, Date.parse('2026-10-21T07:28:00Z'))).toBe(waitMs);
});

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { fetchWithRetry } from '../../src/publisher/net/fetch-with-retry.ts';

const policy = { allowPrivate: true, trustedOrigins: new Set<string>() };
const answers: Record<string, RequestListener> = {
  ok: (_request, response) => response.end('tin mới'),
  busy: (_request, response) => response.writeHead(503).end(),
  reset: (request) => request.socket.resetAndDestroy(),
  missing: (_request, response) => response.writeHead(404).end(),
  // Never.
  hang: () => undefined,
};

/** Fetches from a server that answers so one after the other; tells what came and how often it was asked. */
async function fetchFrom(...script: string[]): Promise<[string, number]> {
  let asked = 0;
  const server = createServer((request, response) => answers[script[asked++] ?? 'ok']?.(request, response));
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

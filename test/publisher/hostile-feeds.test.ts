import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PublisherError } from '../../src/publisher/publisher-error.ts';
import { openSource } from '../../src/publisher/source/feed-source.ts';
import { type ReadFeed, readFeed } from '../../src/publisher/source/read-feed.ts';
import { wordError } from '../../src/publisher/wording/error-wording.ts';
import { sharedDir } from '../support/shared.ts';

interface HostileCase {
  id: string;
  expected: {
    outcome: string;
    one_of?: string[];
    code?: string;
    message_must_mention?: string[];
    must_contain_ids?: string[];
    items_out?: number;
    items_out_min?: number;
    warnings_max?: number;
  };
  http?: { status?: number; headers?: Record<string, string>; socket?: string; dns?: string; tls?: string };
  headers?: Record<string, string>;
  body?: { file: string };
}

const folder = `${sharedDir}hostile/feeds/`;
const cases: HostileCase[] = sharedDir
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.expect.json'))
      .map((name): HostileCase => JSON.parse(readFileSync(folder + name, 'utf8')))
      .filter(({ body, http }) => body && existsSync(folder + body.file) && !http?.dns && !http?.tls)
  : [];

let server: Server;
let origin = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const found = cases.find(({ id }) => request.url === `/${id}/feed.json`);
    if (!found?.body) return void response.writeHead(500).end();
    const bytes = readFileSync(folder + found.body.file);
    const { status = 200, headers = found.headers ?? {}, socket } = found.http ?? {};
    if (socket === 'rst' || socket === 'refused') return void request.socket.resetAndDestroy();
    const cut = Number(headers['content-length']) > bytes.length || found.id === 'truncated-chunked-rst';
    response.writeHead(status, headers);
    if (!cut) return void response.end(bytes);
    response.write(bytes.subarray(0, 900), () => response.socket?.resetAndDestroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

async function read(id: string): Promise<ReadFeed | PublisherError> {
  const source = await openSource(`${origin}/${id}/feed.json`, { allowPrivate: true, trustedOrigins: new Set() });
  try {
    return await readFeed(source);
  } catch (error) {
    if (error instanceof PublisherError) return error;
    throw error;
  }
}

// ../shared is not part of a clone; the faults it collects have tests of their own in test/feed and fetch-bytes.
describe.skipIf(!sharedDir)('hostile feeds of ../shared', () => {
  test.each(cases.map((one) => [one.id, one] as const))('%s', async (id, { expected }) => {
    const outcome = await read(id);
    const allowed = expected.one_of ?? [expected.outcome];
    if (outcome instanceof PublisherError) {
      expect(allowed, `${outcome.message}`).toContain('reject_keep_last_good');
      if (expected.code) expect(outcome.code).toBe(expected.code);
      const words = wordError(outcome, 'vi').toLowerCase();
      const mentions = expected.message_must_mention ?? [];
      if (mentions.length > 0)
        expect(
          mentions.every((one) => words.includes(one.toLowerCase())),
          words,
        ).toBe(true);
      return;
    }
    expect(allowed.some((one) => one.startsWith('accept'))).toBe(true);
    const ids = outcome.articles.map((article) => article.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const wanted of expected.must_contain_ids ?? []) expect(ids).toContain(wanted);
    if (expected.items_out !== undefined) expect(ids).toHaveLength(expected.items_out);
    if (expected.items_out_min !== undefined) expect(ids.length).toBeGreaterThanOrEqual(expected.items_out_min);
    if (expected.warnings_max !== undefined) expect(outcome.warnings.length).toBeLessThanOrEqual(expected.warnings_max);
  });
});

import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FetchError, fetchBytes } from '../../src/publisher/net/fetch-bytes.ts';

// A name of which the first answer is this machine, and each one after it another: what rebinding does.
const rebinding = vi.hoisted(() => ({ answers: [] as string[] }));
vi.mock('node:dns/promises', async (original) => {
  const real = await original<typeof import('node:dns/promises')>();
  return {
    ...real,
    lookup: async (host: string, options: object) => {
      if (host !== 'rebinding.test') return real.lookup(host, options);
      rebinding.answers.push(rebinding.answers.length === 0 ? '127.0.0.1' : '127.0.0.9');
      return [{ address: rebinding.answers.at(-1), family: 4 }];
    },
  };
});

/** Made beforehand: it takes a busy machine longer than an answer may. */
const bomb = gzipSync(Buffer.alloc(50_000_000));
const limits = { maxBytes: 100_000, timeoutMs: 1_000, maxRedirects: 3 };
const open = { allowPrivate: true, trustedOrigins: new Set<string>() };
let server: Server;
let inner: Server;
let origin = '';
let innerOrigin = '';
let innerRequests = 0;

const routes: Record<string, RequestListener> = {
  '/plain': (_request, response) => response.end('tin mới'),
  '/gzip': (_request, response) => response.setHeader('Content-Encoding', 'gzip').end(gzipSync('tin mới')),
  '/br': (_request, response) => response.setHeader('Content-Encoding', 'br').end(brotliCompressSync('tin mới')),
  '/lying-gzip': (_request, response) => response.setHeader('Content-Encoding', 'gzip').end('{"a":1}'),
  '/gzip-bomb': (_request, response) => response.setHeader('Content-Encoding', 'gzip').end(bomb),
  '/short': (_request, response) => {
    response.writeHead(200, { 'Content-Length': 1000 }).write('half');
    response.socket?.end();
  },
  '/cut-gzip': (_request, response) => {
    const whole = gzipSync(Buffer.alloc(5000, 'tin tức '));
    response
      .writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': whole.length })
      .write(whole.subarray(0, 20));
    response.socket?.end();
  },
  '/reset': (request) => request.socket.resetAndDestroy(),
  '/huge': (_request, response) =>
    response.writeHead(200, { 'Content-Length': 10_000_000 }).end(Buffer.alloc(10_000_000)),
  '/endless': (_request, response) => {
    const chunk = Buffer.alloc(16_384);
    const pump = () => {
      while (response.write(chunk));
    };
    response.on('drain', pump);
    pump();
  },
  '/drip': (_request, response) => {
    const timer = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(timer));
  },
  '/missing': (_request, response) => response.writeHead(404).end(),
  '/busy': (_request, response) => response.writeHead(503).end(),
  '/to-plain': (_request, response) => response.writeHead(302, { Location: '/plain' }).end(),
  '/to-inner': (_request, response) => response.writeHead(302, { Location: `${innerOrigin}/secret` }).end(),
  '/to-file': (_request, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
  '/whole': (_request, response) => response.end(Buffer.alloc(limits.maxBytes)),
  '/one-more': (_request, response) => response.end(Buffer.alloc(limits.maxBytes + 1)),
  '/whole-gzip': (_request, response) =>
    response.setHeader('Content-Encoding', 'gzip').end(gzipSync(Buffer.alloc(limits.maxBytes))),
  '/one-more-gzip': (_request, response) =>
    response.setHeader('Content-Encoding', 'gzip').end(gzipSync(Buffer.alloc(limits.maxBytes + 1))),
  '/hop-1': (_request, response) => response.writeHead(302, { Location: '/to-plain' }).end(),
  '/hop-2': (_request, response) => response.writeHead(302, { Location: '/hop-1' }).end(),
  '/hop-3': (_request, response) => response.writeHead(302, { Location: '/hop-2' }).end(),
  '/loop': (_request, response) => response.writeHead(302, { Location: '/loop' }).end(),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const route = routes[request.url ?? ''];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  inner = createServer((_request, response) => {
    innerRequests++;
    response.end('secret');
  });
  const listen = async (one: Server) => {
    await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
  };
  origin = await listen(server);
  innerOrigin = await listen(inner);
});

afterAll(() => {
  for (const one of [server, inner]) {
    one.close();
    one.closeAllConnections();
  }
});

describe('fetching', () => {
  test.each(['/plain', '/gzip', '/br', '/to-plain'])('%s gives the text', async (path) => {
    expect((await fetchBytes(origin + path, open, limits)).bytes.toString()).toBe('tin mới');
  });

  test.each([
    ['/missing', 'status'],
    ['/busy', 'status'],
    ['/lying-gzip', 'decoding'],
    ['/gzip-bomb', 'too-large'],
    ['/huge', 'too-large'],
    ['/endless', 'too-large'],
    ['/short', 'truncated'],
    ['/cut-gzip', 'truncated'],
    ['/reset', 'reset'],
    ['/drip', 'timeout'],
    ['/loop', 'redirects'],
    ['/to-file', 'address'],
  ])('%s fails as %s', async (path, failure) => {
    const error = await fetchBytes(origin + path, open, limits).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(FetchError);
    expect((error as FetchError).failure).toBe(failure);
  });

  test('as many bytes and redirects as are allowed come, and one more does not', async () => {
    for (const path of ['/whole', '/whole-gzip'])
      expect((await fetchBytes(origin + path, open, limits)).bytes.length).toBe(limits.maxBytes);
    for (const path of ['/one-more', '/one-more-gzip'])
      await expect(fetchBytes(origin + path, open, limits)).rejects.toMatchObject({ failure: 'too-large' });
    expect((await fetchBytes(`${origin}/hop-2`, open, limits)).bytes.toString()).toBe('tin mới');
    await expect(fetchBytes(`${origin}/hop-3`, open, limits)).rejects.toMatchObject({ failure: 'redirects' });
  });

  test('a host without a name fails as dns, a closed port as refused', async () => {
    await expect(fetchBytes('http://no-such-host.invalid/', open, limits)).rejects.toMatchObject({ failure: 'dns' });
    await expect(fetchBytes('http://127.0.0.1:1/', open, limits)).rejects.toMatchObject({
      failure: 'refused-connection',
    });
  });

  test('a redirect inward is refused before anything is asked there', async () => {
    const policy = { allowPrivate: false, trustedOrigins: new Set([origin]) };
    await expect(fetchBytes(`${origin}/to-inner`, policy, limits)).rejects.toMatchObject({ failure: 'address' });
    expect(innerRequests).toBe(0);
    expect((await fetchBytes(`${origin}/to-inner`, open, limits)).bytes.toString()).toBe('secret');
  });

  test('the connection goes to the answer that was checked, not to a second one', async () => {
    const { port } = new URL(origin);
    const { bytes } = await fetchBytes(`http://rebinding.test:${port}/plain`, open, limits);
    expect(bytes.toString()).toBe('tin mới');
    expect(rebinding.answers).toEqual(['127.0.0.1']);
    const strict = { allowPrivate: false, trustedOrigins: new Set<string>() };
    await expect(fetchBytes(`http://rebinding.test:${port}/plain`, strict, limits)).rejects.toMatchObject({
      failure: 'address',
    });
  });
});

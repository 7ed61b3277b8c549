import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../../src/publisher/serve/site-headers.ts';
import { createSiteServer } from '../../src/publisher/serve/site-server.ts';

const SHELL = '<!doctype html><title>Trang</title>';
let dir = '';
let server: Server;
let port = 0;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request as it stands: fetch would tidy the path and decode the body. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', at = port): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port: at, host: '127.0.0.1', path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

async function listen(one: Server): Promise<number> {
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return (one.address() as AddressInfo).port;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bantin-serve-'));
  const files: Record<string, string | Buffer> = {
    'index.html': SHELL,
    'index.html.br': brotliCompressSync(SHELL),
    'index.html.gz': gzipSync(SHELL),
    'sw.js': 'self.x=1',
    'feed.json': '{}',
    '404.html': '<!doctype html>Không có',
    '.bantin/record.json': '{"secret":1}',
    'assets/a-1a2b.js': 'export {}',
    'pictures/p1.jpg': Buffer.from('\xff\xd8\xff picture', 'latin1'),
    'audio/s1.mp3': '0123456789',
    'bai-viet/bai-1/index.html': '<!doctype html>Bài 1',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  await writeFile(join(dirname(dir), 'bantin-outside.txt'), 'outside');
  server = createSiteServer({ dir, basePath: '/' });
  port = await listen(server);
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(dir, { recursive: true, force: true });
});

describe('a served site', () => {
  test('sends pages with their policy, to be asked for again each time', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(body.toString()).toBe(SHELL);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('allows the styles that the site names by their hash, and nothing else that its folder may say', async () => {
    const hash = `'sha256-${'A'.repeat(43)}='`;
    const named = join(dir, '.bantin/style-sources.json');
    await writeFile(named, JSON.stringify({ version: 1, sources: [hash, "'unsafe-inline'", '*', 7] }));
    expect((await ask('/')).headers['content-security-policy']).toContain(`; style-src 'self' ${hash};`);
    await writeFile(named, '{"version":2,"sources":[1]}');
    expect((await ask('/')).headers['content-security-policy']).toContain("; style-src 'self';");
    expect((await ask('/.bantin/style-sources.json')).status).toBe(404);
  });

  test('sends hashed files to be kept, and media under a policy that runs nothing', async () => {
    expect((await ask('/assets/a-1a2b.js')).headers['cache-control']).toContain('immutable');
    const picture = await ask('/pictures/p1.jpg');
    expect(picture.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(picture.headers['content-type']).toBe('image/jpeg');
    expect((await ask('/sw.js')).headers['cache-control']).toBe('no-cache');
  });

  test('prefers brotli, then gzip, and honours a refusal', async () => {
    const brotli = await ask('/', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.headers.vary).toBe('Accept-Encoding');
    expect(brotli.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SHELL);
    expect((await ask('/', { 'Accept-Encoding': 'gzip, br;q=0' })).headers['content-encoding']).toBe('gzip');
    expect((await ask('/', { 'Accept-Encoding': 'identity' })).headers['content-encoding']).toBeUndefined();
  });

  test('answers a known ETag with 304, and HEAD without a body', async () => {
    const first = await ask('/feed.json');
    const again = await ask('/feed.json', { 'If-None-Match': first.headers.etag ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const head = await ask('/feed.json', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '2']);
  });

  test.each([
    ['bytes=2-4', 206, '234'],
    ['bytes=-3', 206, '789'],
    ['bytes=8-', 206, '89'],
    ['bytes=20-', 416, ''],
    ['lines=1-2', 200, '0123456789'],
  ])('range %s gives %i', async (range, status, text) => {
    const answer = await ask('/audio/s1.mp3', { Range: range });
    expect(answer.status).toBe(status);
    if (status !== 416) expect(answer.body.toString()).toBe(text);
  });

  test('a missing asset is a 404 that nobody keeps, never the shell', async () => {
    for (const path of ['/assets/gone-9.js', '/pictures/gone.jpg', '/bai-viet/x.json', '/nothing/', '/sw2.js']) {
      const { status, headers, body } = await ask(path);
      expect([path, status, headers['cache-control']]).toEqual([path, 404, 'no-store']);
      expect(body.toString()).toContain('Không có');
    }
  });

  test('a page that the site lacks is a 404, as on any other host; a folder of the app alone draws its screens', async () => {
    const alone = await mkdtemp(join(tmpdir(), 'bantin-serve-'));
    await writeFile(join(alone, 'index.html'), SHELL);
    const app = createSiteServer({ dir: alone, basePath: '/' });
    const at = await listen(app);
    try {
      for (const path of [
        '/bai-viet/khac-1/',
        '/chuyen-muc/',
        '/album/a/',
        '/tim-kiem/?q=x',
        '/da-luu/',
        '/cai-dat/',
      ]) {
        const missing = await ask(path);
        expect([path, missing.status, missing.body.toString()]).toEqual([path, 404, '<!doctype html>Không có']);
        const drawn = await ask(path, {}, 'GET', at);
        expect([path, drawn.status, drawn.body.toString()]).toEqual([path, 200, SHELL]);
      }
    } finally {
      app.close();
      app.closeAllConnections();
      await rm(alone, { recursive: true, force: true });
    }
  });

  test('a page without its last slash is sent on, query and all', async () => {
    const { status, headers } = await ask('/bai-viet/bai-1?a=1');
    expect([status, headers.location]).toEqual([301, '/bai-viet/bai-1/?a=1']);
    expect((await ask('//evil.example/bai-viet/x')).headers.location ?? '').not.toMatch(/^\/\//);
  });

  test.each([
    '/../bantin-outside.txt',
    '/%2e%2e/bantin-outside.txt',
    '/..%2fbantin-outside.txt',
    '/assets/..%5c..%5cindex.html',
    '/.bantin/record.json',
    '/%2ebantin/record.json',
    '/%00',
    '/%',
    '/assets//a-1a2b.js',
  ])('%s leads nowhere', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('other methods are refused', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });

  test.each([
    ['a redirect', '/bai-viet/bai-1', {}, 'GET', 301],
    ['a refused method', '/', {}, 'DELETE', 405],
    ['a missing file', '/assets/gone.js', {}, 'GET', 404],
    ['a range that is not there', '/audio/s1.mp3', { Range: 'bytes=99-' }, 'GET', 416],
    ['an answer to HEAD', '/feed.json', {}, 'HEAD', 200],
  ] as const)('%s has the headers of every other answer', async (_what, path, asked, method, status) => {
    const answer = await ask(path, asked, method);
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect([name, answer.headers[name.toLowerCase()]]).toEqual([name, value]);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['cache-control']).toBeDefined();
  });

  test('stands under a sub-path', async () => {
    const below = createSiteServer({ dir, basePath: '/phuong/tin/' });
    const at = await listen(below);
    expect((await ask('/phuong/tin/', {}, 'GET', at)).body.toString()).toBe(SHELL);
    expect((await ask('/phuong/tin', {}, 'GET', at)).headers.location).toBe('/phuong/tin/');
    expect((await ask('/phuong/tin/assets/a-1a2b.js', {}, 'GET', at)).status).toBe(200);
    expect((await ask('/assets/a-1a2b.js', {}, 'GET', at)).status).toBe(404);
    below.close();
    below.closeAllConnections();
  });
});

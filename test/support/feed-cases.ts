import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { shared } from './shared.ts';

/** A feed and what is to become of it, as ../shared/hostile/feeds has them: `ID.expect.json` beside `ID.bin`. */
export interface FeedCase {
  id: string;
  category: string;
  expected: {
    outcome: string;
    one_of?: string[];
    code?: string;
    items_out?: number;
    items_out_min?: number;
    must_contain_ids?: string[];
    warn_about?: string[];
    warnings_max?: number;
    message_must_mention?: string[];
    must_show_text?: string[];
    no_text?: string[];
    distinct_files?: number;
  };
  http?: { status?: number; headers?: Record<string, string>; socket?: string; dns?: string; tls?: string };
  headers?: Record<string, string>;
  socket?: string;
  body?: { file: string };
  previous_feed?: { file: string };
  previous_items?: number;
  gen?: { kind: string };
  /** What the second page of a chain is: `page 2 -> 500`, `page 2 = [bv-3, bv-4]`. */
  server?: string;
  image_server?: string;
  fixture?: string;
  max_seconds?: number;
  max_rss_mb?: number;
}

/** Those of a folder, by default of ../shared/hostile/feeds; none where that is missing. */
export function readFeedCases(folder = shared('hostile/feeds')): FeedCase[] {
  if (folder === null) return [];
  const cases = readdirSync(folder)
    .filter((name) => name.endsWith('.expect.json'))
    .map((name): FeedCase => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return cases.filter(({ id, gen }) => gen || existsSync(join(folder, `${id}.bin`)));
}

export interface CaseServer {
  /** Where a case's feed is, for the publisher and the app alike. */
  feedUrl(one: FeedCase): string;
  /** What is served: the feed before, or the case itself. */
  phase: 'before' | 'case';
  close(): void;
}

const PORTAL = 'https://portal.example';

/** Categories whose pages and pictures are asked for, so that they must lie on this server. */
const ASKED = new Set(['paging', 'image-server', 'evolution']);

/** Serves every case byte by byte, with the status, headers and connection that it asks for. */
export async function startCaseServer(
  cases: readonly FeedCase[],
  folder = shared('hostile/feeds') ?? '',
): Promise<CaseServer> {
  const byId = new Map(cases.map((one) => [one.id, one]));
  const made = mkdtempSync(join(tmpdir(), 'bantin-feeds-'));
  let origin = '';
  const fixtures = join(dirname(folder), 'images');

  const server = createServer((request, response) => {
    const [, id = '', ...rest] = new URL(request.url ?? '/', 'http://x').pathname.split('/');
    const one = byId.get(decodeURIComponent(id));
    if (!one) return void response.writeHead(404).end();
    const path = rest.join('/');
    if (path !== 'feed.json') return picture(one, response, fixtures);
    if (request.url?.includes('?')) return void secondPage(one, response);
    if (api.phase === 'before') return void json(response, before(one));
    return feed(one, request, response);
  });

  function before(one: FeedCase): string {
    if (one.previous_feed) return local(one, readFileSync(join(folder, one.previous_feed.file), 'utf8'));
    return JSON.stringify(feedOfItems(Array.from({ length: one.previous_items ?? 3 }, (_, index) => index + 1)));
  }

  function local(one: FeedCase, text: string): string {
    return ASKED.has(one.category) ? text.replaceAll(PORTAL, `${origin}/${one.id}`) : text;
  }

  function feed(one: FeedCase, request: IncomingMessage, response: ServerResponse): void {
    const { status = 200, headers = one.headers ?? {}, socket = one.socket } = one.http ?? {};
    if (socket === 'rst' || socket === 'refused') return void request.socket.resetAndDestroy();
    const file = one.gen ? materialised(one) : join(folder, one.body?.file ?? `${one.id}.bin`);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    if (one.gen) return void createReadStream(file).pipe(response);
    const bytes = ASKED.has(one.category) ? Buffer.from(local(one, readFileSync(file, 'utf8'))) : readFileSync(file);
    const isCut = socket !== undefined || Number(headers['content-length'] ?? 0) > bytes.length;
    if (!isCut) return void response.end(bytes);
    response.write(bytes, () => response.socket?.resetAndDestroy());
  }

  function materialised(one: FeedCase): string {
    const file = join(made, one.id);
    if (!existsSync(file) || statSync(file).size === 0) {
      const tool = join(dirname(folder), 'materialise.mjs');
      execFileSync(process.execPath, [tool, join(folder, `${one.id}.expect.json`), file]);
    }
    return file;
  }

  function secondPage(one: FeedCase, response: ServerResponse): void {
    const ids = [...(/\[(.*)\]/.exec(one.server ?? '')?.[1] ?? '').matchAll(/bv-(\d+)/g)].map(([, n]) => Number(n));
    if (ids.length > 0) return void json(response, JSON.stringify(feedOfItems(ids)));
    const status = Number(/-> (\d+)/.exec(one.server ?? '')?.[1] ?? 404);
    response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><title>Trang</title>');
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const expired = cases.some(({ http }) => http?.tls) ? expiredCertificate(made) : null;
  const tls = expired && createTlsServer(expired, (_request, response) => response.end());
  if (tls) await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  // Without openssl there is nobody who speaks TLS on that port, which is no certificate either.
  const tlsPort = ((tls ?? server).address() as AddressInfo).port;
  const api: CaseServer = {
    phase: 'before',
    feedUrl: (one) => {
      const isGone = api.phase === 'case' && (one.http?.dns || one.http?.socket === 'refused');
      if (isGone) return one.http?.dns ? 'http://khong-co.invalid/feed.json' : 'http://127.0.0.1:1/feed.json';
      if (api.phase === 'case' && one.http?.tls) return `https://127.0.0.1:${tlsPort}/feed.json`;
      return `${origin}/${encodeURIComponent(one.id)}/feed.json`;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
      tls?.close();
      rmSync(made, { recursive: true, force: true });
    },
  };
  return api;
}

/** The picture that a case's feed names, as badly as the case says. */
function picture(one: FeedCase, response: ServerResponse, fixtures: string): void {
  const how = one.image_server ?? '404';
  if (one.fixture) {
    const type = how.includes('html') ? 'text/html' : 'image/jpeg';
    return void response.writeHead(200, { 'content-type': type }).end(readFileSync(join(fixtures, one.fixture)));
  }
  if (/gzip/i.test(how)) {
    const bomb = gzipSync(Buffer.alloc(200 * 2 ** 20), { level: 9 });
    return void response.writeHead(200, { 'content-type': 'image/jpeg', 'content-encoding': 'gzip' }).end(bomb);
  }
  if (/MB/.test(how)) {
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    const chunk = Buffer.alloc(2 ** 20, 0xff);
    let left = Number(/(\d+) MB/.exec(how)?.[1] ?? 50);
    const pump = () => {
      while (left-- > 0) if (!response.write(chunk)) return;
      response.end();
    };
    response.on('drain', pump);
    return void pump();
  }
  if (/byte\/s/.test(how)) {
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    const timer = setInterval(() => response.write('x'), 1000);
    return void response.on('close', () => clearInterval(timer));
  }
  response.writeHead(404).end();
}

/** A certificate that ended yesterday, `null` on a machine without openssl. */
function expiredCertificate(folder: string): { key: Buffer; cert: Buffer } | null {
  const [key, request, cert] = ['key.pem', 'request.pem', 'cert.pem'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const subject = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', request, '-subj', '/CN=127.0.0.1'];
  try {
    execFileSync('openssl', ['req', '-new', ...subject], { stdio: 'ignore' });
    execFileSync('openssl', ['x509', '-req', '-in', request, '-signkey', key, '-days', '-1', '-out', cert], {
      stdio: 'ignore',
    });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    // The connection fails in another way then, and the expectation is the same.
    return null;
  }
}

function json(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

/** Plain articles by number, ids `bv-N` as the cases have them. */
function feedOfItems(numbers: number[]): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Cổng thông tin Quận',
    items: numbers.map((n) => ({
      id: `bv-${n}`,
      title: `Tin số ${n}`,
      content_html: `<p>Nội dung trước đây của bài ${n}, đã được giữ lại.</p>`,
      date_published: new Date(Date.UTC(2025, 5, 1) - n * 3_600_000).toISOString(),
    })),
  };
}

/** The outcomes that a case allows: `accept`, `accept_with_warnings`, `reject_keep_last_good`. */
export function allowedOutcomes({ expected }: FeedCase): string[] {
  return expected.one_of ?? [expected.outcome];
}

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
// Not the global ones: a test may speed those up for the code it tests.
import { clearInterval, setInterval, setTimeout } from 'node:timers';
import { brotliCompressSync, constants } from 'node:zlib';
import { headersFor } from '../../src/publisher/serve/site-headers.ts';
import { readStyleSources } from '../../src/publisher/serve/style-sources.ts';

/** How the server answers a path instead of with its file. Members combine. */
export interface Behaviour {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Waits this long before it answers. */
  delayMs?: number;
  /** Takes the request and never answers. */
  hang?: boolean;
  /** Sends this many bytes of the body under the full length, then cuts the connection. */
  cutAfterBytes?: number;
  /** The same, but as a part of the body: 0.5 is half of it. */
  cutAfterShare?: number;
  /** Sends this share of the body and then nothing, without an end. */
  hangAfterShare?: number;
  /** Resets the connection without an answer. */
  reset?: boolean;
  /** Sends the body a byte at a time, so far apart. */
  byteEveryMs?: number;
  /** Makes another body of what would have been sent. */
  change?: (body: Buffer) => Buffer;
  /** Answers this way so many times, then as usual; without it, until `clear()`. */
  times?: number;
}

export interface LoggedRequest {
  atMs: number;
  method: string;
  /** Path with query. */
  path: string;
  headers: IncomingMessage['headers'];
  status: number;
}

export interface TestSite {
  /** `http://127.0.0.1:PORT`, the same over `stop()` and `start()`. */
  readonly origin: string;
  /** Every request since the last `forget()`, oldest first; CSP reports are in `violations`. */
  readonly requests: LoggedRequest[];
  /** Bodies of the CSP reports that browsers sent. */
  readonly violations: string[];
  /** Requests that told the server what no request may tell, see `leakOf`; never forgotten. */
  readonly leaks: string[];
  /** Closes the port and every connection: for the browser, the network is gone. */
  stop(): Promise<void>;
  start(): Promise<void>;
  readonly running: boolean;
  /** Answers a path (exact, or by pattern over path with query) in another way from now on. */
  on(path: string | RegExp, behaviour: Behaviour): void;
  /** Ends all such behaviours, and cuts what hangs. */
  clear(): void;
  forget(): void;
  /** A file of the site besides those of `rootDir`; JSON for an object, gone for `null`. */
  put(path: string, content: string | Uint8Array | object | null, headers?: Record<string, string>): void;
  /** Another build under the same address. */
  deploy(rootDir: string): void;
}

export interface SiteOptions {
  /** A folder of files; a path that is none of them and looks like a page gets its `index.html`. */
  rootDir?: string;
  files?: Record<string, string | Uint8Array | object>;
  /** Headers of every answer; by default those that `bantin serve` sends with the path. */
  headers?: Record<string, string>;
  /** Compress text with brotli, as a real host does; off by default, since it costs time. */
  compress?: boolean;
}

interface Stored {
  body: Buffer;
  headers: Record<string, string>;
}

/** A site on the loopback that a test can stop, start and make misbehave. */
export async function startSite(options: SiteOptions = {}): Promise<TestSite> {
  let rootDir = options.rootDir;
  const files = new Map<string, Stored | null>();
  const behaviours: { path: string | RegExp; behaviour: Behaviour; left: number }[] = [];
  const held = new Set<ServerResponse>();
  const requests: LoggedRequest[] = [];
  const violations: string[] = [];
  const leaks: string[] = [];
  const commonHeaders = async (path: string) => {
    if (options.headers) return options.headers;
    // Styles are a page's own; an app's start asks for eighty other files.
    const isPage = /^$|^\.html$/.test(extname(path));
    return withReports(headersFor(path.slice(1), isPage && rootDir ? await readStyleSources(rootDir) : []));
  };
  let port = 0;
  let server: Server | null = null;

  const put: TestSite['put'] = (path, content, headers = {}) => {
    if (content === null) return void files.set(path, null);
    const isBytes = typeof content === 'string' || content instanceof Uint8Array;
    const body = Buffer.from(isBytes ? (content as string) : JSON.stringify(content));
    files.set(path, { body, headers: { 'content-type': isBytes ? typeOf(path) : jsonType(path), ...headers } });
  };
  for (const [path, content] of Object.entries(options.files ?? {})) put(path, content);

  async function find(path: string): Promise<Stored | null> {
    const own = files.get(path);
    if (own !== undefined) return own;
    if (!rootDir) return null;
    const isPage = !extname(path);
    const candidates = isPage ? [join(path, 'index.html'), '/index.html'] : [path];
    for (const candidate of candidates) {
      const file = join(rootDir, normalize(candidate));
      if (!file.startsWith(normalize(rootDir))) return null;
      const found = await stat(file).catch(() => null);
      if (found?.isFile()) {
        return {
          body: await readFile(file),
          headers: { 'content-type': typeOf(candidate) },
        };
      }
    }
    return null;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/__violation') {
      violations.push(await text(request));
      response.writeHead(204).end();
      return;
    }
    const pathWithQuery = url.pathname + url.search;
    const logged: LoggedRequest = {
      atMs: Date.now(),
      method: request.method ?? 'GET',
      path: pathWithQuery,
      headers: request.headers,
      status: 0,
    };
    requests.push(logged);
    const leak = leakOf(request, url);
    if (leak) leaks.push(`${leak}: ${request.method} ${pathWithQuery}`);
    const change = takeBehaviour(url.pathname, pathWithQuery);
    if (change?.hang) return void held.add(response);
    if (change?.reset) return void request.socket.resetAndDestroy();
    if (change?.delayMs) await new Promise((resolve) => setTimeout(resolve, change.delayMs));
    const found = await find(decodeURIComponent(url.pathname));
    const fallback: Stored = {
      body: Buffer.from('not found'),
      headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
    };
    let body = change?.body === undefined ? (found ?? fallback).body : Buffer.from(change.body as string);
    if (change?.change) body = change.change(body);
    let status = change?.status ?? (found || change?.body !== undefined ? 200 : 404);
    const headers: Record<string, string> = {
      ...(await commonHeaders(url.pathname)),
      ...(found ?? fallback).headers,
      ...change?.headers,
    };
    headers.etag ??= `"${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`;
    if (status === 200 && request.headers['if-none-match'] === headers.etag) {
      status = 304;
      body = Buffer.alloc(0);
    } else if (options.compress && /text|json|javascript|svg/.test(headers['content-type'] ?? '')) {
      body = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
      headers['content-encoding'] = 'br';
    }
    if (status !== 304) headers['content-length'] ??= String(body.length);
    logged.status = status;
    response.writeHead(status, headers);
    const { cutAfterBytes = share(body, change?.cutAfterShare), hangAfterShare, byteEveryMs } = change ?? {};
    if (cutAfterBytes !== undefined) {
      response.write(body.subarray(0, cutAfterBytes), () => response.destroy());
    } else if (hangAfterShare !== undefined) {
      held.add(response);
      response.write(body.subarray(0, share(body, hangAfterShare)));
    } else if (byteEveryMs !== undefined) {
      trickle(response, body, byteEveryMs);
    } else {
      response.end(request.method === 'HEAD' ? undefined : body);
    }
  }

  function takeBehaviour(path: string, pathWithQuery: string): Behaviour | null {
    const found = behaviours.find(
      (entry) =>
        entry.left > 0 && (typeof entry.path === 'string' ? entry.path === path : entry.path.test(pathWithQuery)),
    );
    if (!found) return null;
    found.left--;
    return found.behaviour;
  }

  async function start(): Promise<void> {
    const next = createServer((request, response) => {
      answer(request, response).catch((error) => {
        console.error(error);
        response.destroy();
      });
    });
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject);
      next.listen(port, '127.0.0.1', resolve);
    });
    port = (next.address() as AddressInfo).port;
    server = next;
  }

  async function stop(): Promise<void> {
    const closing = server;
    if (!closing) return;
    server = null;
    held.clear();
    const closed = new Promise((resolve) => closing.close(resolve));
    closing.closeAllConnections();
    await closed;
  }

  await start();
  return {
    get origin() {
      return `http://127.0.0.1:${port}`;
    },
    get running() {
      return server !== null;
    },
    requests,
    violations,
    leaks,
    start,
    stop,
    put,
    on(path, behaviour) {
      behaviours.unshift({ path, behaviour, left: behaviour.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      behaviours.length = 0;
      for (const response of held) response.destroy();
      held.clear();
    },
    forget() {
      requests.length = 0;
    },
    deploy(next) {
      rootDir = next;
    },
  };
}

function share(body: Buffer, part: number | undefined): number | undefined {
  return part === undefined ? undefined : Math.floor(body.length * part);
}

function trickle(response: ServerResponse, body: Buffer, everyMs: number): void {
  let at = 0;
  response.flushHeaders();
  const timer = setInterval(() => {
    if (at < body.length && !response.destroyed) return void response.write(body.subarray(at, ++at));
    clearInterval(timer);
    response.end();
  }, everyMs);
}

/** Members of an address that say what its page searches for. */
const SEARCHED = ['q', 'muc', 'nam', 'luu', 'anh'];

/**
 * What a request tells of its reader, `''` for nothing: a body, a cookie, what was searched, or, by its referrer,
 * which page asks. A navigation to an address that somebody else wrote is theirs to answer for, but no test needs one.
 */
function leakOf(request: IncomingMessage, url: URL): string {
  const { headers, method } = request;
  if (method !== 'GET' && method !== 'HEAD') return 'method';
  if (Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding']) return 'body';
  if (headers.cookie || headers.authorization) return 'credentials';
  if (SEARCHED.some((member) => url.searchParams.has(member))) return 'what was searched';
  // A service worker that asks for itself names itself.
  const referrer = headers.referer ? new URL(headers.referer).pathname : '/';
  return referrer === '/' || referrer === '/sw.js' ? '' : `referrer ${referrer}`;
}

/** Violations are told to the server, so the guard works the same in every browser and in workers too. */
function withReports(headers: Record<string, string>): Record<string, string> {
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { ...lowered, 'content-security-policy': `${lowered['content-security-policy']}; report-uri /__violation` };
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function jsonType(path: string): string {
  return path.endsWith('feed.json') ? 'application/feed+json' : 'application/json';
}

function typeOf(path: string): string {
  return types[extname(path)] ?? 'text/html; charset=utf-8';
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

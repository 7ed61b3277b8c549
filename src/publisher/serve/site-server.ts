import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import send from 'send';
import { contentType } from './content-types.ts';
import { headersFor, NEVER_KEPT } from './site-headers.ts';
import { readStyleSources } from './style-sources.ts';

export interface ServeOptions {
  /** The published site. It may be replaced while it is served. */
  dir: string;
  /** Path the site stands under, with both slashes: `/` or `/sub/path/`. */
  basePath: string;
}

/** Files with a compressed twin beside them, best first; a client's order of preference does not matter for static text. */
const ENCODINGS = [
  { token: 'br', extension: '.br' },
  { token: 'gzip', extension: '.gz' },
] as const;

/** Paths that belong to the app: a folder of the app alone, without a 404 page, answers them with its shell, which draws them. */
const APP_ROUTE =
  /^(chuyen-muc\/([^/]+\/)?|bai-viet\/[^/]+\/|album\/([^/]+\/)?|tim-kiem\/|da-luu\/|cai-dat\/(bo-nho\/)?|gioi-thieu\/)$/;

/** A server of one site, for a try-out or a small town behind a proxy. */
export function createSiteServer(options: ServeOptions): Server {
  const dir = resolve(options.dir);
  return createServer((request, response) => {
    answer(request, response, dir, options.basePath).catch(() => {
      // Only the disk can fail here; what was sent of the answer stays, the rest is cut.
      if (!response.headersSent) response.writeHead(500, { ...headersFor(''), 'Cache-Control': NEVER_KEPT });
      response.end();
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, dir: string, basePath: string) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...headersFor(''), Allow: 'GET, HEAD', 'Cache-Control': NEVER_KEPT }).end();
    return;
  }
  const target = request.url ?? '/';
  const queryAt = target.indexOf('?');
  const pathname = queryAt < 0 ? target : target.slice(0, queryAt);
  if (pathname === basePath.slice(0, -1) && basePath !== '/') return redirect(response, basePath);
  const path = pathname.startsWith(basePath) ? safePath(pathname.slice(basePath.length)) : null;
  if (path === null) return sendMissing(request, response, dir);
  const wanted = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (await isFile(dir, wanted)) return sendFile(request, response, dir, wanted, 200);
  if (
    !path.endsWith('/') &&
    extname(path) === '' &&
    ((await isFile(dir, `${path}/index.html`)) || APP_ROUTE.test(`${path}/`))
  )
    return redirect(response, `${pathname}/${queryAt < 0 ? '' : target.slice(queryAt)}`);
  // A published site has every page that there is; what it lacks is missing, as on any other host.
  const isApp = APP_ROUTE.test(path) && !(await isFile(dir, '404.html'));
  return isApp ? sendFile(request, response, dir, 'index.html', 200) : sendMissing(request, response, dir);
}

/** A request path, decoded; `null` for one that names no file of a site. */
function safePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    const hidden = decoded.split('/').some((part) => part.startsWith('.'));
    return hidden || /[\0\\]|\/\//.test(decoded) ? null : decoded;
  } catch {
    // A stray percent sign names no file that a publisher writes.
    return null;
  }
}

async function isFile(dir: string, path: string): Promise<boolean> {
  const full = join(dir, path);
  if (!full.startsWith(dir + sep)) return false;
  return stat(full).then(
    (facts) => facts.isFile(),
    () => false,
  );
}

function redirect(response: ServerResponse, location: string) {
  // A path that starts with two slashes would name another host.
  response.writeHead(301, { ...headersFor(''), Location: location.replace(/^\/+/, '/') }).end();
}

async function sendMissing(request: IncomingMessage, response: ServerResponse, dir: string) {
  if (await isFile(dir, '404.html')) return sendFile(request, response, dir, '404.html', 404);
  const body = 'Không tìm thấy trang này.\n';
  response.writeHead(404, {
    ...headersFor('404.html'),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': NEVER_KEPT,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  dir: string,
  path: string,
  status: 200 | 404,
) {
  const styleSources = path.endsWith('.html') ? await readStyleSources(dir) : [];
  for (const [name, value] of Object.entries(headersFor(path, styleSources))) response.setHeader(name, value);
  if (status === 404) {
    response.setHeader('Cache-Control', NEVER_KEPT);
    // A missing page is sent whole: no ranges of it, and no 304 that would call it found.
    for (const name of ['range', 'if-none-match', 'if-modified-since'] as const) delete request.headers[name];
  }
  response.statusCode = status;
  response.setHeader('Content-Type', contentType(path));
  const served = await compressedTwin(request, response, dir, path);
  const stream = send(request, `/${served.split('/').map(encodeURIComponent).join('/')}`, {
    root: dir,
    index: false,
    cacheControl: false,
    dotfiles: 'ignore',
    acceptRanges: status === 200,
    lastModified: status === 200,
    etag: status === 200,
  });
  stream.on('error', (error: { status?: number; headers?: Record<string, string> }) => {
    // Gone since it was looked up (a site being replaced), or a range that does not exist.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    for (const [name, value] of Object.entries(error.headers ?? {})) response.setHeader(name, value);
    response.writeHead(error.status ?? 500, { 'Cache-Control': NEVER_KEPT }).end();
  });
  stream.pipe(response);
}

/** The path to send: a compressed twin where the client reads it and no range of the original is asked for. */
async function compressedTwin(
  request: IncomingMessage,
  response: ServerResponse,
  dir: string,
  path: string,
): Promise<string> {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  for (const { token, extension } of ENCODINGS) {
    if (!(await isFile(dir, path + extension))) continue;
    response.setHeader('Vary', 'Accept-Encoding');
    if (request.headers.range !== undefined || !accepts(accepted, token)) continue;
    response.setHeader('Content-Encoding', token);
    return path + extension;
  }
  return path;
}

/** Whether an Accept-Encoding header (RFC 9110, 12.5.3) allows a coding; `q=0` forbids it. */
function accepts(header: string, token: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return (name === token || name === '*') && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

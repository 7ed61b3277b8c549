import { Agent as HttpAgent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { retryAfterMs } from '../../site/retry-after.ts';
import { type AddressPolicy, checkAddress } from './address-policy.ts';

export interface FetchLimits {
  /** Of the decoded body: a small gzip must not become a large feed. */
  maxBytes: number;
  /** For the whole exchange, redirects included: a server that drips a byte a second ends here. */
  timeoutMs: number;
  maxRedirects: number;
}

export interface Fetched {
  bytes: Buffer;
  /** Where the last redirect led. */
  url: string;
  contentType: string;
  /** Seconds the answer spent in caches, 0 when not told. */
  ageSeconds: number;
  validators: Validators;
}

/** What a server calls the version of a file that it sent (RFC 9110, 8.8); `''` for what it did not tell. */
export interface Validators {
  etag: string;
  lastModified: string;
}

export const NO_VALIDATORS: Validators = { etag: '', lastModified: '' };

export type FetchFailure =
  | 'status'
  | 'dns'
  | 'refused-connection'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'truncated'
  | 'too-large'
  | 'decoding'
  | 'redirects'
  | 'address'
  /** A file beside a local feed. */
  | 'unreadable'
  | 'network';

export class FetchError extends Error {
  readonly failure: FetchFailure;
  readonly url: string;
  /** What the wording of the failure needs: a status, an error code, a limit. */
  readonly detail: string;
  /** Whether the same request may well succeed a little later. */
  readonly passing: boolean;
  /** How long the server asks to be left alone, 0 when it does not. */
  readonly retryAfterMs: number;

  constructor(failure: FetchFailure, url: string, detail: string, passing = false, retryAfterMs = 0) {
    super(`${failure} ${detail} ${url}`);
    this.failure = failure;
    this.url = url;
    this.detail = detail;
    this.passing = passing;
    this.retryAfterMs = retryAfterMs;
  }
}

const USER_AGENT = 'BanTin-publisher/1 (+feed reader; https://jsonfeed.org)';
const keptAlive = { keepAlive: true, maxSockets: 8, timeout: 30_000 };
const agents = { 'http:': new HttpAgent(keptAlive), 'https:': new HttpsAgent(keptAlive) };

/**
 * Fetches one address under a policy. Every hop of a redirect is checked again, and each connection goes to
 * an address that was checked, never to a second DNS answer.
 *
 * @throws FetchError
 */
export async function fetchBytes(address: string, policy: AddressPolicy, limits: FetchLimits): Promise<Fetched> {
  const fetched = await fetchIfChanged(address, policy, limits, NO_VALIDATORS);
  // Nobody asked for that answer.
  if (fetched === null) throw new FetchError('status', address, '304');
  return fetched;
}

/**
 * The same, but for what is held already: `null` when the server says that it is still the same.
 *
 * @throws FetchError
 */
export async function fetchIfChanged(
  address: string,
  policy: AddressPolicy,
  limits: FetchLimits,
  held: Validators,
): Promise<Fetched | null> {
  const deadline = AbortSignal.timeout(limits.timeoutMs);
  let url = new URL(address);
  for (let hop = 0; hop <= limits.maxRedirects; hop++) {
    const response = await open(url, policy, deadline, held);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location) {
      response.resume();
      if (!URL.canParse(location, url.href)) throw new FetchError('redirects', url.href, location);
      url = new URL(location, url);
      continue;
    }
    if (status === 304) {
      response.resume();
      return null;
    }
    if (status !== 200) {
      const waitMs = retryAfterMs(response.headers['retry-after'], Date.now());
      response.destroy();
      throw new FetchError('status', url.href, String(status), status === 429 || status >= 500, waitMs);
    }
    return {
      bytes: await readBody(response, url.href, limits.maxBytes, deadline),
      url: url.href,
      contentType: response.headers['content-type'] ?? '',
      ageSeconds: Number(response.headers.age) || 0,
      validators: { etag: response.headers.etag ?? '', lastModified: response.headers['last-modified'] ?? '' },
    };
  }
  throw new FetchError('redirects', url.href, String(limits.maxRedirects));
}

async function open(
  url: URL,
  policy: AddressPolicy,
  signal: AbortSignal,
  { etag, lastModified }: Validators,
): Promise<IncomingMessage> {
  const verdict = await checkAddress(url, policy).catch((error: NodeJS.ErrnoException) => {
    throw new FetchError('dns', url.href, error.code ?? error.message, true);
  });
  if (!verdict.allowed) throw new FetchError('address', url.href, verdict.reason);
  const pinned = verdict.addresses;
  const lookup: LookupFunction = (_host, options, callback) => {
    if (options.all) callback(null, pinned);
    else callback(null, pinned[0]?.address ?? '', pinned[0]?.family);
  };
  const options: RequestOptions = {
    agent: agents[url.protocol as 'http:' | 'https:'],
    lookup,
    signal,
    headers: {
      'User-Agent': USER_AGENT,
      Accept: '*/*',
      'Accept-Encoding': 'br, gzip, deflate',
      ...(etag && { 'If-None-Match': etag }),
      ...(lastModified && { 'If-Modified-Since': lastModified }),
    },
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, resolve);
    request.on('error', (error) => reject(asFetchError(error, url.href, signal)));
    request.end();
  });
}

async function readBody(
  response: IncomingMessage,
  url: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const declared = Number(response.headers['content-length']);
  if (declared > maxBytes) {
    response.destroy();
    throw new FetchError('too-large', url, String(maxBytes));
  }
  const decoder = decoderFor(response.headers['content-encoding'] ?? '');
  const stream: Readable = decoder ? response.pipe(decoder) : response;
  // A cut connection ends `response`, not the decoder behind it.
  if (decoder) response.on('error', (error) => decoder.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw new FetchError('too-large', url, String(maxBytes));
      chunks.push(chunk);
    }
  } catch (error) {
    response.destroy();
    if (error instanceof FetchError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    // A body that ends too early inside a sound gzip is a cut connection, not a wrong encoding.
    const undecodable = /^(Z_|ERR__|ERR_BROTLI)/.test(code) && (response.complete || code !== 'Z_BUF_ERROR');
    if (undecodable) throw new FetchError('decoding', url, response.headers['content-encoding'] ?? '');
    throw asBodyError(error as NodeJS.ErrnoException, url, signal);
  }
  if (!response.complete) throw new FetchError('truncated', url, String(size), true);
  return Buffer.concat(chunks, size);
}

function decoderFor(encoding: string) {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      return null;
  }
}

function asBodyError(error: NodeJS.ErrnoException, url: string, signal: AbortSignal): FetchError {
  if (signal.aborted) return new FetchError('timeout', url, '', true);
  return new FetchError('truncated', url, error.code ?? error.message, true);
}

function asFetchError(error: NodeJS.ErrnoException, url: string, signal: AbortSignal): FetchError {
  const code = error.code ?? error.message;
  if (signal.aborted) return new FetchError('timeout', url, '', true);
  if (code === 'ECONNREFUSED') return new FetchError('refused-connection', url, code, true);
  if (code === 'ECONNRESET' || code === 'EPIPE') return new FetchError('reset', url, code, true);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new FetchError('dns', url, code, true);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) return new FetchError('tls', url, code);
  return new FetchError('network', url, code, true);
}

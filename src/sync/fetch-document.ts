import { wishedRestMs, withRetries } from './retry.ts';
import { SyncError } from './sync-error.ts';

/** A server gets this long to begin its answer, and for each piece of it. */
const SILENCE_LIMIT_MS = 20_000;

/** What counts as a piece: a byte a second keeps a connection open for days and brings nothing. */
const PIECE_BYTES = 1024;

export interface Validators {
  etag: string;
  lastModified: string;
}

export interface FetchedDocument extends Validators {
  bytes: Uint8Array<ArrayBuffer>;
  /** By the server's own clock, `null` when it does not tell. */
  servedAtMs: number | null;
}

export interface FetchLimits {
  maxBytes: number;
  signal: AbortSignal;
}

/**
 * `no-cache`: the browser's own cache may hold the page, and asks whether it still is the same. `default` is for
 * addresses that name their content, `reload` goes past every cache on the way.
 */
export type CacheMode = 'default' | 'no-cache' | 'reload';

/** Fetches a JSON document of this site. Throws `SyncError`, or the signal's reason. */
export function fetchDocument(
  url: string,
  options: FetchLimits,
  cache: CacheMode = 'no-cache',
): Promise<FetchedDocument> {
  // The browser's own copy stays as it came, also where the server then says that it still is the same.
  const asked = withRetries(options.signal, (tries) =>
    request(url, { cache: tries === 0 ? cache : 'reload' }, options),
  );
  return asked.catch((error) => {
    if (cache !== 'no-cache' || !(error instanceof SyncError) || error.code !== 'wrong-type') throw error;
    return request(url, { cache: 'reload' }, options);
  });
}

/** As `fetchDocument`; `null` when the server says that the document is still the one with these validators. */
export function fetchIfChanged(
  url: string,
  validators: Validators,
  options: FetchLimits,
): Promise<FetchedDocument | null> {
  const { etag, lastModified } = validators;
  if (!etag && !lastModified) return fetchDocument(url, options);
  const condition: Record<string, string> = etag ? { 'if-none-match': etag } : { 'if-modified-since': lastModified };
  // The browser's own cache must stay out: it would answer 200 with what it has.
  const asked = withRetries(options.signal, () => request(url, { cache: 'no-store', headers: condition }, options));
  return asked.catch((error) => {
    if (error instanceof SyncError && error.code === 'http-status' && error.detail === '304') return null;
    throw error;
  });
}

async function request(url: string, init: RequestInit, { maxBytes, signal }: FetchLimits): Promise<FetchedDocument> {
  const silence = new SilenceGuard(signal);
  try {
    const response = await fetch(url, { ...init, credentials: 'same-origin', signal: silence.signal });
    silence.heard(PIECE_BYTES);
    checkResponse(response, url, maxBytes);
    return {
      bytes: await readBytes(response, maxBytes, silence),
      servedAtMs: Date.parse(response.headers.get('date') ?? '') || null,
      etag: response.headers.get('etag') ?? '',
      lastModified: response.headers.get('last-modified') ?? '',
    };
  } catch (error) {
    silence.abort();
    signal.throwIfAborted();
    if (silence.expired) throw new SyncError('timeout', url);
    if (error instanceof SyncError) throw error;
    throw new SyncError('offline', error instanceof Error ? error.message : '');
  } finally {
    silence.end();
  }
}

function checkResponse(response: Response, url: string, maxBytes: number): void {
  if (response.url && new URL(response.url).origin !== new URL(url).origin) {
    throw new SyncError('redirected', new URL(response.url).origin);
  }
  if (response.status !== 200) {
    throw new SyncError('http-status', String(response.status), wishedRestMs(response.headers));
  }
  const type = response.headers.get('content-type') ?? '';
  // Many hosts serve JSON as text/plain; a web page never is a feed.
  if (/html|xml|image|video|audio/i.test(type)) throw new SyncError('wrong-type', type);
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maxBytes) throw new SyncError('too-large', String(announced));
}

/** The whole body, counted as it comes: what the header announces is before decompression. */
async function readBytes(
  response: Response,
  maxBytes: number,
  silence: SilenceGuard,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((error) => {
      throw silence.expired ? error : new SyncError('interrupted', String(sizeBytes));
    });
    if (done) break;
    silence.heard(value.byteLength);
    sizeBytes += value.byteLength;
    if (sizeBytes > maxBytes) throw new SyncError('too-large', String(sizeBytes));
    chunks.push(value);
  }
  const bytes = new Uint8Array(sizeBytes);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Aborts a fetch when next to nothing has come for a while, or when the caller's signal does. */
class SilenceGuard {
  expired = false;
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  readonly #follow = () => this.#controller.abort(this.#outer.reason);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heardBytes = 0;

  constructor(outer: AbortSignal) {
    this.#outer = outer;
    if (outer.aborted) this.#follow();
    outer.addEventListener('abort', this.#follow);
    this.heard(PIECE_BYTES);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(sizeBytes: number): void {
    this.#heardBytes += sizeBytes;
    if (this.#heardBytes < PIECE_BYTES) return;
    this.#heardBytes = 0;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.expired = true;
      this.#controller.abort();
    }, SILENCE_LIMIT_MS);
  }

  /** Lets go of an answer that is not wanted. */
  abort(): void {
    this.#controller.abort();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#follow);
  }
}

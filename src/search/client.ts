import { isInMemory } from '../store/in-memory.ts';
import type { ArticleHead } from '../store/schema.ts';
import { trustedWorkerUrl } from '../trusted-types.ts';
import type { SearchQuestion, SearchReply } from './messages.ts';
import type { RelatedRequest, SearchRequest, SearchResponse } from './types.ts';
import workerUrl from './worker.ts?worker&url';

export type {
  RelatedRequest,
  SearchHit,
  SearchRequest,
  SearchResponse,
} from './types.ts';

/** A worker without questions for this long is let go, with the memory of its index. */
const IDLE_MS = 60_000;

/** A worker whose code has not come by then is asked for anew, and the second time given up. */
const CODE_LIMIT_MS = 10_000;

export interface SearchClient {
  /** Rejects with an AbortError once the signal is aborted, and with an Error when the worker cannot answer. */
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchResponse>;
  /**
   * The stored articles that share the most of an article's telling words (often in it, rare in all), those of its
   * category preferred: best first, at most `limit`, the article itself not among them, and none where none is
   * near enough or the article is not stored. From the local index alone, so it needs no network; some 10 ms in the
   * worker, on a cheap phone some 50, therefore for when the page has time. Beside a running `search` it disturbs
   * nothing. Rejects as `search` does.
   */
  related(request: RelatedRequest, signal: AbortSignal): Promise<ArticleHead[]>;
  /** A search is about to be typed: starts the worker and has it read what every query needs. */
  warm(): void;
  /** After a sync in a page: has the worker merge what it brought. */
  compact(): void;
}

interface Waiting {
  question: { id: number } & ({ request: SearchRequest } | { related: RelatedRequest });
  resolve(reply: SearchReply): void;
  reject(error: Error): void;
}

/** Asks the search worker, which starts with the first question. */
export function createSearchClient(): SearchClient {
  let worker: Worker | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  let codeTimer: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();
  /** The worker before this one failed, and this one has not answered yet. */
  let hasFailed = false;

  function letGo(error?: Error): void {
    clearTimeout(codeTimer);
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(error ?? new Error('the search worker is gone'));
    waiting.clear();
  }

  function open(): Worker {
    if (worker) return worker;
    // The policy's result is a TrustedScriptURL where there is such a thing; the constructor's type knows strings only.
    worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module' });
    codeTimer = setTimeout(failed, CODE_LIMIT_MS, new Error('the code of search does not come'));
    worker.onmessage = ({ data }: MessageEvent<SearchReply>) => {
      clearTimeout(codeTimer);
      // One that fails at every question says so as well: that is no answer yet.
      if ('isReady' in data) return;
      hasFailed = false;
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if ('failure' in data) asked?.reject(new Error(data.failure));
      else asked?.resolve(data);
    };
    worker.onerror = (event) => failed(new Error(event.message || 'the search worker failed'));
    return worker;
  }

  /** A worker whose code was not to be had while the service worker started gets a second try with its questions. */
  function failed(error: Error): void {
    clearTimeout(codeTimer);
    if (hasFailed) letGo(error);
    else {
      hasFailed = true;
      worker?.terminate();
      worker = null;
      for (const { question } of waiting.values()) open().postMessage(question satisfies SearchQuestion);
    }
  }

  function stayAwake(): void {
    clearTimeout(idleTimer);
    idleTimer = setTimeout(letGo, IDLE_MS);
  }

  function send(errand: 'warm' | 'compact'): void {
    if (isInMemory()) return;
    stayAwake();
    open().postMessage({ errand } satisfies SearchQuestion);
  }

  async function ask(question: { request: SearchRequest } | { related: RelatedRequest }, signal: AbortSignal) {
    if (isInMemory()) return await (await import('./in-page.ts')).answerHere(question, signal);
    stayAwake();
    return await new Promise<SearchReply>((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const id = ++lastId;
      const asked = { id, ...question };
      waiting.set(id, { question: asked, resolve, reject });
      signal.addEventListener('abort', () => {
        if (!waiting.delete(id)) return;
        worker?.postMessage({ id, cancel: true } satisfies SearchQuestion);
        reject(signal.reason);
      });
      open().postMessage(asked satisfies SearchQuestion);
    });
  }

  return {
    async search(request, signal) {
      const reply = await ask({ request }, signal);
      if ('response' in reply) return reply.response;
      throw new Error('the search worker answered another question');
    },
    async related(related, signal) {
      const reply = await ask({ related }, signal);
      if ('related' in reply) return reply.related;
      throw new Error('the search worker answered another question');
    },
    warm: () => send('warm'),
    compact: () => send('compact'),
  };
}

/** The one of the app: all screens ask the same worker, whose index is in memory once. */
export const searchClient = createSearchClient();

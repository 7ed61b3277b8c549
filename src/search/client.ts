import { trustedWorkerUrl } from '../trusted-types.ts';
import type { SearchQuestion, SearchReply } from './messages.ts';
import type { SearchRequest, SearchResponse } from './types.ts';
import workerUrl from './worker.ts?worker&url';

export type { Interpretation, SearchFilter, SearchHit, SearchRequest, SearchResponse } from './types.ts';

/** A worker without questions for this long is let go, with the memory of its index. */
const IDLE_MS = 60_000;

export interface SearchClient {
  /** Rejects with an AbortError once the signal is aborted, and with an Error when the worker cannot answer. */
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchResponse>;
}

interface Waiting {
  resolve(response: SearchResponse): void;
  reject(error: Error): void;
}

/** Asks the search worker, which starts with the first question. */
export function createSearchClient(): SearchClient {
  let worker: Worker | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function letGo(error?: Error): void {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(error ?? new Error('the search worker is gone'));
    waiting.clear();
  }

  function open(): Worker {
    if (worker) return worker;
    // The policy's result is a TrustedScriptURL where there is such a thing; the constructor's type knows strings only.
    worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<SearchReply>) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if ('response' in data) asked?.resolve(data.response);
      else asked?.reject(new Error(data.failure));
    };
    worker.onerror = (event) => letGo(new Error(event.message || 'the search worker failed'));
    return worker;
  }

  return {
    search(request, signal) {
      clearTimeout(idleTimer);
      idleTimer = setTimeout(letGo, IDLE_MS);
      return new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        signal.addEventListener('abort', () => {
          if (!waiting.delete(id)) return;
          worker?.postMessage({ id, cancel: true } satisfies SearchQuestion);
          reject(signal.reason);
        });
        open().postMessage({ id, request } satisfies SearchQuestion);
      });
    },
  };
}

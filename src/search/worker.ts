import { subscribe } from '../store/changes.ts';
import { answer, markStale } from './answer.ts';
import type { SearchQuestion, SearchReply } from './messages.ts';

let running: { id: number; abort: AbortController } | null = null;

subscribe((change) => {
  if (change.type === 'changed' && change.stores.includes('segments')) markStale();
});

self.addEventListener('message', async ({ data }: MessageEvent<SearchQuestion>) => {
  if ('cancel' in data) {
    if (running?.id === data.id) running.abort.abort();
    return;
  }
  running?.abort.abort();
  const abort = new AbortController();
  running = { id: data.id, abort };
  try {
    reply({ id: data.id, response: await answer(data.request, abort.signal) });
  } catch (error) {
    // A segment list read before a merge is stale; the next query reads it anew.
    markStale();
    if (!abort.signal.aborted) reply({ id: data.id, failure: String(error) });
  }
});

function reply(message: SearchReply): void {
  self.postMessage(message);
}

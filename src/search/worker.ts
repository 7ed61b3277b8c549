import { answer, followStore, markStale, relatedTo, warmIndex } from './answer.ts';
import { compactSegments } from './compact.ts';
import type { SearchQuestion, SearchReply } from './messages.ts';

/** Nobody types for this long: time to merge what the last syncs brought. */
const IDLE_MS = 4000;

let running: { id: number; abort: AbortController } | null = null;
let compacting = new AbortController();
let warming = new AbortController();
let idleTimer: ReturnType<typeof setTimeout> | undefined;

followStore();

self.addEventListener('message', async ({ data }: MessageEvent<SearchQuestion>) => {
  if ('errand' in data) {
    if (running) return;
    if (data.errand === 'warm') warm();
    else compact();
    return;
  }
  if ('cancel' in data) {
    if (running?.id === data.id) running.abort.abort();
    return;
  }
  if ('related' in data) {
    await relatedTo(data.related).then(
      (related) => reply({ id: data.id, related }),
      (error) => reply({ id: data.id, failure: String(error) }),
    );
    return;
  }
  running?.abort.abort();
  compacting.abort();
  warming.abort();
  clearTimeout(idleTimer);
  const abort = new AbortController();
  running = { id: data.id, abort };
  try {
    reply({ id: data.id, response: await answer(data.request, abort.signal) });
  } catch (error) {
    markStale();
    // An aborted question has no one waiting for its answer.
    if (!abort.signal.aborted) reply({ id: data.id, failure: String(error) });
  }
  if (running?.id !== data.id) return;
  running = null;
  warm();
  idleTimer = setTimeout(compact, IDLE_MS);
});

/** Reads ahead what the next query needs, whichever it is; a question ends it, and its answer begins it again. */
function warm(): void {
  warming = new AbortController();
  // The query itself reads what it needs, and reports what is amiss.
  warmIndex(warming.signal).catch(() => undefined);
}

function compact(): void {
  compacting = new AbortController();
  // The next idle time tries again; a query does not depend on it.
  compactSegments(compacting.signal).catch(() => undefined);
}

// Its code is here: what takes long from now on is work.
reply({ id: 0, isReady: true });

function reply(message: SearchReply): void {
  self.postMessage(message);
}

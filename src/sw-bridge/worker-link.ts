import type { WorkerMessage } from '../sw/messages.ts';

/** How long a worker may take to say that it heard: it may have to be started first, on a slow phone. */
const ANSWER_LIMIT_MS = 5_000;

/** How long the first visit waits for the worker to be installed before it does without. */
const READY_LIMIT_MS = 8_000;

export function workerContainer(): ServiceWorkerContainer | null {
  // Absent in many in-app web views, and where the page is not served over https. Without channels between pages and worker
  // nobody would hear of what it stores.
  const isThere = typeof navigator !== 'undefined' && 'serviceWorker' in navigator && 'BroadcastChannel' in globalThis;
  return isThere ? navigator.serviceWorker : null;
}

let refuse: (none: null) => void;
const refused = new Promise<null>((resolve) => {
  refuse = resolve;
});

/** The worker cannot be registered: nobody waits for it any longer. */
export function doWithoutWorker(): void {
  refuse(null);
}

let isIgnored = false;

/** The worker keeps all in a store that this page has not got: from now on the page does everything by itself. */
export function ignoreWorker(): void {
  isIgnored = true;
  refuse(null);
}

/** The active worker, or `null` when there is none in time. */
export async function activeWorker(): Promise<ServiceWorker | null> {
  // Firefox gives no registration, and an error, where storage is denied.
  const ready = workerContainer()?.ready.catch(() => null);
  return ready ? await workerOf(ready) : null;
}

/**
 * The active worker of a registration, else the one that is being installed: a message reaches that as well, long before it
 * has fetched all that it wants to have. `null` when there is none in time.
 */
export async function workerOf(registered: Promise<ServiceWorkerRegistration | null>): Promise<ServiceWorker | null> {
  if (isIgnored) return null;
  const registration = await withLimit(Promise.race([registered, refused]), READY_LIMIT_MS);
  if (isIgnored || !registration) return null;
  return registration.active ?? registration.waiting ?? registration.installing;
}

/** Sends a message that nobody answers. */
export async function tell(message: WorkerMessage): Promise<void> {
  (await activeWorker())?.postMessage(message);
}

/** Sends a message and gives the worker's answer, or `null` when none comes within the limit. */
export async function ask(message: WorkerMessage, limitMs = ANSWER_LIMIT_MS): Promise<unknown> {
  const worker = await activeWorker();
  return worker && (await askWorker(worker, message, limitMs));
}

/** The same of a certain worker. */
export async function askWorker(
  worker: ServiceWorker,
  message: WorkerMessage,
  limitMs = ANSWER_LIMIT_MS,
): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<unknown>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
  });
  worker.postMessage(message, [port2]);
  try {
    return await withLimit(answer, limitMs);
  } finally {
    port1.close();
  }
}

function withLimit<Value>(promise: Promise<Value>, limitMs: number): Promise<Value | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), limitMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

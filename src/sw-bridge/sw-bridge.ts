import type { Workbox } from 'workbox-window';
import type { SyncReason } from '../sw/messages.ts';
import { ask, askWorker, doWithoutWorker, tell, workerContainer, workerOf } from './worker-link.ts';

const UPDATE_CHECK_INTERVAL_MS = 60 * 60 * 1000;

/** Longer than a fetch may be silent. */
const FETCH_LIMIT_MS = 30_000;

let workbox: Workbox | null = null;
let isStarted = false;
let tellRegistered: (registration: ServiceWorkerRegistration | null) => void;
const registered = new Promise<ServiceWorkerRegistration | null>((resolve) => {
  tellRegistered = resolve;
});
let updateWaits = false;
const updateListeners = new Set<() => void>();

/**
 * Registers the worker. `scriptUrl` is what `trustedWorkerUrl()` made of the address of sw.js. Call it after
 * the first paint: it loads workbox-window. Does nothing where there are no service workers, or where it was
 * called before; a registration that fails leaves the app working without one, and may be tried again.
 */
export async function startServiceWorker(scriptUrl: string): Promise<void> {
  if (!workerContainer() || isStarted) return;
  isStarted = true;
  try {
    const { Workbox } = await import('workbox-window');
    workbox = new Workbox(scriptUrl, { updateViaCache: 'none' });
    workbox.addEventListener('waiting', offerUpdate);
    // `immediate`: waiting for `load` is done by whoever calls this.
    const registration = await workbox.register({ immediate: true });
    tellRegistered(registration ?? null);
    if (registration) checkForUpdates(registration);
  } catch (error) {
    isStarted = false;
    doWithoutWorker();
    console.warn('no service worker', error);
    return;
  }
  await registerPeriodicSync().catch((error) => console.warn('no periodic sync', error));
}

/** Calls `listener` when a new version waits, at once if one does already; the answer ends that. */
export function onUpdateWaiting(listener: () => void): () => void {
  updateListeners.add(listener);
  if (updateWaits) listener();
  return () => {
    updateListeners.delete(listener);
  };
}

/**
 * Puts the waiting version into use and reloads, once. Other tabs go on with the old one's files; where one of them has
 * put it into use already nothing waits any more, and this page has only to be loaded again.
 */
export async function applyUpdate(): Promise<void> {
  const registration = await workerContainer()?.getRegistration();
  const waiting = registration?.waiting;
  if (!workbox || !waiting) {
    location.reload();
    return;
  }
  // Its own state, since a page that was loaded past its worker never gets another controller.
  waiting.addEventListener('statechange', () => {
    if (waiting.state !== 'activating') location.reload();
  });
  workbox.messageSkipWaiting();
}

/** Asks the worker to sync. `false`: there is no worker, the page has to do it itself. */
export async function requestSync(reason: SyncReason): Promise<boolean> {
  const answer = (await ask({ type: 'sync', reason, script: entryScript() })) as { accepted?: unknown } | null;
  return answer?.accepted === true;
}

/**
 * Has the worker fetch and store an article that this app does not hold. Gives whether it is stored now, `null` when
 * there is no worker: the page has to do it itself.
 */
export async function fetchArticle(slug: string): Promise<boolean | null> {
  return storedOf(await ask({ type: 'fetch-item', slug }, FETCH_LIMIT_MS));
}

/**
 * Has the worker store the article of a one-item feed that came in the page at `url`. Gives whether it is stored, `null`
 * when there is no worker: the page has to do it itself. Call it after `startServiceWorker()`.
 */
export async function storeItem(text: string, url: string): Promise<boolean | null> {
  const worker = workerContainer() && (await workerOf(registered));
  return storedOf(worker && (await askWorker(worker, { type: 'store-item', text, url })));
}

function storedOf(answer: unknown): boolean | null {
  const { stored = null } = (answer ?? {}) as { stored?: unknown };
  return typeof stored === 'boolean' ? stored : null;
}

/** Keeps the page as drawn for the next start. */
export async function sendSnapshot(snapshot: {
  path: string;
  html: string;
  attributes: Record<string, string>;
}): Promise<void> {
  await tell({ type: 'snapshot', ...snapshot, script: entryScript() });
}

function entryScript(): string {
  // A page drawn by the publisher names it beside the script that starts it.
  const drawn = document.querySelector('script[data-app]')?.getAttribute('data-app');
  return drawn ?? document.querySelector('script[type=module][src]')?.getAttribute('src') ?? '';
}

function offerUpdate(): void {
  updateWaits = true;
  for (const listener of updateListeners) listener();
}

/** The browser looks for a new worker on navigation only; an installed app may be open for days. */
function checkForUpdates(registration: ServiceWorkerRegistration): void {
  let checkedAtMs = Date.now();
  const check = () => {
    // Also after the clock was set back.
    const passedMs = Math.abs(Date.now() - checkedAtMs);
    if (document.visibilityState !== 'visible' || passedMs < UPDATE_CHECK_INTERVAL_MS) return;
    checkedAtMs = Date.now();
    registration.update().catch(() => {
      // Offline: the next check will do.
    });
  };
  document.addEventListener('visibilitychange', check);
  setInterval(check, UPDATE_CHECK_INTERVAL_MS);
}

interface PeriodicSyncManager {
  register(tag: string, options: { minInterval: number }): Promise<void>;
}

/** Twice a day where the browser grants it: installed apps that are in use, in Chromium. Only an active worker may ask. */
async function registerPeriodicSync(): Promise<void> {
  const { periodicSync } = (await navigator.serviceWorker.ready) as { periodicSync?: PeriodicSyncManager };
  if (!periodicSync) return;
  const permission = await navigator.permissions.query({
    name: 'periodic-background-sync' as PermissionName,
  });
  if (permission.state === 'granted') {
    await periodicSync.register('bantin-sync', { minInterval: 12 * 60 * 60 * 1000 });
  }
}

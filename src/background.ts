import { subscribe } from './store/changes.ts';
import {
  applyUpdate,
  keepPictures,
  onUpdateWaiting,
  requestSync,
  sendSnapshot,
  startServiceWorker,
} from './sw-bridge/sw-bridge.ts';
import { scheduleSync } from './sw-bridge/sync-schedule.ts';
import { trustedWorkerUrl } from './trusted-types.ts';
import type { Actions } from './views/actions.ts';
import { whenIdle } from './views/idle.ts';
import { preloadScreens } from './views/routes.tsx';
import type { Site } from './views/site-context.ts';

/**
 * The second half of the composition root: everything that waits until the first screen stands (service worker,
 * sync, code of the other screens, the snapshot of home). Gives what screens may ask for.
 */
export function startBackground(site: Site): Actions {
  const feedUrl = new URL(site.settings.feed, location.origin + site.base).href;

  /** Syncs in the service worker, or here where there is none. */
  async function sync(reason: Parameters<typeof requestSync>[0]): Promise<void> {
    if (await requestSync(reason)) return;
    const { runSync } = await import('./sync/run-sync.ts');
    await runSync({ feedUrl, signal: new AbortController().signal });
  }

  if (!import.meta.env.DEV) void startServiceWorker(trustedWorkerUrl(`${site.base}sw.js`));
  scheduleSync((reason) => void sync(reason));
  preloadScreens();
  keepSnapshot(site);
  return {
    syncNow: () => void sync('button'),
    applyUpdate,
    onUpdateWaiting,
    keepPictures: (keys) => void keepPictures(keys),
  };
}

/** Keeps home for the next start, whenever what it shows has changed and there is time. */
function keepSnapshot(site: Site): void {
  let queued = false;
  let syncing = false;

  function queue(): void {
    if (queued || syncing) return;
    queued = true;
    whenIdle(async () => {
      queued = false;
      try {
        const { makeSnapshot } = await import('./views/snapshot.tsx');
        const snapshot = await makeSnapshot(site);
        if (snapshot) await sendSnapshot(snapshot);
      } catch (error) {
        // The next start draws home from the store, as every other screen does.
        console.warn('no snapshot of home', error);
      }
    });
  }

  subscribe((change) => {
    if (change.type === 'sync') syncing = change.status.state === 'running';
    if (change.type === 'sync' || change.stores.includes('heads') || change.stores.includes('meta')) queue();
  });
  queue();
}

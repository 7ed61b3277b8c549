import { render } from 'preact';
import { parseSiteSettings } from './site/settings.ts';
import { subscribe } from './store/changes.ts';
import { readSettings } from './store/settings.ts';
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
import { type Actions, ActionsContext } from './views/actions.ts';
import { App } from './views/app.tsx';
import { applyAppearance } from './views/appearance.ts';
import { whenIdle } from './views/idle.ts';
import { startNavigation } from './views/navigation.ts';
import { preloadScreens } from './views/routes.tsx';
import { loadHome, rememberHome } from './views/screens/home.tsx';
import type { Site } from './views/site-context.ts';
import './views/styles/main.css';

/** The script lies in `assets/`, one level below the base that the site is served under. */
const base = import.meta.env.DEV ? '/' : new URL('../', import.meta.url).pathname;

function readSite(): Site {
  const settings: unknown = JSON.parse(document.getElementById('site')?.textContent || '{}');
  return { base, origin: location.origin, settings: parseSiteSettings(settings) };
}

const site = readSite();
const feedUrl = new URL(site.settings.feed, location.origin + base).href;

/** Syncs in the service worker, or here where there is none. */
async function sync(reason: Parameters<typeof requestSync>[0]): Promise<void> {
  if (await requestSync(reason)) return;
  const { runSync } = await import('./sync/run-sync.ts');
  await runSync({ feedUrl, signal: new AbortController().signal });
}

const actions: Actions = {
  syncNow: () => void sync('button'),
  applyUpdate,
  onUpdateWaiting,
  keepPictures: (keys) => void keepPictures(keys),
};

let snapshotQueued = false;
let syncing = false;

/** Keeps home for the next start, whenever what it shows has changed and there is time. */
function queueSnapshot(): void {
  if (snapshotQueued || syncing) return;
  snapshotQueued = true;
  whenIdle(async () => {
    snapshotQueued = false;
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

function keepSnapshot(): void {
  subscribe((change) => {
    if (change.type === 'sync') syncing = change.status.state === 'running';
    if (change.type === 'sync' || change.stores.includes('heads') || change.stores.includes('meta')) queueSnapshot();
  });
  queueSnapshot();
}

async function start(): Promise<void> {
  startNavigation();
  const root = document.getElementById('app');
  if (!root) throw new Error('the shell has no #app');
  const isHome = location.pathname === base;
  try {
    const [settings, home] = await Promise.all([readSettings(), isHome ? loadHome() : null]);
    applyAppearance(settings);
    if (home) rememberHome(home);
  } catch (error) {
    // No store: the screens say so, each for itself.
    console.warn('the store cannot be read', error);
  }
  // `render` over a snapshot takes its elements over and mends what has changed since; `hydrate` would not.
  render(
    <ActionsContext.Provider value={actions}>
      <App site={site} />
    </ActionsContext.Provider>,
    root,
  );
  whenIdle(() => {
    if (!import.meta.env.DEV) void startServiceWorker(trustedWorkerUrl(`${base}sw.js`));
    scheduleSync((reason) => void sync(reason));
    preloadScreens();
    keepSnapshot();
  });
}

void start();

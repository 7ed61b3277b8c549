import { subscribe } from './store/changes.ts';
import { type Connection, currentConnection } from './store/picture-policy.ts';
import { readArticle } from './store/reads.ts';
import { readSettings } from './store/settings.ts';
import { importBackup, keepArticles } from './sw-bridge/keeping.ts';
import {
  applyUpdate,
  fetchArticle,
  onUpdateWaiting,
  requestSync,
  sendSnapshot,
  startServiceWorker,
  storeItem as storeByWorker,
} from './sw-bridge/sw-bridge.ts';
import { scheduleSync } from './sw-bridge/sync-schedule.ts';
import { updateAppBadge } from './sync/app-badge.ts';
import type { ImportOutcome } from './sync/import-backup.ts';
import { watchSync } from './sync/watch-sync.ts';
import { trustedWorkerUrl } from './trusted-types.ts';
import type { Actions } from './views/actions.ts';
import { guardList } from './views/guard-list.ts';
import { whenIdle } from './views/idle.ts';
import { inTurn } from './views/in-turn.ts';
import { startInstallOffer } from './views/install/start-install-offer.tsx';
import { keepFocusInSight } from './views/keep-focus-in-sight.ts';
import { preloadScreens } from './views/preload-screens.ts';
import { markReadCards } from './views/reading/read-marks.ts';
import type { Site } from './views/site-context.ts';
import { watchThemeColour } from './views/theme-colour.ts';
import { toTryAgain } from './views/try-again.ts';

/** A store that has not opened by then may never do. */
const STORE_PATIENCE_MS = 10_000;

/**
 * The second half of the composition root: everything that waits until the first screen stands (service worker,
 * sync, code of the other screens, the snapshot of home). Gives what screens may ask for.
 */
export function startBackground(
  site: Site,
  installPrompt: Event | undefined,
  redraw: () => void,
): Omit<Actions, 'redraw'> {
  const feedUrl = new URL(site.settings.feed, location.origin + site.base).href;

  /** Syncs in the service worker, or here where there is none. */
  async function sync(reason: Parameters<typeof requestSync>[0]): Promise<void> {
    if (await requestSync(reason)) return;
    const { runSync } = await import('./sync/run-sync.ts');
    const outcome = await runSync({ feedUrl, signal: new AbortController().signal, isAutomatic: reason !== 'button' });
    if (outcome.state !== 'done' || outcome.added + outcome.edited + outcome.removed === 0) return;
    // The search worker merges what this brought, as the service worker does after a sync of its own.
    const { searchClient } = await import('./search/client.ts');
    searchClient.compact();
  }

  /** Fetches one article by the service worker, or here. */
  async function fetchHere(slug: string): Promise<boolean> {
    const { fetchItem } = await import('./sync/store-item.ts');
    return await fetchItem({ siteUrl: location.origin + site.base, slug, signal: new AbortController().signal });
  }

  /** Takes in a backup where there is no service worker. */
  async function importHere(text: string): Promise<ImportOutcome> {
    const { importBackup: importNow } = await import('./sync/import-backup.ts');
    return await importNow(text, location.origin + site.base);
  }

  watchSync();
  keepBadge();
  tellOfNoRoom();
  tellOfDamage();
  followDataSaver(redraw);
  pruneWithSaved();
  const startWorker = () => {
    if (!import.meta.env.DEV) void startServiceWorker(trustedWorkerUrl(`${site.base}sw.js`));
  };
  // Once at most. Where the store does not open, a new version may be what mends it.
  setTimeout(startWorker, STORE_PATIENCE_MS);
  // A list that was lost is brought back before anything writes into the new database, or it would pass for old.
  const guarded = guardList(location.origin + site.base, () => void sync('background'));
  void guarded
    .then(() => storeOwnArticle(startWorker))
    .then(() =>
      inTurn([
        () => {
          startWorker();
          const schedule = scheduleSync((reason) => void sync(reason));
          subscribe((change) => {
            if (change.type !== 'sync' || change.status.state !== 'idle') return;
            schedule.ended(change.status.failure);
            if (!change.status.failure) askAgain();
          });
        },
        preloadScreens,
        watchThemeColour,
        markReadCards,
        keepFocusInSight,
        () => keepSnapshot(site),
      ]),
    );
  // Without a store no visit is counted, and nothing is offered.
  startInstallOffer(site, installPrompt).catch((error) => console.warn('no install offer', error));
  return {
    syncNow: () => void sync('button'),
    applyUpdate,
    onUpdateWaiting,
    keepPictures: keepArticles,
    importBackup: async (text) => {
      const outcome = (await importBackup(text)) ?? (await importHere(text));
      // What came without its text, and pictures, come with the next sync.
      if (outcome.state === 'done') void sync('button');
      return outcome;
    },
    fetchArticle: async (slug) => (await fetchArticle(slug)) ?? (await fetchHere(slug)),
  };
}

/** The network is well: what did not come before is asked for again, once for each sync that goes well. */
function askAgain(): void {
  const waiting = [...toTryAgain];
  toTryAgain.clear();
  for (const drawAnew of waiting) drawAnew();
}

/**
 * A page that the publisher drew brings its article along. On the first visit it is stored at once: before the feed, and without
 * a request. By the worker, though that is still being installed: it has what it takes, where the page would have to fetch
 * 65 KB for it, and to run them while the reader scrolls.
 */
async function storeOwnArticle(startWorker: () => void): Promise<void> {
  try {
    const item = document.getElementById('item')?.textContent;
    const slug = decodeURIComponent(location.pathname.split('/').at(-2) ?? '');
    if (!item || (await readArticle(slug))) return;
    startWorker();
    if ((await storeByWorker(item, location.href)) !== null) return;
    const { storeItem } = await import('./sync/store-item.ts');
    await storeItem({ bytes: new TextEncoder().encode(item), url: location.href });
  } catch (error) {
    // The sync brings it as well.
    console.warn('the article of this page cannot be stored', error);
  }
}

/** The system's data saver, or Wi-Fi, comes and goes while the app is open: pictures wait, or come, from then on. */
function followDataSaver(redraw: () => void): void {
  const connection = currentConnection() as (Connection & Partial<EventTarget>) | undefined;
  let saveData = connection?.saveData;
  let type = connection?.type;
  async function follow(): Promise<void> {
    // It tells of every change of speed as well.
    if (connection?.saveData === saveData && connection?.type === type) return;
    saveData = connection?.saveData;
    type = connection?.type;
    const [{ pictureLoading }, { holdPictures }] = await Promise.all([
      readSettings(),
      import('./views/hold-pictures.tsx'),
    ]);
    holdPictures(pictureLoading);
    redraw();
  }
  connection?.addEventListener?.('change', () => void follow().catch(console.warn));
}

/** Once a visit: file after file may find none. */
function tellOfNoRoom(): void {
  const stop = subscribe((change) => {
    if (change.type !== 'no-room') return;
    stop();
    void import('./views/store-notices.tsx').then(({ tellNoRoom }) => tellNoRoom(), console.warn);
  });
}

/**
 * A damaged database may open, and give what the screen shows, while no sync can write into it: the screen says nothing of
 * that by itself. Once a visit.
 */
function tellOfDamage(): void {
  const stop = subscribe((change) => {
    if (change.type !== 'sync' || change.status.state !== 'idle' || change.status.failure?.code !== 'unavailable')
      return;
    stop();
    void import('./views/store-notices.tsx').then(({ tellDamaged }) => tellDamaged(), console.warn);
  });
}

/** Keeps the number on the installed app's icon true while the reader reads. */
function keepBadge(): void {
  void updateAppBadge();
  subscribe((change) => {
    const stores: string[] = change.type === 'changed' ? change.stores : [];
    if (stores.includes('heads') || stores.includes('reading')) void updateAppBadge();
  });
}

/** Keeps home for the next start, whenever what it shows has changed and there is time. */
function keepSnapshot(site: Site): void {
  let wanted = false;
  let atWork = false;
  let syncing = false;

  function queue(): void {
    if (syncing) return;
    wanted = true;
    if (atWork) return;
    atWork = true;
    whenIdle(async () => {
      // One after the other: of two made at once the older one could be kept last.
      wanted = false;
      try {
        const { makeSnapshot } = await import('./views/snapshot.tsx');
        const snapshot = await makeSnapshot(site);
        if (snapshot) await sendSnapshot(snapshot);
      } catch (error) {
        // The next start draws home from the store, as every other screen does.
        console.warn('no snapshot of home', error);
      }
      atWork = false;
      if (wanted) queue();
    });
  }

  subscribe((change) => {
    if (change.type === 'sync') syncing = change.status.state === 'running';
    const isShown = change.type === 'changed' && change.stores.some((name) => name === 'heads' || name === 'meta');
    if (change.type === 'sync' || isShown) queue();
  });
  queue();
}

/** Recordings go with the articles that they were kept for, wherever those were let go of. */
function pruneWithSaved(): void {
  subscribe((change) => {
    if (change.type !== 'changed' || !change.stores.includes('saved')) return;
    whenIdle(() => {
      import('./store/recordings.ts').then(({ pruneRecordings }) => pruneRecordings()).catch(console.warn);
    });
  });
}

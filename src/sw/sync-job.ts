import type { SiteSettings } from '../site/settings.ts';
import { restoreList } from '../store/list-copy.ts';
import { repairStore } from '../store/repair.ts';
import { runSync, type SyncOutcome } from '../sync/run-sync.ts';
import { tellFeaturedNews } from './featured-news.ts';
import { resetHome, restoreHome } from './home-page.ts';
import { keepAhead } from './keep-ahead.ts';
import type { SyncReason } from './messages.ts';
import { matchShell } from './precache.ts';
import { SHELL_PATH, siteUrl, worker } from './scope.ts';
import { settingsIn } from './shell-html.ts';

/** The tag of periodic and of background sync. */
export const SYNC_TAG = 'bantin-sync';

/** Failures that the network's return may mend. */
const TRANSIENT = new Set(['offline', 'timeout', 'interrupted']);

/** Failures that a damaged record may be behind. */
const MENDABLE = new Set(['unavailable', 'internal']);

/** Everything stored is looked at, so it is done once while the worker lives. */
let hasMended = false;

/** Whether damage was found and taken out. */
async function mendOnce(): Promise<boolean> {
  if (hasMended) return false;
  hasMended = true;
  // Where it cannot be looked for either, the failure stands.
  return (await repairStore().catch(() => 0)) > 0;
}

interface SyncManager {
  register(tag: string): Promise<void>;
}

/** One sync of the feed that the shell names; the browser is asked to call again when there was no network. */
export async function syncNow(reason: SyncReason): Promise<SyncOutcome> {
  const settings = await readSettings();
  const request = {
    feedUrl: siteUrl(settings.feed),
    signal: new AbortController().signal,
    isAutomatic: reason !== 'button',
  };
  await restoreHome().catch((error) => console.warn('the start page is not restored', error));
  // Where no page is open nobody else does it, and after a sync the new database passes for an old one.
  await restoreList().catch((error) => console.warn('the list of what is kept is not restored', error));
  let outcome = await runSync(request);
  if (outcome.state === 'failed' && MENDABLE.has(outcome.failure.code) && (await mendOnce())) {
    outcome = await runSync(request);
  }
  if (outcome.state === 'failed' && TRANSIENT.has(outcome.failure.code)) await retryOnline();
  // The kept home may show what was withdrawn.
  if (outcome.state === 'done' && outcome.removed > 0) {
    await resetHome().catch((error) => console.warn('the start page is not made anew', error));
  }
  if (outcome.state === 'done') {
    // The sync stands, whatever becomes of telling about it.
    await tellFeaturedNews(reason, settings).catch((error) => console.warn('featured news not told', error));
  }
  if (outcome.state === 'done') await keepAhead();
  return outcome;
}

/** The settings stand in the shell, so a worker that is started without any page knows them too. */
async function readSettings(): Promise<SiteSettings> {
  const url = siteUrl(SHELL_PATH);
  // Where the caches are damaged, of the host; without a network every site's own name for its feed will do.
  const shell = await matchShell(url)
    .catch(() => fetch(url))
    .catch(() => undefined);
  const html = (await shell?.text()) ?? '';
  return settingsIn(html);
}

/**
 * Only while there is no connection: with one the browser would call at once, and again, in place of the waits that grow,
 * and the reader would never see what failed.
 */
async function retryOnline(): Promise<void> {
  if (worker.navigator.onLine) return;
  const { sync } = worker.registration as ServiceWorkerRegistration & { sync?: SyncManager };
  await sync?.register(SYNC_TAG).catch(() => {
    // Not granted: the next start or the page's own `online` event does it.
  });
}

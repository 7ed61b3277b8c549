import { otherShells } from './cache-names.ts';
import { openNotification } from './featured-news.ts';
import { handleMessage } from './handle-message.ts';
import { inheritDress, resetHome } from './home-page.ts';
import { deleteOldCaches, precacheLater, precacheShell } from './precache.ts';
import { answerAsset, isAsset } from './route-asset.ts';
import { answerPage, isPage } from './route-page.ts';
import { answerPicture, isPicture } from './route-picture.ts';
import { worker } from './scope.ts';
import { routeStatically } from './static-routes.ts';
import { SYNC_TAG, syncNow } from './sync-job.ts';

// The table of events. A new version waits until the reader asks for it or every page is closed; it takes over
// open pages only where there was no worker before.

worker.addEventListener('install', (event) => {
  const installed = precacheShell();
  event.waitUntil(installed.then(resetHome));
  // Not waited for; where the worker is stopped meanwhile, the next sync goes on with it.
  void installed.then(precacheLater, () => undefined);
  // Without it the fetch handler answers, a little later.
  event.waitUntil(routeStatically(event).catch((error) => console.warn('no static route', error)));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (isPage(request, url)) event.respondWith(answerPage(request, url));
  else if (isAsset(request, url)) event.respondWith(answerAsset(event, url));
  else if (isPicture(request, url)) event.respondWith(answerPicture(event));
});

worker.addEventListener('message', (event) => {
  event.waitUntil(handleMessage(event));
});

worker.addEventListener('notificationclick', (event) => {
  event.waitUntil(openNotification(event.notification));
});

async function activate(): Promise<void> {
  const isFirst = (await otherShells()).length === 0;
  // Without it the first page is in the system's colours.
  await inheritDress().catch((error) => console.warn('colours not taken over', error));
  await deleteOldCaches();
  if (isFirst) await worker.clients.claim();
}

for (const [name, reason] of [
  ['sync', 'background'],
  ['periodicsync', 'periodic'],
] as const) {
  worker.addEventListener(name, (event) => {
    const { tag } = event as Event & { tag?: string };
    if (tag === SYNC_TAG) (event as ExtendableEvent).waitUntil(syncNow(reason));
  });
}

import { keepSnapshot } from './home-page.ts';
import { keepPictures } from './keep-pictures.ts';
import { parseWorkerMessage } from './messages.ts';
import { deleteOldShells, isCurrentPage } from './precache.ts';
import { worker } from './scope.ts';
import { syncNow } from './sync-job.ts';

/** Does what a page asks. What is not understood is left alone. */
export async function handleMessage(event: ExtendableMessageEvent): Promise<void> {
  const message = parseWorkerMessage(event.data);
  const [port] = event.ports;
  switch (message?.type) {
    case 'SKIP_WAITING':
      await worker.skipWaiting();
      break;
    case 'sync':
      // At once: the page would otherwise do it itself.
      port?.postMessage({ accepted: true });
      if (event.source instanceof Client && (await isCurrentPage(message.script))) await deleteOldShells(event.source);
      await syncNow();
      break;
    case 'keep-pictures':
      port?.postMessage(await keepPictures(message.keys));
      break;
    case 'snapshot':
      await keepSnapshot(message);
      break;
  }
}

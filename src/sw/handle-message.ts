import { type KeptPart, parsePart } from '../store/kept-record.ts';
import { importBackup } from '../sync/import-backup.ts';
import { fetchItem, storeItem } from '../sync/store-item.ts';
import { keepSnapshot } from './home-page.ts';
import { keepPictures, stopKeeping } from './keep-pictures.ts';
import { measureCaches } from './measure-caches.ts';
import { measurePictures } from './measure-pictures.ts';
import { parseWorkerMessage } from './messages.ts';
import { deleteOldShells, isCurrentPage, precacheLater } from './precache.ts';
import { siteUrl, worker } from './scope.ts';
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
      await tidy(event.source, message.script).catch((error) => console.warn('old files not deleted', error));
      await Promise.all([syncNow(message.reason), precacheLater()]);
      break;
    case 'keep-pictures':
      port?.postMessage(await keepPictures(partsOf(message)));
      break;
    case 'stop-keeping':
      stopKeeping();
      break;
    case 'measure-pictures':
      port?.postMessage(await measurePictures(message.part));
      break;
    case 'import-backup':
      port?.postMessage(await importBackup(message.text, siteUrl('')));
      break;
    case 'measure-app':
      port?.postMessage({ sizeBytes: await measureCaches() });
      break;
    case 'fetch-item':
      port?.postMessage({ stored: await fetchArticle(message.slug) });
      break;
    case 'store-item':
      port?.postMessage({ stored: await storeArticle(message) });
      break;
    case 'snapshot':
      await keepSnapshot(message);
      break;
  }
}

/** Deletes what only pages of earlier builds wanted, where the page with this entry script is of the current one. */
async function tidy(source: ExtendableMessageEvent['source'], script: string): Promise<void> {
  if (source instanceof Client && (await isCurrentPage(script))) await deleteOldShells(source);
}

/** `null` for everything that is kept. */
function partsOf({ keys, parts }: { keys: string[]; parts: string[] }): KeptPart[] | null {
  if (keys.length + parts.length === 0) return null;
  const named = parts.map(parsePart).filter((part) => part !== null);
  return [...keys.map((key) => ({ kind: 'article', key }) as const), ...named];
}

/** Whether the article is stored now. */
async function fetchArticle(slug: string): Promise<boolean> {
  const request = { siteUrl: siteUrl(''), slug, signal: new AbortController().signal };
  return await fetchItem(request).catch(notStored);
}

/** The same, without a request. */
async function storeArticle({ text, url }: { text: string; url: string }): Promise<boolean> {
  return await storeItem({ bytes: new TextEncoder().encode(text), url }).catch(notStored);
}

function notStored(error: unknown): boolean {
  console.warn('the article cannot be stored', error);
  return false;
}

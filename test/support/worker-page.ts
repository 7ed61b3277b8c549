import { pictureNames } from '../../src/site/picture-names.ts';
import { subscribe } from '../../src/store/changes.ts';
import { closeDatabase } from '../../src/store/database.ts';
import { hearKeeping } from '../../src/store/keeping-news.ts';
import * as kept from '../../src/store/kept.ts';
import { readHoldings } from '../../src/store/kept-pictures.ts';
import { parsePart } from '../../src/store/kept-record.ts';
import { takeRestored, writeListCopy } from '../../src/store/list-copy.ts';
import * as pictures from '../../src/store/picture-bytes.ts';
import { evictPictures } from '../../src/store/picture-room.ts';
import { readAvailability } from '../../src/store/pictures.ts';
import { readHeads } from '../../src/store/reads.ts';
import { readSaved, setSaved } from '../../src/store/saved.ts';
import { DATABASE_NAME } from '../../src/store/schema.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import * as keeping from '../../src/sw-bridge/keeping.ts';
import * as bridge from '../../src/sw-bridge/sw-bridge.ts';
import { trustedWorkerUrl } from '../../src/trusted-types.ts';
import { fillUp } from './fill-up.ts';

/** What a test of the service worker needs in the page. */

export {
  bridge,
  evictPictures,
  keeping,
  kept,
  pictures,
  readHeads,
  readSaved,
  setSaved,
  takeRestored,
  writeListCopy,
  writeSettings,
};

/** Asks for the worker, and does not wait for what becomes of it but for its installation to begin or be refused. */
export async function register(): Promise<string> {
  try {
    await navigator.serviceWorker.register(trustedWorkerUrl('/sw.js'), { updateViaCache: 'none' });
    return 'begun';
  } catch (error) {
    return String(error);
  }
}

export async function start(): Promise<void> {
  await bridge.startServiceWorker(trustedWorkerUrl('/sw.js'));
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
}

/** Fills what is left of the room, down to the last kilobytes: with pictures that were only seen, or with what nobody can evict. */
export async function fillRoom(by: 'pictures' | 'cache'): Promise<void> {
  const cache = await caches.open('test-filler');
  await fillUp((at, bytes) => {
    const url = `${location.origin}/day/${at}.jpg`;
    const { length: sizeBytes } = bytes;
    return by === 'cache'
      ? cache.put(url, new Response(bytes))
      : pictures.putPicture({ url, pictureId: at, type: 'image/jpeg', sizeBytes, lastSeenAtMs: at }, bytes.buffer);
  });
}

/** What pages are told by the store from now on, as types of `StoreChange`. */
export function hearChanges(): string[] {
  const types: string[] = [];
  subscribe(({ type }) => types.push(type));
  return types;
}

/** Loads a picture as a page does; gives its width, 0 when it cannot be shown. */
export function loadPicture(src: string): Promise<number> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image.naturalWidth);
    image.onerror = () => resolve(0);
    image.src = src;
  });
}

/** How many pictures a part has, and how many of them are stored whole. */
export async function countPictures(part: string): Promise<[number, number]> {
  const parsed = parsePart(part);
  if (!parsed) throw new Error(part);
  const holdings = await readHoldings(parsed, pictureNames(`${location.origin}/`));
  return [holdings.length, holdings.filter(({ isWhole }) => isWhole).length];
}

/** The badges of all articles, newest first. */
export async function readBadges(): Promise<string[]> {
  const heads = await readHeads({ list: { kind: 'all' }, limit: 99 });
  return [...(await readAvailability(heads)).values()];
}

/** What pages are told of keeping from now on: `part state reason`. */
export function hearNews(): string[] {
  const heard: string[] = [];
  hearKeeping((news) =>
    heard.push(`${news.part} ${news.state === 'ended' ? `ended ${news.reason}` : news.state}`.trim()),
  );
  return heard;
}

/** As a browser that clears a database alone does; the worker's own connection steps aside. */
export async function loseDatabase(): Promise<void> {
  await closeDatabase();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE_NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

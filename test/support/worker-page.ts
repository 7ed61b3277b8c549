import { pictureNames } from '../../src/site/picture-names.ts';
import { hearKeeping } from '../../src/store/keeping-news.ts';
import * as kept from '../../src/store/kept.ts';
import { readHoldings } from '../../src/store/kept-pictures.ts';
import { parsePart } from '../../src/store/kept-record.ts';
import * as pictures from '../../src/store/picture-bytes.ts';
import { evictPictures } from '../../src/store/picture-room.ts';
import { readAvailability } from '../../src/store/pictures.ts';
import { readHeads } from '../../src/store/reads.ts';
import { setSaved } from '../../src/store/saved.ts';
import { writeSettings } from '../../src/store/write-settings.ts';
import * as keeping from '../../src/sw-bridge/keeping.ts';
import * as bridge from '../../src/sw-bridge/sw-bridge.ts';
import { trustedWorkerUrl } from '../../src/trusted-types.ts';

/** What a test of the service worker needs in the page. */

export { bridge, evictPictures, keeping, kept, pictures, readHeads, setSaved, writeSettings };

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

import * as pictures from '../../src/store/picture-bytes.ts';
import { readHeads } from '../../src/store/reads.ts';
import { setSaved } from '../../src/store/saved.ts';
import { writeSettings } from '../../src/store/settings.ts';
import * as bridge from '../../src/sw-bridge/sw-bridge.ts';
import { trustedWorkerUrl } from '../../src/trusted-types.ts';

/** What a test of the service worker needs in the page. */

export { bridge, pictures, readHeads, setSaved, writeSettings };

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

import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/**
 * Put into a page before it loads: notes when the first article's link stands inside the window and the frame
 * with it has been made, in milliseconds since the navigation began.
 */
export function noteFirstCards(): void {
  const look = () => {
    for (const link of document.querySelectorAll('article a[href]')) {
      const { top, height } = link.getBoundingClientRect();
      if (height > 0 && top < innerHeight) {
        requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { firstCardsMs: performance.now() })));
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export interface Opened {
  page: Page;
  devtools: CDPSession;
  firstCardsMs: number;
}

/** Opens an address in a new page of a context, its main thread slowed down so many times, and times the first cards. */
export async function openTimed(context: BrowserContext, url: string, mainThreadRate: number): Promise<Opened> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: mainThreadRate });
  // The worker has long been stopped when someone opens the app.
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await page.addInitScript(noteFirstCards);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => 'firstCardsMs' in globalThis, null, { timeout: 60_000 });
  const firstCardsMs = await page.evaluate(() => (globalThis as unknown as { firstCardsMs: number }).firstCardsMs);
  return { page, devtools, firstCardsMs };
}

/** In the page: whether the worker answers the start page with cards in it, not with the empty shell. */
export async function homeIsKept(): Promise<boolean> {
  for (const name of await caches.keys()) {
    if (!name.startsWith('bantin-pages-')) continue;
    const kept = await (await caches.open(name)).match(`${location.origin}/`);
    if (kept && (await kept.text()).includes('<article')) return true;
  }
  return false;
}

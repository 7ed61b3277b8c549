import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { requireAppBuild } from '../support/app-build.ts';
import { bundleForBrowser } from '../support/browser-module.ts';
import type { TestItem } from '../support/feed-pages.ts';
import { BrowserKilled, type KillableBrowser, openKillable } from '../support/killable-browser.ts';
import { type PublishedFeed, publishedFeed, putFeed } from '../support/published-feed.ts';
import type { Lot } from '../support/seeded.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { rootDir } from '../support/shared.ts';
import type { Engine } from './part.ts';

const CHECK_PAGE = '/kiem-tra/trang.html';
const DAY_MS = 24 * 60 * 60 * 1000;

/** Pictures of the portal, `/anh/kiem-tra-N.jpg`. */
export const PICTURES = 24;

/** The built app with a page beside it that checks what is stored (test/support/check-page.ts). */
export async function startCheckedSite(): Promise<TestSite> {
  const site = await startSite({ rootDir: requireAppBuild() });
  const modules = await bundleForBrowser(`${rootDir}test/support/check-page.ts`);
  for (const [path, content] of Object.entries(modules)) site.put(`/kiem-tra${path}`, content);
  site.put(CHECK_PAGE, '<!doctype html><title>Kiểm tra</title><script type="module" src="expose.js"></script>');
  site.put('/kiem-tra/expose.js', "import * as ours from './module.js'; globalThis.ours = ours;");
  for (let i = 0; i < PICTURES; i++) {
    const noise = { type: 'gaussian', mean: 100 + i, sigma: 60 } as const;
    const create = { width: 200, height: 150, channels: 3, noise, background: '#888' } as const;
    site.put(`/anh/kiem-tra-${i}.jpg`, await sharp({ create }).jpeg().toBuffer());
  }
  return site;
}

/** Opens a browser at the page for checks. */
export async function openChecked(
  engine: Engine,
  options: { site: TestSite; profileDir: string; display: string },
): Promise<KillableBrowser> {
  const browser = await openKillable(engine, options.profileDir, options.display);
  try {
    await openCheckPage(browser, options.site);
    return browser;
  } catch (error) {
    await browser.kill();
    throw error;
  }
}

export async function openCheckPage(
  browser: Pick<KillableBrowser, 'open' | 'evaluate'>,
  site: TestSite,
): Promise<void> {
  await browser.open(site.origin + CHECK_PAGE);
  await until(() => browser.evaluate(() => 'ours' in globalThis), 'the page for checks stands');
}

export async function until(holds: () => Promise<unknown>, what: string): Promise<void> {
  let lastError: unknown;
  for (const end = Date.now() + 30_000; ; ) {
    try {
      if (await holds()) return;
      lastError = undefined;
    } catch (error) {
      if (error instanceof BrowserKilled) throw error;
      // A page that is just going over to the next is asked again.
      lastError = error;
    }
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`, { cause: lastError });
    await delay(30);
  }
}

/**
 * What the open page of the app shows, whose it is, which of its files came and which are kept: for a start without a
 * network that shows nothing, where the page for checks cannot be opened.
 */
export async function whatIsShown(): Promise<string> {
  const kept: string[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const requests = await cache.keys();
    kept.push(`${name} ${requests.length}`);
    for (const request of requests) {
      const bytes = await cache.match(request).then((found) => found?.arrayBuffer());
      if (!bytes?.byteLength) kept.push(`${request.url} without a body`);
    }
  }
  const registration = await navigator.serviceWorker.getRegistration();
  const { installing, waiting, active } = registration ?? {};
  const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return [
    `“${document.body.innerText.replaceAll(/\s+/g, ' ').slice(0, 200)}”`,
    `workers ${[installing, waiting, active].map((worker) => worker?.state ?? '-')}, controlled ${navigator.serviceWorker.controller !== null}`,
    `files ${files.map(({ name, responseStatus }) => `${name.replace(location.origin, '')} ${responseStatus}`)}`,
    `caches ${kept}`,
  ].join('; ');
}

/** A portal that goes on publishing: some new, some edited, now and then one withdrawn. */
export class Portal {
  readonly #hasPictures: boolean;
  /** Newest first. */
  items: TestItem[] = [];
  readonly withdrawn: string[] = [];
  #published: PublishedFeed | undefined;
  #nextId = 1;

  constructor({ hasPictures = false } = {}) {
    this.#hasPictures = hasPictures;
  }

  change(lot: Lot, { added, edited }: { added: number; edited: number }): void {
    this.add(added);
    for (let i = 0; i < edited; i++) {
      const at = lot.below(this.items.length);
      const item = this.items[at];
      if (item) this.items[at] = { ...item, version: (item.version ?? 1) + 1 };
    }
    const [gone] = this.items.splice(10 + lot.below(50), 1);
    if (gone) this.withdrawn.push(gone.id);
  }

  add(count: number): void {
    for (let i = 0; i < count; i++) {
      const number = this.#nextId++;
      this.items.unshift({
        id: `${number}`,
        publishedAtMs: Date.UTC(2020, 0, 1) + number * DAY_MS,
        category: number % 3 ? 'tin-tuc' : 'thong-bao',
        views: number,
        ...(this.#hasPictures && { pictures: [pictureOf(`${number}`)] }),
      });
    }
  }

  publish(site: TestSite): void {
    const items = this.items.map((item) => ({ ...item, text: textOf(item) }));
    const next = publishedFeed(items, { headItems: 20, withdrawn: this.withdrawn });
    putFeed(site, next, this.#published);
    this.#published = next;
  }
}

/** Of an article of a portal with pictures; some articles have the same. */
export function pictureOf(id: string): string {
  return `/anh/kiem-tra-${Number(id) % PICTURES}.jpg`;
}

/** A paragraph of some length, with words to search for. */
function textOf({ id, version = 1 }: TestItem): string {
  const filler = Array.from({ length: 60 }, (_, i) => `tổ ${(Number(id) * 31 + i * 17) % 997}`).join(' ');
  return `Nội dung của bài ${id}, chủ đề ${Number(id) % 7}. ${filler}, bản ${version}.`;
}

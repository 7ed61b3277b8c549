import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { titleOf } from '../support/feed-pages.ts';
import type { KillableBrowser } from '../support/killable-browser.ts';
import { type Lot, lotOf } from '../support/seeded.ts';
import type { TestSite } from '../support/servers.ts';
import { openChecked, openCheckPage, Portal, pictureOf, until } from './checked-site.ts';
import type { Engine } from './part.ts';

declare const ours: typeof import('../support/check-page.ts');

/** What a reader, a portal and fate can do, and how often each of a hundred times. */
const WEIGHTS = {
  publish: 14,
  sync: 18,
  read: 14,
  save: 12,
  search: 8,
  picture: 8,
  evict: 3,
  merge: 3,
  network: 8,
  deploy: 3,
  'second tab': 5,
  kill: 4,
} as const;
export type Operation = keyof typeof WEIGHTS;

export interface SoakOptions {
  engine: Engine;
  display: string;
  site: TestSite;
  /** The folders of two builds, deployed in turn. */
  builds: [string, string];
  seed: number;
  operations: number;
}

/**
 * So many random operations from a seed against a real browser and beside it a simple model: which articles are on the
 * phone with which titles, which are saved, and which pictures of those are there. After each the disk must say the same.
 * Throws at the first difference, with the number of the operation; the same seed does the same operations again. (Only what
 * a kill cut off is up to the machine.)
 */
export async function soak(options: SoakOptions): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), `bantin-soak-${options.engine}-`));
  const run = new SoakRun(options, profileDir);
  try {
    await run.begin();
    // Drawn beforehand, so that what happens does not change what is done.
    const lot = lotOf(options.seed);
    const operations = Array.from({ length: options.operations }, () => [drawn(lot), lot.below(2 ** 31)] as const);
    for (const [at, [operation, seed]] of operations.entries()) {
      try {
        await run.happen(operation, lotOf(seed));
      } catch (error) {
        throw new Error(`operation ${at + 1} of seed ${options.seed}, ${operation}`, { cause: error });
      }
    }
  } finally {
    await run.end();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

function drawn(lot: Lot): Operation {
  const names = Object.keys(WEIGHTS) as Operation[];
  return lot.pick(names.flatMap((name) => Array<Operation>(WEIGHTS[name]).fill(name)));
}

class SoakRun {
  readonly #options: SoakOptions;
  readonly #profileDir: string;
  readonly #portal = new Portal({ hasPictures: true });
  #browser!: KillableBrowser;
  #deployed = 0;
  #online = true;
  /** The model: titles by id, and ids. */
  #stored = new Map<string, string>();
  #saved = new Set<string>();
  /** Pictures of what is saved that were seen in the store: they must stay for as long as it is saved. */
  #safe = new Set<string>();

  constructor(options: SoakOptions, profileDir: string) {
    this.#options = options;
    this.#profileDir = profileDir;
  }

  async begin(): Promise<void> {
    const { site, builds } = this.#options;
    site.deploy(builds[0]);
    this.#portal.add(60);
    this.#portal.publish(site);
    await this.#open();
    await this.#browser.evaluate(() => ours.keepEverything());
    await this.#sync(this.#browser);
  }

  async end(): Promise<void> {
    this.#options.site.clear();
    await this.#browser?.close();
  }

  async happen(operation: Operation, lot: Lot): Promise<void> {
    const { site } = this.#options;
    const browser = this.#browser;
    const id = this.#stored.size > 0 ? lot.pick([...this.#stored.keys()]) : '';
    if (operation === 'publish') {
      this.#portal.change(lot, { added: lot.below(4), edited: lot.below(4) });
      this.#portal.publish(site);
    } else if (operation === 'sync') await this.#sync(browser);
    else if (operation === 'read') await this.#read(id);
    else if (operation === 'save') await this.#save(id);
    else if (operation === 'search') {
      const queries = [`bai ${id}`, `chu de ${lot.below(8)}`, `to ${lot.below(997)}`, 'noi dung ban 2'];
      await browser.evaluate((asked) => ours.checkSearch(asked), queries);
    } else if (operation === 'picture') {
      const src = pictureOf(lot.pick([id, ...this.#saved]));
      await browser.evaluate((picture) => ours.loadPicture(picture), src);
    } else if (operation === 'evict') {
      // The oldest one, or all that may go.
      await browser.evaluate((bytes) => ours.evictPictures(bytes), lot.pick([1, 1_000_000_000]));
    } else if (operation === 'merge') await browser.evaluate(() => ours.compactSegments());
    else if (operation === 'network') this.#turnNetwork();
    else if (operation === 'deploy') await this.#deploy();
    else if (operation === 'second tab') await this.#secondTab(id);
    else await this.#kill(lot);
    await this.#check();
  }

  /** The disk says what the model says. A picture may still be on its way into the store. */
  async #check(): Promise<void> {
    const [contents, saved, pictures] = await this.#browser.evaluate(
      async () => [await ours.contents(), await ours.savedIds(), await ours.storedPictures()] as const,
    );
    same(sortedEntries(new Map(contents)), sortedEntries(this.#stored), 'articles');
    same(saved, [...this.#saved].sort(), 'saved articles');
    const ofSaved = new Set([...this.#saved].map(pictureOf));
    const gone = [...this.#safe].filter((src) => ofSaved.has(src) && !pictures.includes(src));
    same(gone, [], 'pictures of saved articles that are gone');
    this.#safe = new Set(pictures.filter((src) => ofSaved.has(src)));
  }

  async #open(): Promise<void> {
    const { engine, site, display } = this.#options;
    this.#browser = await openChecked(engine, { site, profileDir: this.#profileDir, display });
    await this.#browser.evaluate(() => ours.startWorker());
  }

  async #sync(browser: Pick<KillableBrowser, 'evaluate'>): Promise<void> {
    const failure = await browser.evaluate(() => ours.sync());
    if (!this.#online) {
      same(failure, 'offline', 'how a sync without a network ends');
      return;
    }
    same(failure, '', 'how a sync ends');
    this.#stored = new Map(this.#portal.items.map((item) => [item.id, titleOf(item)]));
    this.#saved = new Set([...this.#saved].filter((id) => this.#stored.has(id)));
  }

  /** Nothing but the page for checks, which is no part of the app, comes from the server without a network. */
  #turnNetwork(): void {
    const { site } = this.#options;
    this.#online = !this.#online;
    if (this.#online) site.clear();
    else site.on(/^\/(?!kiem-tra\/)/, { reset: true });
  }

  async #read(id: string): Promise<void> {
    const text = await this.#browser.evaluate((one) => ours.article(one), id);
    const title = this.#stored.get(id) ?? '';
    if (!text.startsWith(title) || !text.includes(`Nội dung của bài ${id},`))
      throw new Error(`article ${id} reads “${text}”`);
  }

  async #save(id: string): Promise<void> {
    const saves = !this.#saved.has(id);
    await this.#browser.evaluate(({ one, saves }) => ours.save(one, saves), { one: id, saves });
    if (saves) this.#saved.add(id);
    else this.#saved.delete(id);
  }

  /** Another build, put into use at once; the page stays the one of before, then comes anew. */
  async #deploy(): Promise<void> {
    const { site, builds } = this.#options;
    if (!this.#online) return;
    this.#deployed = 1 - this.#deployed;
    site.deploy(builds[this.#deployed] ?? '');
    await this.#browser.evaluate(() => ours.update());
    await until(
      () =>
        this.#browser.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          return registration?.active?.state === 'activated' && !registration.waiting && !registration.installing;
        }),
      'the new version is in use',
    );
    // The old page under the new worker.
    await this.#sync(this.#browser);
    await openCheckPage(this.#browser, site);
  }

  /** Two tabs sync at once, and one saves meanwhile. */
  async #secondTab(id: string): Promise<void> {
    const { site } = this.#options;
    if (!this.#online) return;
    const tab = await this.#browser.openTab();
    if (!tab) return;
    await openCheckPage(tab, site);
    await Promise.all([this.#sync(tab), this.#browser.evaluate(() => ours.sync())]);
    await tab.close();
    if (this.#stored.has(id)) await this.#save(id);
  }

  /** Killed in a sync: every article is the one of before or the one that is published, and none is gone but withdrawn ones. */
  async #kill(lot: Lot): Promise<void> {
    void this.#browser.evaluate(() => ours.sync()).catch(() => undefined);
    await delay(lot.below(250));
    await this.#browser.kill();
    await this.#open();
    const contents = new Map(await this.#browser.evaluate(() => ours.contents()));
    const published = new Map(this.#portal.items.map((item) => [item.id, titleOf(item)]));
    for (const [id, title] of contents) {
      if (title !== this.#stored.get(id) && title !== published.get(id))
        throw new Error(`article ${id} became “${title}”`);
    }
    for (const id of this.#stored.keys()) {
      if (!contents.has(id) && published.has(id)) throw new Error(`article ${id} is gone`);
    }
    this.#stored = contents;
    this.#saved = new Set([...this.#saved].filter((id) => contents.has(id)));
  }
}

function sortedEntries(map: Map<string, string>): [string, string][] {
  return [...map].sort(([a], [b]) => Number(a) - Number(b));
}

function same(actual: unknown, expected: unknown, what: string): void {
  const [given, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (given === wanted) return;
  // Of two long lists only what is not in both tells anything.
  const without = (list: unknown, other: string | undefined) =>
    Array.isArray(list)
      ? JSON.stringify(list.filter((one) => !other?.includes(JSON.stringify(one))))
      : JSON.stringify(list);
  throw new Error(`${what}: ${without(actual, wanted)} instead of ${without(expected, given)}`);
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { requireAppBuild } from '../support/app-build.ts';
import { bundleForBrowser } from '../support/browser-module.ts';
import { type TestItem, titleOf } from '../support/feed-pages.ts';
import { type KillableBrowser, openKillable } from '../support/killable-browser.ts';
import { makeNextBuild } from '../support/next-build.ts';
import { type PublishedFeed, publishedFeed, putFeed } from '../support/published-feed.ts';
import { type Lot, lotOf } from '../support/seeded.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { rootDir } from '../support/shared.ts';
import type { Engine } from './part.ts';

declare const ours: typeof import('../support/check-page.ts');

/** What the browser is at when it is killed. */
export const crashMoments = [
  'first sync',
  'later sync',
  'picture caching',
  'segment merge',
  'schema migration',
  'app update',
] as const;
export type CrashMoment = (typeof crashMoments)[number];

const CHECK_PAGE = '/kiem-tra/trang.html';
const DAY_MS = 24 * 60 * 60 * 1000;
const PICTURES = 24;
const QUERIES = ['noi dung', 'ban 2', 'bai 7', 'chu de 3', 'khong co'];

/** A portal with more articles than this begins anew: what is tried gets slower and no harder. */
const MOST_ARTICLES = 600;

/**
 * One profile that is killed again and again: opened, checked, brought up to date, set to do something, killed at a
 * moment drawn from the seed. Create it once for many kills; `close()` ends it.
 */
export class CrashBench {
  readonly #engine: Engine;
  readonly #display: string;
  readonly #site: TestSite;
  readonly #builds: string[];
  #profileDir = '';
  #deployed = 0;
  #portal: TestItem[] = [];
  #withdrawn: string[] = [];
  #published: PublishedFeed | undefined;
  #nextId = 1;
  /** How long each moment takes when nobody kills it, measured once. */
  readonly #lastsMs = new Map<CrashMoment, number>();

  private constructor(engine: Engine, display: string, site: TestSite, builds: string[]) {
    this.#engine = engine;
    this.#display = display;
    this.#site = site;
    this.#builds = builds;
  }

  static async create(engine: Engine, display: string): Promise<CrashBench> {
    const site = await startSite({ rootDir: requireAppBuild() });
    const modules = await bundleForBrowser(`${rootDir}test/support/check-page.ts`);
    for (const [path, content] of Object.entries(modules)) site.put(`/kiem-tra${path}`, content);
    site.put(CHECK_PAGE, '<!doctype html><title>Kiểm tra</title><script type="module" src="expose.js"></script>');
    site.put('/kiem-tra/expose.js', "import * as ours from './module.js'; globalThis.ours = ours;");
    for (let i = 0; i < PICTURES; i++) {
      const grey = { r: i * 10, g: i * 10, b: i * 10 };
      const noise = await sharp({
        create: {
          width: 200,
          height: 150,
          channels: 3,
          noise: { type: 'gaussian', mean: 100, sigma: 60 },
          background: grey,
        },
      })
        .jpeg()
        .toBuffer();
      site.put(`/anh/kiem-tra-${i}.jpg`, noise);
    }
    return new CrashBench(engine, display, site, [requireAppBuild(), await makeNextBuild('sau')]);
  }

  async close(): Promise<void> {
    await this.#site.stop();
    await rm(this.#profileDir, { recursive: true, force: true, maxRetries: 3 });
    await rm(this.#builds[1] ?? '', { recursive: true, force: true });
  }

  /** One kill at `moment`, and everything that must hold after it. */
  async kill(moment: CrashMoment, seed: number): Promise<void> {
    const lot = lotOf(seed);
    const lastsMs = await this.#lastsMsOf(moment, lot);
    if (moment === 'first sync' || this.#portal.length > MOST_ARTICLES) await this.#begin();
    let browser = await this.#open();
    let before: string[] = [];
    try {
      if (moment !== 'first sync') {
        await this.#syncAndCheck(browser);
        before = this.#portal.map(({ id }) => id);
      }
      await this.#prepare(browser, moment, lot);
      this.#site.forget();
      const ended = this.#doMoment(browser, moment);
      // It is cut off in the middle of it.
      ended.catch(() => undefined);
      await delay(lot.next() * lastsMs);
    } finally {
      await browser.kill();
    }

    browser = await this.#open();
    try {
      // First what is there, before anything mends it; then the next sync.
      const stored = new Map(await browser.evaluate(() => ours.contents()));
      await browser.evaluate((queries) => ours.checkSearch(queries), QUERIES);
      for (const id of [...before.filter((one) => !this.#withdrawn.includes(one)), ...this.#acknowledged()]) {
        if (!stored.has(id)) throw new Error(`article ${id} had been acknowledged and is gone`);
      }
      await this.#syncAndCheck(browser);
      await this.#readsInTheApp(browser);
    } finally {
      await browser.close();
    }
  }

  /** A new profile, and a portal of some hundred articles. */
  async #begin(): Promise<void> {
    if (this.#profileDir) await rm(this.#profileDir, { recursive: true, force: true, maxRetries: 3 });
    this.#profileDir = await mkdtemp(join(tmpdir(), `bantin-crash-${this.#engine}-`));
    this.#portal = [];
    this.#withdrawn = [];
    this.#site.deploy(this.#builds[this.#deployed] ?? '');
    this.#add(300);
    this.#publish();
  }

  async #open(): Promise<KillableBrowser> {
    const browser = await openKillable(this.#engine, this.#profileDir, this.#display);
    try {
      await browser.open(this.#site.origin + CHECK_PAGE);
      await until(() => browser.evaluate(() => 'ours' in globalThis), 'the page for checks stands');
      return browser;
    } catch (error) {
      await browser.kill();
      throw error;
    }
  }

  async #syncAndCheck(browser: KillableBrowser): Promise<void> {
    await browser.evaluate(() => ours.startWorker());
    const failure = await browser.evaluate(() => ours.sync());
    if (failure) throw new Error(`the next sync ended with ${failure}`);
    const stored = await browser.evaluate(() => ours.contents());
    const wanted = this.#portal.map((item) => [item.id, titleOf(item)]);
    if (JSON.stringify(stored) !== JSON.stringify(wanted)) {
      throw new Error(
        `after the next sync ${stored.length} articles are stored, ${wanted.length} are published, or their titles differ`,
      );
    }
    await browser.evaluate((queries) => ours.checkSearch(queries), QUERIES);
  }

  async #readsInTheApp(browser: KillableBrowser): Promise<void> {
    const [newest] = this.#portal;
    await browser.open(`${this.#site.origin}/`);
    await until(
      () => browser.evaluate((title) => document.body.innerText.includes(title), newest ? titleOf(newest) : ''),
      'the app shows the newest article',
    );
  }

  /** Ids that the page told the server of before the end. */
  #acknowledged(): string[] {
    const last = this.#site.requests.filter(({ path }) => path.startsWith('/__stored?')).at(-1);
    return (last?.path.split('?')[1] ?? '').split(',').filter((id) => id && !this.#withdrawn.includes(id));
  }

  async #prepare(browser: KillableBrowser, moment: CrashMoment, lot: Lot): Promise<void> {
    if (moment === 'later sync') {
      this.#change(lot);
      this.#publish();
    } else if (moment === 'segment merge') {
      // Small segments, each of a sync of its own, in a page: only a worker merges by itself.
      for (let round = 0; round < 4; round++) {
        this.#change(lot);
        this.#publish();
        await this.#syncAndCheck(browser);
      }
    } else if (moment === 'schema migration') {
      await browser.evaluate((id) => ours.save(id), this.#portal[3]?.id ?? '');
      // Nobody else may have the database open: the worker's connection steps aside by itself.
      await browser.evaluate(() => ours.goBackToVersion1());
    } else if (moment === 'app update') {
      this.#deployed = 1 - this.#deployed;
      this.#site.deploy(this.#builds[this.#deployed] ?? '');
    }
  }

  /** Resolves when it is done, unless the browser ends before. */
  async #doMoment(browser: KillableBrowser, moment: CrashMoment): Promise<void> {
    await browser.evaluate(
      async ({ moment, pictures }) => {
        ours.acknowledge();
        const go: Record<string, () => Promise<unknown>> = {
          'first sync': () => ours.startWorker().then(() => ours.sync()),
          'later sync': () => ours.sync(),
          'picture caching': () => ours.cachePictures(pictures),
          'segment merge': () => ours.compactSegments(),
          'schema migration': () => ours.contents(),
          'app update': () => ours.update(),
        };
        await go[moment]?.();
      },
      { moment, pictures: PICTURES },
    );
  }

  /** Measured without a kill, the first time; the disk then is as after one. */
  async #lastsMsOf(moment: CrashMoment, lot: Lot): Promise<number> {
    const known = this.#lastsMs.get(moment);
    if (known !== undefined) return known;
    if (moment === 'first sync' || this.#profileDir === '') await this.#begin();
    const browser = await this.#open();
    try {
      if (moment !== 'first sync') await this.#syncAndCheck(browser);
      await this.#prepare(browser, moment, lot);
      const startedAtMs = Date.now();
      await this.#doMoment(browser, moment);
      const lastsMs = Date.now() - startedAtMs;
      this.#lastsMs.set(moment, lastsMs);
      return lastsMs;
    } finally {
      await browser.close();
    }
  }

  /** The portal goes on: some new, some edited, now and then one withdrawn. */
  #change(lot: Lot): void {
    this.#add(5 + lot.below(30));
    for (let i = 0; i < 20; i++) {
      const at = lot.below(this.#portal.length);
      const item = this.#portal[at];
      if (item) this.#portal[at] = { ...item, version: (item.version ?? 1) + 1 };
    }
    const [gone] = this.#portal.splice(10 + lot.below(50), 1);
    if (gone) this.#withdrawn.push(gone.id);
  }

  #add(count: number): void {
    for (let i = 0; i < count; i++) {
      const number = this.#nextId++;
      this.#portal.unshift({
        id: `${number}`,
        publishedAtMs: Date.UTC(2020, 0, 1) + number * DAY_MS,
        category: number % 3 ? 'tin-tuc' : 'thong-bao',
        views: number,
      });
    }
  }

  #publish(): void {
    const items = this.#portal.map((item) => ({ ...item, text: textOf(item) }));
    const next = publishedFeed(items, { headItems: 20, withdrawn: this.#withdrawn });
    putFeed(this.#site, next, this.#published);
    this.#published = next;
  }
}

/** A paragraph of some length, with words to search for. */
function textOf({ id, version = 1 }: TestItem): string {
  const filler = Array.from({ length: 60 }, (_, i) => `tổ ${(Number(id) * 31 + i * 17) % 997}`).join(' ');
  return `Nội dung của bài ${id}, chủ đề ${Number(id) % 7}. ${filler}, bản ${version}.`;
}

async function until(holds: () => Promise<unknown>, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; ; ) {
    // A page that is just going over to the next is asked again.
    if (await holds().catch(() => false)) return;
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await delay(30);
  }
}

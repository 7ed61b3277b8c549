import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { titleOf } from '../support/feed-pages.ts';
import { type KillableBrowser, openKillable } from '../support/killable-browser.ts';
import { lotOf } from '../support/seeded.ts';
import type { TestSite } from '../support/servers.ts';
import { openCheckPage, PICTURES, Portal, startCheckedSite, until, whatIsShown } from './checked-site.ts';
import { type Engine, messageOf } from './part.ts';

declare const ours: typeof import('../support/check-page.ts');

/** What is done to a file of a closed profile. */
const kinds: Record<string, (bytes: Buffer, seed: number) => Buffer | null> = {
  emptied: () => Buffer.alloc(0),
  'cut in half': (bytes) => bytes.subarray(0, bytes.length >> 1),
  'header overwritten': (bytes) =>
    Buffer.concat([Buffer.alloc(Math.min(100, bytes.length), 0x5a), bytes.subarray(100)]),
  'middle overwritten': (bytes, seed) => garble(bytes, seed),
  deleted: () => null,
};

/** The files in which each browser keeps the databases of an origin, by the end of their path. */
const files: Record<Engine, Record<string, RegExp>> = {
  chromium: {
    'list of tables': /\.indexeddb\.leveldb\/MANIFEST-\d+$/,
    'name of the list': /\.indexeddb\.leveldb\/CURRENT$/,
    log: /\.indexeddb\.leveldb\/\d+\.log$/,
    tables: /\.indexeddb\.leveldb\/\d+\.ldb$/,
  },
  firefox: { database: /\/idb\/[^/]*\.sqlite$/ },
  // Its log is folded into it when the browser closes, most times.
  webkit: { database: /\/IndexedDB\.sqlite3$/ },
};

export interface DamageCase {
  file: string;
  kind: string;
}

/** Every kind of damage at every file of the browser. */
export function damageCases(engine: Engine): DamageCase[] {
  return Object.keys(files[engine]).flatMap((file) => Object.keys(kinds).map((kind) => ({ file, kind })));
}

/**
 * How the app came to its news again. Where the browser neither opens nor deletes the database they are read in memory, or,
 * on a home that stands as it was drawn the last time, the reader is told what to do.
 */
export type Recovery = 'by itself' | 'at a tap' | 'in memory' | 'told what to do';

const SAVED = ['7', '150', '290'];
/** What a screen says that finds nothing, or nothing whole, in the store. */
const TOLD = ['Chưa có tin nào trong máy', 'Không có bài này trong máy', 'Dựng lại', 'Mở lại trang'];
const NOT_REBUILT = 'Chưa dựng lại được. Xin đóng các thẻ khác';
const QUERIES = ['noi dung', 'bai 7', 'chu de 3'];

/** One sound profile, of which a copy is damaged for each case. Create it once for many; `close()` ends it. */
export class DamageBench {
  readonly #engine: Engine;
  readonly #display: string;
  readonly #site: TestSite;
  readonly #portal = new Portal({ hasPictures: true });
  readonly #folder: string;
  readonly #soundDir: string;
  readonly #profileDir: string;

  private constructor(engine: Engine, display: string, site: TestSite, folder: string) {
    this.#engine = engine;
    this.#display = display;
    this.#site = site;
    this.#folder = folder;
    this.#soundDir = join(folder, 'sound');
    this.#profileDir = join(folder, 'profile');
  }

  static async create(engine: Engine, display: string): Promise<DamageBench> {
    const folder = await mkdtemp(join(tmpdir(), `bantin-damage-${engine}-`));
    const bench = new DamageBench(engine, display, await startCheckedSite(), folder);
    await bench.#fill().catch(async (error) => {
      await bench.close();
      throw error;
    });
    return bench;
  }

  async close(): Promise<void> {
    await this.#site.stop();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /**
   * Damages a copy of the sound profile and starts it without a network, with one, and without one again. Throws where the
   * reader sees nothing, the news do not come again, or what was saved is gone.
   */
  async attempt({ file, kind }: DamageCase, seed = 1): Promise<Recovery> {
    await rm(this.#profileDir, { recursive: true, force: true, maxRetries: 3 });
    await cp(this.#soundDir, this.#profileDir, { recursive: true });
    await this.#damage(file, kind, seed);
    this.#portal.add(1);
    this.#portal.publish(this.#site);
    await this.#inBrowser('the first start, without a network', (browser) => this.#tells(browser), { offline: true });
    const recovery = await this.#inBrowser('the start with a network', (browser) => this.#recovers(browser));
    if (recovery === 'in memory' || recovery === 'told what to do') return recovery;
    await this.#inBrowser('the next start without a network', (browser) => this.#reads(browser), { offline: true });
    return recovery;
  }

  /** What a reader has after some days: articles, pictures, and some that were saved. */
  async #fill(): Promise<void> {
    await mkdir(this.#profileDir);
    this.#portal.add(300);
    this.#portal.publish(this.#site);
    await this.#inBrowser('the making of a sound profile', async (browser) => {
      await openCheckPage(browser, this.#site);
      await browser.evaluate(() => ours.startWorker());
      const failure = await browser.evaluate(() => ours.sync());
      if (failure) throw new Error(`the first sync ended with ${failure}`);
      await browser.evaluate((count) => ours.cachePictures(count), PICTURES);
      // Chromium brings its log into tables only when a database is deleted.
      await browser.evaluate(() => ours.beginNewLog());
      await browser.open(`${this.#site.origin}/`);
      await until(() => this.#shows(browser, this.#newest()), 'home shows the newest article');
      // In the tab of the app, which copies the list beside the database.
      for (const id of SAVED) await this.#save(browser, id);
      const isCopied = (ids: readonly string[]) =>
        caches
          .match('/__bantin-list__', { cacheName: 'bantin-list' })
          .then((copy) => copy?.text())
          .then((text) => ids.every((id) => text?.includes(`"${id}"`)));
      await until(() => browser.evaluate(isCopied, SAVED), 'the list is copied beside the database');
    });
    await cp(this.#profileDir, this.#soundDir, { recursive: true });
  }

  async #save(browser: KillableBrowser, id: string): Promise<void> {
    await browser.open(this.#articleUrl(id));
    // At once, as a reader may who knows the place of the button.
    const tap = () => {
      const button = document.querySelector<HTMLButtonElement>('.save-button');
      button?.click();
      return button !== null;
    };
    await until(() => browser.evaluate(tap), `${id} can be saved`);
    await until(() => this.#shows(browser, 'Đã lưu bài vào máy'), `${id} is saved`);
  }

  async #damage(file: string, kind: string, seed: number): Promise<void> {
    const pattern = files[this.#engine][file];
    const change = kinds[kind];
    const all = readdirSync(this.#profileDir, { recursive: true, withFileTypes: true });
    const hit = all.map((entry) => join(entry.parentPath, entry.name)).filter((path) => pattern?.test(path));
    if (hit.length === 0 || !change) throw new Error(`no ${file} in the profile`);
    for (const path of hit) {
      const bytes = change(await readFile(path), seed);
      if (bytes) await writeFile(path, bytes);
      else await rm(path);
    }
  }

  async #inBrowser<Result>(
    step: string,
    work: (browser: KillableBrowser) => Promise<Result>,
    { offline = false } = {},
  ): Promise<Result> {
    if (offline) await this.#site.stop();
    const browser = await openKillable(this.#engine, this.#profileDir, this.#display);
    try {
      return await work(browser);
    } catch (error) {
      const shown = await browser.evaluate(whatIsShown).catch(messageOf);
      throw new Error(`at ${step}: ${messageOf(error)}; the page: ${shown}`);
    } finally {
      await browser.close();
      if (offline) await this.#site.start();
    }
  }

  /** Articles, or why there are none and what can be done: never a blank page, nor one that waits for ever. */
  async #tells(browser: KillableBrowser): Promise<void> {
    await browser.open(`${this.#site.origin}/`);
    await until(() => this.#shows(browser, ...this.#portal.items.map(titleOf), ...TOLD), 'home tells something');
    const [id = ''] = SAVED;
    await browser.open(this.#articleUrl(id));
    await until(() => this.#shows(browser, `Nội dung của bài ${id},`, ...TOLD), 'an article tells something');
  }

  async #recovers(browser: KillableBrowser): Promise<Recovery> {
    let recovery: Recovery = 'by itself';
    await browser.open(`${this.#site.origin}/`);
    const tapRemedy = () => {
      const remedy = [...document.querySelectorAll('button')].find((one) =>
        /^(Dựng lại|Mở lại trang)$/.test(one.innerText),
      );
      remedy?.click();
      return remedy !== undefined;
    };
    await until(async () => {
      if (await this.#shows(browser, this.#newest(), NOT_REBUILT)) return true;
      if (await browser.evaluate(tapRemedy)) recovery = 'at a tap';
      return false;
    }, 'home shows the newest article');
    if (await this.#shows(browser, NOT_REBUILT)) return 'told what to do';
    if (await this.#shows(browser, 'Trình duyệt không mở được và cũng không xóa được phần hỏng')) return 'in memory';
    await openCheckPage(browser, this.#site);
    await browser.evaluate(() => ours.startWorker());
    const failure = await browser.evaluate(() => ours.sync());
    if (failure) throw new Error(`the next sync ended with ${failure}`);
    const stored = await browser.evaluate(() => ours.contents());
    const wanted = this.#portal.items.map((item) => [item.id, titleOf(item)]);
    if (JSON.stringify(stored) !== JSON.stringify(wanted))
      throw new Error(`after the next sync ${stored.length} articles are stored, ${wanted.length} are published`);
    await browser.evaluate((queries) => ours.checkSearch(queries), QUERIES);
    const saved = await browser.evaluate(() => ours.savedIds());
    if (JSON.stringify(saved) !== JSON.stringify(SAVED.toSorted())) throw new Error(`saved are ${saved}, not ${SAVED}`);
    return recovery;
  }

  async #reads(browser: KillableBrowser): Promise<void> {
    await browser.open(`${this.#site.origin}/`);
    await until(() => this.#shows(browser, this.#newest()), 'home shows the newest article');
  }

  #shows(browser: KillableBrowser, ...texts: string[]): Promise<boolean> {
    return browser.evaluate((any) => any.some((text) => document.body.innerText.includes(text)), texts);
  }

  #articleUrl(id: string): string {
    const item = this.#portal.items.find((one) => one.id === id);
    return this.#site.origin + paths.article(articleSlug({ id, title: item ? titleOf(item) : '', url: '' }));
  }

  #newest(): string {
    const [newest] = this.#portal.items;
    return newest ? titleOf(newest) : '';
  }
}

/** A tenth of the file after its first half, as a worn-out flash chip leaves it. */
function garble(bytes: Buffer, seed: number): Buffer {
  const lot = lotOf(seed);
  const damaged = Buffer.from(bytes);
  const from = bytes.length >> 1;
  for (let at = from; at < from + bytes.length / 10; at++) damaged[at] = lot.below(256);
  return damaged;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { requireAppBuild } from '../support/app-build.ts';
import { titleOf } from '../support/feed-pages.ts';
import { type KillableBrowser, openKillable } from '../support/killable-browser.ts';
import { makeNextBuild } from '../support/next-build.ts';
import { type Lot, lotOf } from '../support/seeded.ts';
import type { TestSite } from '../support/servers.ts';
import { openChecked, PICTURES, Portal, startCheckedSite, until, whatIsShown } from './checked-site.ts';
import { type Engine, messageOf } from './part.ts';

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

const QUERIES = ['noi dung', 'ban 2', 'bai 7', 'chu de 3', 'khong co'];

/** A portal with more articles than this begins anew: what is tried gets slower and no harder. */
const MOST_ARTICLES = 600;

/** How far a kill has come, for what is told when it does not hold. */
interface Attempt {
  step: string;
  /** The one that is open. */
  browser: KillableBrowser | null;
}

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
  #portal = new Portal();
  /** How long each moment takes when nobody kills it, measured once. */
  readonly #lastsMs = new Map<CrashMoment, number>();
  /** Ids that were saved in this profile. */
  #saved = new Set<string>();

  private constructor(engine: Engine, display: string, site: TestSite, builds: string[]) {
    this.#engine = engine;
    this.#display = display;
    this.#site = site;
    this.#builds = builds;
  }

  static async create(engine: Engine, display: string): Promise<CrashBench> {
    const site = await startCheckedSite();
    return new CrashBench(engine, display, site, [requireAppBuild(), await makeNextBuild('sau')]);
  }

  async close(): Promise<void> {
    await this.#site.stop();
    await rm(this.#profileDir, { recursive: true, force: true, maxRetries: 3 });
    await rm(this.#builds[1] ?? '', { recursive: true, force: true });
  }

  /**
   * One kill at `moment`, and everything that must hold after it. What is thrown tells moment, seed, how far it came and
   * what was in the store.
   */
  async kill(moment: CrashMoment, seed: number): Promise<void> {
    const attempt: Attempt = { step: 'the measuring of the moment', browser: null };
    try {
      await this.#kill(moment, seed, attempt);
    } catch (error) {
      const store = await attempt.browser?.evaluate(() => ours.describeStore()).catch(messageOf);
      throw new Error(
        `${moment}, seed ${seed}, at ${attempt.step}: ${messageOf(error)}; in the store: ${store ?? 'not looked at'}`,
      );
    } finally {
      await attempt.browser?.close();
    }
  }

  async #kill(moment: CrashMoment, seed: number, attempt: Attempt): Promise<void> {
    const lot = lotOf(seed);
    const lastsMs = await this.#lastsMsOf(moment, lot);
    if (moment === 'first sync' || this.#portal.items.length > MOST_ARTICLES) await this.#begin();
    attempt.step = 'what comes before the kill';
    attempt.browser = await this.#open();
    let before: string[] = [];
    if (moment !== 'first sync') {
      await this.#syncAndCheck(attempt.browser);
      before = this.#portal.items.map(({ id }) => id);
      const id = lot.pick(before);
      await attempt.browser.evaluate((one) => ours.save(one), id);
      this.#saved.add(id);
    }
    await this.#prepare(attempt.browser, moment, lot);
    this.#site.forget();
    const ended = this.#doMoment(attempt.browser, moment);
    // It is cut off in the middle of it.
    ended.catch(() => undefined);
    const afterMs = Math.round(lot.next() * lastsMs);
    await delay(afterMs);
    await attempt.browser.kill();
    attempt.browser = null;

    attempt.step = `the start without a network after a kill at ${afterMs} ms`;
    if (before.length > 0) await this.#readsOffline(before);
    attempt.step = `the next start after a kill at ${afterMs} ms`;
    attempt.browser = await this.#open();
    // First what is there, before anything mends it; then the next sync.
    const stored = new Set((await attempt.browser.evaluate(() => ours.contents())).map(([id]) => id));
    await attempt.browser.evaluate((queries) => ours.checkSearch(queries), QUERIES);
    const wanted = [...before.filter((id) => !this.#portal.withdrawn.includes(id)), ...this.#acknowledged()];
    const gone = [...new Set(wanted)].filter((id) => !stored.has(id));
    if (gone.length > 0) {
      throw new Error(`${gone.length} of ${wanted.length} acknowledged articles are gone: ${gone.slice(0, 5)}`);
    }
    await this.#checkSaved(attempt.browser);
    attempt.step = `the next sync after a kill at ${afterMs} ms`;
    await this.#syncAndCheck(attempt.browser);
    await this.#checkSaved(attempt.browser);
    await this.#readsInTheApp(attempt.browser);
  }

  /** A new profile, and a portal of some hundred articles. */
  async #begin(): Promise<void> {
    if (this.#profileDir) await rm(this.#profileDir, { recursive: true, force: true, maxRetries: 3 });
    this.#profileDir = await mkdtemp(join(tmpdir(), `bantin-crash-${this.#engine}-`));
    this.#site.deploy(this.#builds[this.#deployed] ?? '');
    this.#portal = new Portal();
    this.#saved = new Set();
    this.#portal.add(300);
    this.#portal.publish(this.#site);
  }

  #open(): Promise<KillableBrowser> {
    return openChecked(this.#engine, { site: this.#site, profileDir: this.#profileDir, display: this.#display });
  }

  async #syncAndCheck(browser: KillableBrowser): Promise<void> {
    await browser.evaluate(() => ours.startWorker());
    const failure = await browser.evaluate(() => ours.sync());
    if (failure) throw new Error(`the next sync ended with ${failure}`);
    const stored = await browser.evaluate(() => ours.contents());
    const wanted = this.#portal.items.map((item) => [item.id, titleOf(item)]);
    if (JSON.stringify(stored) !== JSON.stringify(wanted)) {
      throw new Error(
        `after the next sync ${stored.length} articles are stored, ${wanted.length} are published, or their titles differ`,
      );
    }
    await browser.evaluate((queries) => ours.checkSearch(queries), QUERIES);
  }

  async #checkSaved(browser: KillableBrowser): Promise<void> {
    const isThere = (id: string) => !this.#portal.withdrawn.includes(id);
    const wanted = [...this.#saved].filter(isThere).sort();
    const saved = (await browser.evaluate(() => ours.savedIds())).filter(isThere);
    if (JSON.stringify(saved) !== JSON.stringify(wanted)) throw new Error(`saved are ${saved}, not ${wanted}`);
  }

  /** As a reader without a network opens it next: what an update left half would come from the server otherwise. */
  async #readsOffline(before: readonly string[]): Promise<void> {
    await this.#site.stop();
    const browser = await openKillable(this.#engine, this.#profileDir, this.#display);
    const { origin } = this.#site;
    const shows = (texts: string[], what: string) =>
      until(
        () => browser.evaluate((any) => any.some((text) => document.body.innerText.includes(text)), texts),
        `without a network ${what}`,
      );
    try {
      await browser.open(`${origin}/`);
      await shows(this.#portal.items.map(titleOf), 'home shows articles');
      const item = this.#portal.items.find(({ id }) => before.includes(id));
      if (!item) return;
      const slug = articleSlug({ id: item.id, title: titleOf(item), url: '' });
      await browser.open(origin + paths.article(slug));
      await shows([`Nội dung của bài ${item.id},`], 'an article shows its text');
    } catch (error) {
      const shown = await browser.evaluate(whatIsShown).catch(messageOf);
      throw new Error(`${messageOf(error)}; the page: ${shown}`);
    } finally {
      await browser.close();
      await this.#site.start();
    }
  }

  async #readsInTheApp(browser: KillableBrowser): Promise<void> {
    const [newest] = this.#portal.items;
    await browser.open(`${this.#site.origin}/`);
    await until(
      () => browser.evaluate((title) => document.body.innerText.includes(title), newest ? titleOf(newest) : ''),
      'the app shows the newest article',
    );
  }

  /** Ids that the page told the server of before the end. */
  #acknowledged(): string[] {
    const last = this.#site.requests.filter(({ path }) => path.startsWith('/__stored?')).at(-1);
    return (last?.path.split('?')[1] ?? '').split(',').filter((id) => id && !this.#portal.withdrawn.includes(id));
  }

  async #prepare(browser: KillableBrowser, moment: CrashMoment, lot: Lot): Promise<void> {
    if (moment === 'later sync') {
      this.#portal.change(lot, { added: 5 + lot.below(30), edited: 20 });
      this.#portal.publish(this.#site);
    } else if (moment === 'segment merge') {
      // Small segments, each of a sync of its own, in a page: only a worker merges by itself.
      for (let round = 0; round < 4; round++) {
        this.#portal.change(lot, { added: 5 + lot.below(30), edited: 20 });
        this.#portal.publish(this.#site);
        await this.#syncAndCheck(browser);
      }
    } else if (moment === 'schema migration') {
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
}

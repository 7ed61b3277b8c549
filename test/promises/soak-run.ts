import { setTimeout as delay } from 'node:timers/promises';
import { titleOf } from '../support/feed-pages.ts';
import type { KillableBrowser } from '../support/killable-browser.ts';
import { type Lot, lotOf } from '../support/seeded.ts';
import type { TestSite } from '../support/servers.ts';
import { openChecked, openCheckPage, PICTURES, Portal, pictureOf, until } from './checked-site.ts';
import { type Engine, messageOf } from './part.ts';
import { readsInTheApp } from './reads-in-the-app.ts';
import { SoakModel } from './soak-model.ts';
import type { Killable, KillMoment, Operation, Step } from './soak-plan.ts';

declare const ours: typeof import('../support/check-page.ts');

/** The mark (`makeNextBuild`) of the second of the builds. */
export const NEXT_MARK = 'sau';

/** Saved and let go of one after the other, so that a kill falls between the two ends of one. */
const SAVES_AT_A_KILL = 6;

export interface SoakOptions {
  engine: Engine;
  display: string;
  site: TestSite;
  /** The folders of two builds, deployed in turn; the second has `NEXT_MARK`. */
  builds: [string, string];
  seed: number;
  operations: number;
}

/** A kill that was survived, and whether it came before the operation had ended. */
export interface Kill {
  operation: Killable;
  cutItOff: boolean;
}

/**
 * One browser, one portal and one model, and every operation on them; `soak()` has them happen.
 * Over 250 lines: all of it works on the state of that one browser, which nothing else may touch.
 */
export class SoakRun {
  readonly kills: Kill[] = [];
  readonly #options: SoakOptions;
  readonly #profileDir: string;
  readonly #portal = new Portal({ hasPictures: true });
  readonly #model = new SoakModel(pictureOf);
  #browser!: KillableBrowser;
  #deployed = 0;
  #isOnline = true;
  /** What a page asked of the worker may begin when nobody waits for it any more: as many syncs as the model knows of began. */
  #knownSyncs = 0;
  /** Whether one may have gone through since the last check. */
  #couldSync = true;

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
    await this.#browser.evaluate(() => ours.startWorker());
    await this.#untilInUse();
    await this.#browser.evaluate(() => ours.keepEverything());
    await this.#sync();
    await openCheckPage(this.#browser, site);
    await this.#check();
  }

  async end(): Promise<void> {
    this.#options.site.clear();
    this.#options.site.forget();
    await this.#browser?.close();
  }

  /** Where things stand, for the message of a failure. */
  async describe(): Promise<string> {
    const described = this.#browser.evaluate(() => ours.describeStore()).catch(messageOf);
    const store = await Promise.race([described, delay(10_000, 'no answer')]);
    return `${this.#isOnline ? 'with' : 'without'} a network, build ${this.#deployed}; in the store: ${store}`;
  }

  async happen(step: Step): Promise<void> {
    const lot = lotOf(step.seed);
    if (step.kill) await this.#killIn(step.operation, step.kill, lot);
    else await this.#act(step.operation, lot);
    await this.#check();
  }

  /** Does it, tells the model what may be before and what must be after, and holds what it gives against the model. */
  async #act(operation: Operation, lot: Lot): Promise<void> {
    const { id } = lot.pick(this.#portal.items);
    if (operation === 'publish') this.#publish(lot);
    else if (operation === 'sync') await this.#sync();
    else if (operation === 'read') await this.#read(id, lot.below(3) === 0);
    else if (operation === 'save') await this.#save(id);
    else if (operation === 'search') await this.#search(id, lot);
    else if (operation === 'picture') await this.#picture(id, lot.below(2) === 0);
    else if (operation === 'evict') await this.#evict();
    else if (operation === 'merge') await this.#browser.evaluate(() => ours.compactSegments());
    else if (operation === 'network') this.#turnNetwork(!this.#isOnline);
    else if (operation === 'deploy') await this.#deploy();
    else await this.#secondTab(id);
  }

  /** The same for what a kill is to fall in: enough of it to be in the middle of. */
  async #actAtLength(operation: Killable, lot: Lot): Promise<void> {
    if (operation === 'save') {
      for (let i = 0; i < SAVES_AT_A_KILL; i++) await this.#save(lot.pick(this.#portal.items).id);
    } else if (operation === 'read') await this.#read(lot.pick(this.#portal.items).id, true);
    else if (operation === 'picture') await this.#allPictures();
    else await this.#act(operation, lot);
  }

  /** What is there to be done, before a kill: it is not cut off. */
  async #prepare(operation: Killable, lot: Lot): Promise<void> {
    this.#turnNetwork(true);
    if (operation === 'sync' || operation === 'second tab') this.#publish(lot);
    else if (operation === 'evict') await this.#allPictures();
    else if (operation === 'merge') {
      // Small segments: what a page syncs by itself it does not merge.
      for (let round = 0; round < 4; round++) {
        this.#publish(lot);
        const published = this.#published();
        this.#model.syncing(published);
        same(await this.#browser.evaluate(() => ours.syncInPage()), 'done', 'how a sync of a page ends');
        this.#model.synced(published);
      }
    }
  }

  /** Kills the browser in the middle, starts it without a network, looks before anything mends it, reads, and goes on. */
  async #killIn(operation: Killable, moment: KillMoment, lot: Lot): Promise<void> {
    const { site } = this.#options;
    await this.#prepare(operation, lot);
    const asked = site.requests.length;
    let isOver = false;
    let wasKilled = false;
    const acting = this.#actAtLength(operation, lot).then(
      () => {
        isOver = true;
      },
      (error) => {
        // What is cut off fails in every way.
        if (!wasKilled) throw error;
      },
    );
    acting.catch(() => {
      isOver = true;
    });
    if (moment.request !== null) await untilAsked(site, asked + moment.request, () => isOver);
    await delay(moment.afterMs);
    this.kills.push({ operation, cutItOff: !isOver });
    wasKilled = true;
    await this.#browser.kill();
    // Not every driver tells that a browser is gone of everything that was asked of it.
    await Promise.race([acting, delay(10_000)]);

    this.#turnNetwork(false);
    await this.#open();
    await this.#check();
    await this.#search(lot.pick(this.#portal.items).id, lot);
    await this.#readOffline(null);
    this.#turnNetwork(true);
    if (operation === 'deploy') {
      // Whatever is left of it goes on where it was. A look that the browser began by itself while there was no network fails.
      await until(
        () => this.#browser.evaluate(() => ours.takeOver().then(() => true)),
        'the browser looks for a version',
      );
      await this.#afterDeployment();
    }
  }

  /** The disk says what the model says. */
  async #check(): Promise<void> {
    const { syncs, result } = await this.#undisturbed(() =>
      this.#browser.evaluate(
        async () => [await ours.contents(), await ours.savedIds(), await ours.storedPictures()] as const,
      ),
    );
    const [articles, saved, pictures] = result;
    if (syncs !== this.#knownSyncs && this.#couldSync) this.#model.syncing(this.#published());
    this.#model.hold({ articles, saved, pictures });
    this.#knownSyncs = syncs;
    this.#couldSync = this.#isOnline;
  }

  /** Looks when no sync is at it, and again where one began meanwhile; gives as well how many had begun. */
  async #undisturbed<Result>(look: () => Promise<Result>): Promise<{ syncs: number; result: Result }> {
    for (;;) {
      const syncs = this.#countSyncs();
      await this.#browser.evaluate(() => ours.syncEnded());
      try {
        const result = await look();
        if (this.#countSyncs() === syncs) return { syncs, result };
      } catch (error) {
        if (this.#countSyncs() === syncs) throw error;
      }
    }
  }

  /** Each begins with this request, before it changes anything. */
  #countSyncs(): number {
    return this.#options.site.requests.filter(({ path }) => path.startsWith('/feed.json')).length;
  }

  async #open(): Promise<void> {
    const { engine, site, display } = this.#options;
    this.#browser = await openChecked(engine, { site, profileDir: this.#profileDir, display });
  }

  #publish(lot: Lot): void {
    this.#portal.change(lot, { added: lot.below(4), edited: lot.below(4) });
    this.#portal.publish(this.#options.site);
  }

  #published(): Map<string, string> {
    return new Map(this.#portal.items.map((item) => [item.id, titleOf(item)]));
  }

  async #sync(browser: Pick<KillableBrowser, 'evaluate'> = this.#browser): Promise<void> {
    const published = this.#published();
    if (this.#isOnline) this.#model.syncing(published);
    const failure = await browser.evaluate(() => ours.sync());
    same(failure, this.#isOnline ? '' : 'offline', 'how a sync ends');
    if (this.#isOnline) this.#model.synced(published);
  }

  /** Nothing but the page for checks, which is no part of the app, comes from the server without a network. */
  #turnNetwork(on: boolean): void {
    const { site } = this.#options;
    if (on) this.#couldSync = true;
    this.#isOnline = on;
    site.clear();
    if (!on) site.on(/^\/(?!kiem-tra\/)/, { reset: true });
  }

  async #read(id: string, inTheApp: boolean): Promise<void> {
    const { site } = this.#options;
    const title = this.#model.titleOf(id);
    if (title === null || !inTheApp) {
      const { syncs, result: text } = await this.#undisturbed(() =>
        this.#browser.evaluate((one) => ours.article(one), id),
      );
      const isIt = title === null ? text === '' : text.startsWith(title) && text.includes(`Nội dung của bài ${id},`);
      if (!isIt && syncs === this.#knownSyncs)
        throw new Error(`article ${id}: the model says ${title}; found “${text}”`);
      return;
    }
    // The app syncs when it is opened.
    if (this.#isOnline) this.#model.syncing(this.#published());
    this.#model.asked(pictureOf(id));
    await readsInTheApp(this.#browser, site, { id, title });
    await openCheckPage(this.#browser, site);
    // Once another one has ended, that one has too.
    await this.#sync();
  }

  async #save(id: string): Promise<void> {
    const saves = !this.#model.isSaved(id);
    this.#model.saving(id, saves);
    await this.#browser.evaluate(({ one, saves }) => ours.save(one, saves), { one: id, saves });
    this.#model.savedAs(id, saves);
  }

  async #search(id: string, lot: Lot): Promise<void> {
    const queries = [`bai ${id}`, `chu de ${lot.below(8)}`, `to ${lot.below(997)}`, 'noi dung ban 2'];
    await this.#undisturbed(() => this.#browser.evaluate((asked) => ours.checkSearch(asked), queries));
  }

  /** Shown, or kept by the worker as a reader asks for it. */
  async #picture(id: string, isKept: boolean): Promise<void> {
    const src = pictureOf(id);
    this.#model.asked(src);
    if (!isKept) await this.#browser.evaluate((picture) => ours.loadPicture(picture), src);
    else {
      const reason = await this.#browser.evaluate((one) => ours.keep(one), id);
      if (reason === '' && this.#model.titleOf(id) !== null) this.#model.kept(src);
    }
  }

  async #allPictures(): Promise<void> {
    for (let i = 0; i < PICTURES; i++) this.#model.asked(pictureOf(`${i}`));
    await this.#browser.evaluate((count) => ours.cachePictures(count), PICTURES);
  }

  async #evict(): Promise<void> {
    this.#model.evicting();
    await this.#browser.evaluate(() => ours.evictPictures());
    this.#model.evicted();
  }

  /** Another build, put into use at once; the page stays the one of before, then comes anew. */
  async #deploy(): Promise<void> {
    const { site, builds } = this.#options;
    if (!this.#isOnline) {
      // Nothing comes of looking for one.
      await this.#browser.evaluate(() => ours.takeOver().catch(() => undefined));
      return;
    }
    this.#deployed = 1 - this.#deployed;
    site.deploy(builds[this.#deployed] ?? '');
    // The browser looks by itself after each page; one that it began before finds nothing, and another then joins that.
    await until(() => this.#browser.evaluate(() => ours.takeOver()), 'the deployed version is found');
    await this.#afterDeployment();
  }

  async #afterDeployment(): Promise<void> {
    await this.#untilInUse();
    // The old page under the new worker.
    await this.#sync();
    await openCheckPage(this.#browser, this.#options.site);
    await this.#readOffline(this.#deployed === 1 ? NEXT_MARK : '');
  }

  async #untilInUse(): Promise<void> {
    await until(
      () =>
        this.#browser.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          return registration?.active?.state === 'activated' && !registration.waiting && !registration.installing;
        }),
      'the deployed version is in use',
    );
  }

  /** The newest article in the app, from the phone alone; `build` is the mark of that which must draw it, `null` for any. */
  async #readOffline(build: string | null): Promise<void> {
    const { site } = this.#options;
    const [id = ''] = this.#model.storedIds;
    const wasOnline = this.#isOnline;
    this.#turnNetwork(false);
    await readsInTheApp(this.#browser, site, { id, title: this.#model.titleOf(id) ?? '' });
    if (build !== null)
      same(await this.#browser.evaluate(() => document.body.dataset.build ?? ''), build, 'the build of the page');
    await openCheckPage(this.#browser, site);
    // Ends what the app has begun.
    await this.#sync();
    this.#turnNetwork(wasOnline);
  }

  /** Two tabs sync at once, and one saves meanwhile. */
  async #secondTab(id: string): Promise<void> {
    const tab = await this.#browser.openTab();
    await openCheckPage(tab, this.#options.site);
    await Promise.all([this.#sync(tab), this.#sync(), this.#save(id)]);
    await tab.close();
  }
}

async function untilAsked(site: TestSite, count: number, isOver: () => boolean): Promise<void> {
  while (site.requests.length < count && !isOver()) await delay(1);
}

function same(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected) throw new Error(`${what}: the model says ${expected}; found ${actual}`);
}

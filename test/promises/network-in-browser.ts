import { rm } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { requireAppBuild } from '../support/app-build.ts';
import { launchChromium, launchFirefox } from '../support/browsers.ts';
import { LOGIN_PATH, loginPage, type NetworkFault, networkFaults } from '../support/network-faults.ts';
import { putNews } from '../support/news-feed.ts';
import { makeNextBuild } from '../support/next-build.ts';
import { playwrightReader } from '../support/reader/playwright-reader.ts';
import { webkitReader } from '../support/reader/webkit-reader.ts';
import { startSite } from '../support/servers.ts';
import { startVirtualScreen } from '../support/webkit/virtual-screen.ts';
import { firstScript, firstWorker, newVersion, screenCode, searchWorker } from './network-code.ts';
import { firstFeed, firstPublished, laterArchivePage, laterVisit, pictures } from './network-news.ts';
import type { Trial } from './network-steps.ts';
import type { Engine } from './part.ts';

/** A fault in one phase; where what is stored must show meanwhile, how long that took, in milliseconds. */
type Attempt = (trial: Trial) => Promise<unknown>;

/** What the network does harm to, and when. */
const phases = {
  'first visit: feed': firstFeed,
  'first visit: manifest': (trial) => firstPublished(trial, 'manifest'),
  'first visit: archive page': (trial) => firstPublished(trial, 'archive page'),
  'first visit: first script': firstScript,
  'first visit: code of a screen': screenCode,
  'first visit: search worker': searchWorker,
  'first visit: worker': firstWorker,
  'first visit: pictures': pictures,
  'later visit: feed': (trial) => laterVisit(trial, '/feed.json'),
  'later visit: archive page': laterArchivePage,
  'later visit: everything': (trial) => laterVisit(trial, /^/),
  'new version: worker and files': newVersion,
} satisfies Record<string, Attempt>;
export type NetworkPhase = keyof typeof phases;
export const networkPhases = Object.keys(phases) as NetworkPhase[];

/** Of these a hash is known, so that also what looks right is found out. */
const VERIFIED: NetworkPhase[] = [
  'first visit: archive page',
  'later visit: archive page',
  'new version: worker and files',
];

/** What is on the phone shows within this, whatever the network does. */
const SHOWN_WITHIN_MS = 3_000;

/** Faults that can be told at this place: a plain feed and code without a worker have no hash, a picture has no version. */
export function faultsOf(phase: NetworkPhase): NetworkFault[] {
  // Three of the ten cuts: all ten are tried at the sync itself, without a browser.
  const faults = networkFaults.filter(({ name }) => !/^cut at [1-46-8]\//.test(name));
  return faults.filter(
    ({ name, needsHash, isStale }) =>
      // Under a wrong type browsers show pictures all the same.
      (!isStale || phase === 'later visit: archive page') &&
      (!needsHash || VERIFIED.includes(phase)) &&
      !(phase === 'first visit: pictures' && name === 'wrong type'),
  );
}

/** The built app in one browser, against a site that a fault is put upon; each case in a profile of its own. */
export class NetworkBench {
  readonly #browser: Browser | null;
  readonly #screen: Awaited<ReturnType<typeof startVirtualScreen>> | null;
  readonly #nextBuild: string;
  /** The longest that anything stored took to show under a fault, since its page began to load. */
  slowestMs = 0;

  private constructor(
    browser: Browser | null,
    screen: Awaited<ReturnType<typeof startVirtualScreen>> | null,
    nextBuild: string,
  ) {
    this.#browser = browser;
    this.#screen = screen;
    this.#nextBuild = nextBuild;
  }

  static async create(engine: Engine): Promise<NetworkBench> {
    const browser = engine === 'webkit' ? null : await (engine === 'firefox' ? launchFirefox() : launchChromium());
    const screen = engine === 'webkit' ? await startVirtualScreen() : null;
    return new NetworkBench(browser, screen, await makeNextBuild('next'));
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#screen?.close();
    await rm(this.#nextBuild, { recursive: true, force: true });
  }

  /** One fault at one place: what is promised meanwhile, and that all is well once it is over, without a reload. */
  async attempt(phase: NetworkPhase, fault: NetworkFault): Promise<void> {
    const site = await startSite({ rootDir: requireAppBuild() });
    await putNews(site);
    site.put(LOGIN_PATH, loginPage);
    const reader = this.#browser
      ? await playwrightReader(this.#browser, site.origin)
      : await webkitReader(
          site.origin,
          this.#screen?.display ?? '',
          phase === 'first visit: first script' ? 'none' : 'normal',
        );
    const { behaviour, name } = fault;
    try {
      const attempt: Attempt = phases[phase];
      const shownMs = await attempt({
        reader,
        site,
        fault,
        harm: (path) => site.on(path, behaviour),
        harmCode: (path) =>
          site.on(path, { ...behaviour, headers: { ...behaviour.headers, 'cache-control': 'no-store' } }),
        isTold: !/no answer|stops halfway|a byte a second/.test(name),
        nextBuild: this.#nextBuild,
      });
      if (typeof shownMs === 'number') {
        this.slowestMs = Math.max(this.slowestMs, shownMs);
        if (shownMs > SHOWN_WITHIN_MS) throw new Error(`what is stored showed after ${Math.round(shownMs)} ms`);
      }
      if (site.violations.length > 0) throw new Error(`violation ${site.violations[0]}`);
    } finally {
      await reader.close();
      await site.stop();
    }
  }
}

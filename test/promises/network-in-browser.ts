import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { imagesShown, settle, workerReady } from '../e2e/steps.ts';
import { requireAppBuild } from '../support/app-build.ts';
import { launchChromium, launchFirefox } from '../support/browsers.ts';
import { LOGIN_PATH, loginPage, type NetworkFault, networkFaults } from '../support/network-faults.ts';
import { meeting, newsFeed, plainItem, putNews } from '../support/news-feed.ts';
import { makeNextBuild } from '../support/next-build.ts';
import { playwrightReader } from '../support/reader/playwright-reader.ts';
import type { Reader } from '../support/reader/reader.ts';
import { webkitReader } from '../support/reader/webkit-reader.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { startVirtualScreen } from '../support/webkit/virtual-screen.ts';
import type { Engine } from './part.ts';

/** What the network does harm to, and when. */
export const networkPhases = [
  'first visit: feed',
  'first visit: code of a screen',
  'first visit: worker',
  'first visit: pictures',
  'later visit: feed',
  'later visit: everything',
  'new version: worker and files',
] as const;
export type NetworkPhase = (typeof networkPhases)[number];

/** What is on the phone shows within this, whatever the network does. */
const SHOWN_WITHIN_MS = 3_000;

const meetingPath = paths.article(articleSlug({ id: meeting.id, title: meeting.title, url: '' }));

/** Faults that can be told at this place: a plain feed and code without a worker have no hash, a picture has no version. */
export function faultsOf(phase: NetworkPhase): NetworkFault[] {
  const hasHash = phase === 'new version: worker and files';
  // Three of the ten cuts: all ten are tried at the sync itself, without a browser.
  const faults = networkFaults.filter(({ name }) => !/^cut at [1-46-8]\//.test(name));
  return faults.filter(
    ({ name, needsHash, isStale }) =>
      // Under a wrong type browsers show pictures all the same.
      !isStale && (hasHash || !needsHash) && !(phase === 'first visit: pictures' && name === 'wrong type'),
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
  async attempt(phase: NetworkPhase, { behaviour, name }: NetworkFault): Promise<void> {
    const site = await startSite({ rootDir: requireAppBuild() });
    await putNews(site);
    site.put(LOGIN_PATH, loginPage);
    const reader = this.#browser
      ? await playwrightReader(this.#browser, site.origin)
      : await webkitReader(site.origin, this.#screen?.display ?? '');
    try {
      const isTold = !/no answer|stops halfway|a byte a second/.test(name);
      const harm = (path: string | RegExp) => site.on(path, behaviour);
      if (phase === 'first visit: feed') await firstFeed(reader, site, harm, isTold);
      else if (phase === 'first visit: code of a screen') {
        // Without leave to be kept for a year, with which browsers keep code of a wrong type, and Firefox garbled code as well.
        const headers = { ...behaviour.headers, 'cache-control': 'no-store' };
        await screenCode(reader, site, (path) => site.on(path, { ...behaviour, headers }));
      } else if (phase === 'first visit: worker') await firstWorker(reader, site, harm);
      else if (phase === 'first visit: pictures') await pictures(reader, site, harm, isTold);
      else if (phase === 'new version: worker and files') await newVersion(reader, site, harm, this.#nextBuild);
      else {
        const shownMs = await laterVisit(reader, site, () => harm(phase === 'later visit: feed' ? '/feed.json' : /^/));
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

type Harm = (path: string | RegExp) => void;

/** Every connection of before is cut; the loopback never goes away for the browser, so it is told that the network is back. */
async function makeWell(reader: Reader, site: TestSite): Promise<void> {
  await site.stop();
  site.clear();
  await site.start();
  await reader.evaluate(() => {
    dispatchEvent(new Event('online'));
  });
}

async function firstFeed(reader: Reader, site: TestSite, harm: Harm, isTold: boolean): Promise<void> {
  harm('/feed.json');
  await reader.open('/');
  const told = () => reader.seeText(/Không tải được|Đang ngoại tuyến/);
  // Three tries with their waits, on a busy machine.
  if (isTold) await told().catch(told);
  else await reader.seeText(/Đang (tải tin|cập nhật)/);
  if (await reader.sees('link', meeting.title)) throw new Error('what did not come whole is shown');
  await makeWell(reader, site);
  await seeOrAsk(reader, () => reader.sees('link', meeting.title));
}

/** Waits for it; asks for a sync as a reader does who has been told that the last one failed. */
async function seeOrAsk(reader: Reader, isSeen: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; !(await isSeen()); await delay(500)) {
    if (Date.now() > end) throw new Error('not well again within a minute');
    if (await reader.sees('button', 'Cập nhật ngay'))
      await reader.tap('button', 'Cập nhật ngay').catch(() => undefined);
  }
}

/** Without a worker, so that code comes from the server when its screen is opened. */
async function screenCode(reader: Reader, site: TestSite, harm: Harm): Promise<void> {
  site.on('/sw.js', { status: 404 });
  harm(/^\/assets\/settings-.*\.js/);
  await reader.open('/');
  await reader.see('link', meeting.title);
  await reader.tap('link', 'Cài đặt');
  await reader.seeText(/Không mở được trang này|Đang mở…/);
  // The other screens go on meanwhile.
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', meeting.title);
  await reader.tap('link', 'Cài đặt');
  await reader.seeText(/Không mở được trang này|Đang mở…/);
  await site.stop();
  site.clear();
  site.on('/sw.js', { status: 404 });
  await site.start();
  await reader.evaluate(() => {
    dispatchEvent(new Event('online'));
  });
  const isReady = () => reader.sees('heading', 'Cỡ chữ');
  for (const end = Date.now() + 60_000; !(await isReady()); await delay(500)) {
    if (Date.now() > end) throw new Error('the screen does not open within a minute');
    // Chromium remembers for as long as a page stands that code could not be had: the screen says what to do.
    if (await reader.sees('button', 'Tải lại')) await reader.tap('button', 'Tải lại').catch(() => undefined);
  }
}

async function firstWorker(reader: Reader, site: TestSite, harm: Harm): Promise<void> {
  harm('/sw.js');
  await reader.open('/');
  await reader.see('link', meeting.title);
  await reader.open(meetingPath);
  await imagesShown(reader, 3);
  await makeWell(reader, site);
  // The browser itself tries again at the next visit.
  await reader.reopen('/');
  await workerReady(reader);
  await site.stop();
  await reader.reopen(meetingPath);
  await reader.see('heading', meeting.title);
}

async function pictures(reader: Reader, site: TestSite, harm: Harm, isTold: boolean): Promise<void> {
  harm(/^\/anh/);
  await settle(reader);
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  if (isTold)
    await reader.until(() => {
      document.querySelector('article img')?.scrollIntoView();
      return document.querySelectorAll('article .frame-missing').length >= 3;
    }, 'three pictures are missing');
  await makeWell(reader, site);
  await imagesShown(reader, 3);
  await reader.seeText('đủ ảnh');
}

/** How long the page took to show what was stored, in milliseconds. */
async function laterVisit(reader: Reader, site: TestSite, harm: () => void): Promise<number> {
  await settle(reader);
  await reader.open(meetingPath);
  await imagesShown(reader, 3);
  await reader.seeText('đủ ảnh');
  site.put('/feed.json', newsFeed(30, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
  harm();
  await reader.reopen(meetingPath);
  await reader.see('heading', meeting.title);
  const shownMs = await reader.evaluate(() => performance.now());
  await imagesShown(reader, 3);
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', meeting.title);
  await makeWell(reader, site);
  await seeOrAsk(reader, () => reader.sees('link', 'Tin vừa đăng'));
  return shownMs;
}

/** A deployment whose files come wrong is not taken; the old version goes on, and the new one comes once they are right. */
async function newVersion(reader: Reader, site: TestSite, harm: Harm, nextBuild: string): Promise<void> {
  await settle(reader);
  site.deploy(nextBuild);
  harm(/^\/(sw\.js|index\.html|assets\/)/);
  const look = () =>
    reader.evaluate(() => {
      // Not waited for: a worker that hangs is one of the faults.
      void navigator.serviceWorker.getRegistration().then((one) => one?.update().catch(() => undefined));
    });
  await look();
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  if (await reader.sees('button', 'Để sau')) throw new Error('a version is offered that did not come whole');
  await makeWell(reader, site);
  for (const end = Date.now() + 60_000; !(await reader.sees('button', 'Để sau')); await delay(500)) {
    if (Date.now() > end) throw new Error('the new version is not offered within a minute');
    await look();
  }
  await reader.tap('button', 'Tải lại');
  await reader.until(() => document.body.dataset.build === 'next', 'the new version shows');
}

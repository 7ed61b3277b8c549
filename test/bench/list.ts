import type { BrowserContext, Page } from '@playwright/test';
import { requireAppBuild } from '../support/app-build.ts';
import { launchChromium } from '../support/browsers.ts';
import { homeIsKept, openTimed } from '../support/first-cards.ts';
import { median } from '../support/median.ts';
import { feedOf, longItem, putNews } from '../support/news-feed.ts';
import { untilTrue } from '../support/reader/until.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { untilStored, wishForAll } from '../support/whole-archive.ts';
import type { BenchContext, BenchResult } from './run.ts';

const sizes = [100, 10_000] as const;
const scrollTo = 2000;
const rate = 4;

/**
 * Home with 10,000 stored articles beside home with 100: time to the first cards at 4× CPU slowdown, in turns in
 * the same run, and the longest tasks while scrolling to the 2,000th article, with and without the slowdown.
 * `npm run bench -- list [ROUNDS]`, 9 rounds by default.
 */
export default async function list({ args }: BenchContext): Promise<BenchResult> {
  const rounds = Number(args[0]) || 9;
  const browser = await launchChromium();
  const sites: TestSite[] = [];
  try {
    const contexts: BrowserContext[] = [];
    for (const size of sizes) {
      const site = await startSite({ rootDir: requireAppBuild() });
      sites.push(site);
      await putPages(site, size);
      // A context each: what one has stored must not slow the other down.
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
      await store(context, site, size);
      contexts.push(context);
    }
    const urls = sites.map(({ origin }) => `${origin}/`);
    const [fewAnew = 0, manyAnew = 0] = await inTurns(contexts, urls, rounds);
    for (const [i, context] of contexts.entries()) await keepHome(context, urls[i] ?? '');
    const [few = 0, many = 0] = await inTurns(contexts, urls, rounds);
    const large = contexts[1] as BrowserContext;
    const plain = await scrollFar(large, urls[1] ?? '', 1);
    const slowed = await scrollFar(large, urls[1] ?? '', rate);
    return {
      title: `Home with ${sizes[1]} stored articles beside ${sizes[0]}`,
      columns: ['what', 'value'],
      rows: [
        [`first cards with ${sizes[0]}, ${rate}× slower, ms`, few],
        [`first cards with ${sizes[1]}, ${rate}× slower, ms`, many],
        ['ratio', many / few],
        ['the same before a snapshot of home is kept, ms', `${Math.round(fewAnew)} and ${Math.round(manyAnew)}`],
        ['ratio without a snapshot', manyAnew / fewAnew],
        [`longest task while scrolling to article ${scrollTo}, ms`, plain.longestMs],
        ['tasks over 50 ms', plain.over50],
        [`longest task at ${rate}×, ms`, slowed.longestMs],
        [`tasks over 50 ms at ${rate}×`, slowed.over50],
        ['cards in the document at the end', slowed.cardsDrawn],
      ],
      figures: {
        fewMs: few,
        manyMs: many,
        ratio: many / few,
        ratioWithoutSnapshot: manyAnew / fewAnew,
        longestScrollTaskMs: plain.longestMs,
        longScrollTasks: plain.over50,
        longestScrollTaskSlowedMs: slowed.longestMs,
        longScrollTasksSlowed: slowed.over50,
      },
    };
  } finally {
    await browser.close();
    for (const site of sites) await site.stop();
  }
}

/** Opens each in turn; the medians of their first cards. */
async function inTurns(contexts: BrowserContext[], urls: string[], rounds: number): Promise<number[]> {
  const times = contexts.map(() => [] as number[]);
  for (let round = 0; round < rounds + 1; round++) {
    for (const [i, context] of contexts.entries()) {
      const opened = await openTimed(context, urls[i] ?? '', rate);
      if (round > 0) times[i]?.push(opened.firstCardsMs);
      await opened.page.close();
    }
  }
  return times.map(median);
}

/** Stays on home until the worker has its snapshot, as happens on every visit. */
async function keepHome(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(url);
  await untilTrue(page, homeIsKept, 'a snapshot of home is kept', 30_000);
  await page.close();
}

/** A feed in pages of 100, newest first. */
async function putPages(site: TestSite, size: number): Promise<void> {
  await putNews(site);
  const pageCount = Math.ceil(size / 100);
  for (let page = 0; page < pageCount; page++) {
    const items = Array.from({ length: Math.min(100, size - page * 100) }, (_, i) => longItem(page * 100 + i));
    const next = page + 1 < pageCount ? { next_url: `/feed/${page + 2}.json` } : {};
    site.put(page === 0 ? '/feed.json' : `/feed/${page + 1}.json`, feedOf(items, next));
  }
}

/** Asks for the whole archive in the settings, then waits until it is on the phone. */
async function store(context: BrowserContext, site: TestSite, size: number): Promise<void> {
  const page = await context.newPage();
  await wishForAll(page, site);
  site.clear();
  await page.getByRole('button', { name: 'Cập nhật ngay' }).first().click();
  await untilStored(page, size);
  await page.close();
}

interface Scrolled {
  longestMs: number;
  over50: number;
  cardsDrawn: number;
}

async function scrollFar(context: BrowserContext, url: string, mainThreadRate: number): Promise<Scrolled> {
  const { page } = await openTimed(context, url, mainThreadRate);
  // What the start itself still does is no scrolling.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await page.mouse.move(180, 400);
  while ((await lastPosition(page)) < scrollTo) await page.mouse.wheel(0, 1200);
  const result = await page.evaluate(() => {
    const { longTasks } = globalThis as unknown as { longTasks: number[] };
    return {
      longestMs: Math.max(0, ...longTasks),
      over50: longTasks.length,
      cardsDrawn: document.querySelectorAll('article').length,
    };
  });
  await page.close();
  return result;
}

/** The number of the last card that is drawn in the endless list. */
function lastPosition(page: Page): Promise<number> {
  return page.evaluate(() => {
    const cards = document.querySelectorAll('[aria-posinset]');
    return Number(cards[cards.length - 1]?.getAttribute('aria-posinset') ?? 0);
  });
}

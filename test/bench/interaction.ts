import type { Page } from '@playwright/test';
import { paths } from '../../src/site/paths.ts';
import { requireAppBuild } from '../support/app-build.ts';
import { launchChromium } from '../support/browsers.ts';
import { putNews } from '../support/news-feed.ts';
import { startSite } from '../support/servers.ts';
import type { BenchContext, BenchResult } from './run.ts';

const RATE = 4;

interface Interaction {
  name: string;
  path: string;
  /** Brings the page to where the interaction is measured. */
  before?: (page: Page) => Promise<unknown>;
  act: (page: Page) => Promise<unknown>;
  after: (page: Page) => Promise<unknown>;
}

const seen = (page: Page, selector: string) => page.locator(selector).first().waitFor();
const openCard = async (page: Page) => {
  await page.locator('.card-title a').first().click();
  await seen(page, '.article h1');
};
const openAlbum = async (page: Page) => {
  await page.locator('.tile a').first().click();
  await seen(page, '.album-grid button');
};

const interactions: Interaction[] = [
  {
    name: 'open article',
    path: paths.home,
    act: (page) => page.locator('.card-title a').first().click(),
    after: (page) => seen(page, '.article h1'),
  },
  {
    name: 'back',
    path: paths.home,
    before: openCard,
    // By the navigation: Chromium reports no event for the browser's own back button.
    act: (page) => page.locator('.navigation a').first().click(),
    after: (page) => seen(page, '.list'),
  },
  {
    name: 'type a search letter',
    path: paths.search,
    before: (page) => page.locator('input[type=search]').click(),
    act: (page) => page.keyboard.press('t'),
    after: (page) => seen(page, '.search-count:not(:empty)'),
  },
  {
    name: 'change text size',
    path: paths.settings,
    act: (page) => page.locator('.text-size .button').last().click(),
    after: (page) => seen(page, '[data-text-size="3"]'),
  },
  {
    name: 'open the viewer',
    path: paths.albums,
    before: openAlbum,
    act: (page) => page.locator('.album-grid button').first().click(),
    after: (page) => seen(page, 'dialog img'),
  },
  {
    name: 'toggle save',
    path: paths.home,
    before: openCard,
    act: (page) => page.locator('.article-actions [aria-pressed]').first().click(),
    after: (page) => seen(page, '.toast'),
  },
];

/**
 * Interaction to next paint by the browser's own Event Timing entries, at 4× CPU slowdown of the page's thread: the
 * longest entry of each interaction, many times over. `npm run bench -- interaction [ROUNDS [WORD…]]`, 30 rounds by default; with
 * words, only the interactions that have one of them in their name.
 */
export default async function interaction({ args }: BenchContext): Promise<BenchResult> {
  const rounds = Number(args[0]) || 30;
  const words = args.slice(1);
  const wished = interactions.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const browser = await launchChromium();
  const site = await startSite({ rootDir: requireAppBuild() });
  try {
    await putNews(site);
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(site.origin);
    await page.getByRole('status').filter({ hasText: 'Cập nhật lúc' }).waitFor();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: RATE });
    const rows: (string | number)[][] = [];
    const figures: Record<string, number> = {};
    for (const one of wished) {
      const taken: Taken[] = [];
      for (let round = 0; round < rounds; round++) {
        await page.goto('about:blank');
        await page.goto(site.origin + one.path);
        await seen(page, 'main :is(.card, .tile, .search, .settings)');
        await one.before?.(page);
        await observe(page);
        await one.act(page);
        await one.after(page);
        taken.push(await longest(page));
        if (one.name === 'change text size') await page.locator('.text-size .button').first().click();
      }
      taken.sort((one, other) => one.wholeMs - other.wholeMs);
      const at = (share: number) => taken[Math.min(taken.length - 1, Math.ceil(share * taken.length) - 1)];
      const slowest = taken.at(-1);
      const parts = slowest && `${slowest.delayMs} + ${slowest.handlersMs} + ${slowest.paintMs}`;
      rows.push([one.name, at(0.5)?.wholeMs ?? 0, at(0.98)?.wholeMs ?? 0, slowest?.wholeMs ?? 0, parts ?? '']);
      figures[`${one.name.replace(/ (\w)/g, (_all, letter: string) => letter.toUpperCase())}P98Ms`] =
        at(0.98)?.wholeMs ?? 0;
    }
    return {
      title: `Interaction to next paint at ${RATE}× CPU slowdown, ${rounds} times each, ms`,
      columns: ['interaction', 'median', 'p98', 'longest', 'of it: until handled + handlers + until painted'],
      rows,
      figures,
    };
  } finally {
    await browser.close();
    await site.stop();
  }
}

/** What the longest event of an interaction took, and of what that is made. */
interface Taken {
  wholeMs: number;
  /** The page was busy with something else. */
  delayMs: number;
  handlersMs: number;
  paintMs: number;
}

type Observed = Window & { taken?: Taken };

async function observe(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const own = window as Observed;
    // What happened before the interaction is delivered first, and not counted.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const startMs = performance.now();
    delete own.taken;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { interactionId, startTime, duration, processingStart, processingEnd } = entry;
        if (!interactionId || startTime < startMs || duration <= (own.taken?.wholeMs ?? 0)) continue;
        own.taken = {
          wholeMs: duration,
          delayMs: Math.round(processingStart - startTime),
          handlersMs: Math.round(processingEnd - processingStart),
          paintMs: Math.round(startTime + duration - processingEnd),
        };
      }
      // 16 ms is the least that browsers report; anything faster counts as that.
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** The entry comes after the paint; an interaction under 16 ms has none. */
async function longest(page: Page): Promise<Taken> {
  return await page.evaluate(async () => {
    const own = window as Observed;
    for (let frames = 0; frames < 30 && !own.taken; frames++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return own.taken ?? { wholeMs: 16, delayMs: 0, handlersMs: 0, paintMs: 0 };
  });
}

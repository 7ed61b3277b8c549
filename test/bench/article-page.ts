import type { Browser } from '@playwright/test';
import { startArticleSite } from '../support/article-site.ts';
import { launchChromium } from '../support/browsers.ts';
import { median } from '../support/median.ts';
import type { BenchResult } from './run.ts';

const RUNS = 7;
/** What Lighthouse calls a slow 4G phone. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: 750e3 / 8 };
const CPU_SLOWDOWN = 4;

/**
 * The first visit to a shared article of 600 words: largest contentful paint on a slow phone beside the same text
 * as bare HTML, and the compressed bytes before it. Needs a build.
 */
export default async function articlePageBench(): Promise<BenchResult> {
  const site = await startArticleSite('http/1.1');
  const browser = await launchChromium();
  try {
    const pageMs: number[] = [];
    const bareMs: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      bareMs.push(await largestPaint(browser, site.bareUrl));
      pageMs.push(await largestPaint(browser, site.articleUrl));
    }
    const figures = {
      pageMs: median(pageMs),
      bareMs: median(bareMs),
      ratio: median(pageMs) / median(bareMs),
      htmlAndCssKilobytes: site.firstPaintBytes / 1000,
    };
    return {
      title: 'First visit to a shared article, slow 4G, CPU 4× slower',
      columns: ['page', 'largest paint ms'],
      rows: [
        ['bare HTML', figures.bareMs],
        ['published article', figures.pageMs],
      ],
      figures,
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

async function largestPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(url, { waitUntil: 'networkidle' });
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await context.close();
  return ms;
}

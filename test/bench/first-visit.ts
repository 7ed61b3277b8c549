import { startSampleSite } from '../support/article-site.ts';
import { launchChromium } from '../support/browsers.ts';
import { median } from '../support/median.ts';
import { type SlowNetwork, startSlowNetwork } from '../support/slow-network.ts';
import type { BenchResult } from './run.ts';

const RUNS = 5;
/** Lighthouse's slow 4G, and what a phone at the edge of a village may have. */
const NETWORKS = [
  { name: 'slow 4G, 1.6 Mbit/s, 150 ms', key: 'OverSlow4g', bitsPerMs: 1600, roundTripMs: 150 },
  { name: '300 kbit/s, 400 ms', key: 'Over300Kbit', bitsPerMs: 300, roundTripMs: 400 },
];
const LIMIT_MS = 120_000;

const VALUES = ['paintMs', 'usableMs', 'installedMs', 'syncedMs', 'kilobytes'] as const;

type Visit = Record<(typeof VALUES)[number], number>;

/**
 * The first visit to a shared article of the sample, from opening the link: until its text is painted, its buttons work, it
 * reads without a network, and all news are on the phone; and what that brought. Service worker and page share one slow line.
 * Medians of five. Needs a build.
 */
export default async function firstVisitBench(): Promise<BenchResult> {
  const rows: (string | number)[][] = [];
  const figures: Record<string, number> = {};
  for (const { name, key, bitsPerMs, roundTripMs } of NETWORKS) {
    const network = await startSlowNetwork(bitsPerMs, roundTripMs);
    const site = await startSampleSite(network.port);
    const visits: Visit[] = [];
    try {
      for (let run = 0; run < RUNS; run++) {
        network.restart(site.port);
        visits.push(await visit(site.articleUrl, network));
      }
    } finally {
      await site.close();
      await network.close();
    }
    const of = (value: keyof Visit) => Math.round(median(visits.map((one) => one[value])));
    rows.push([name, ...VALUES.map(of)]);
    for (const value of VALUES) figures[`${value}${key}`] = of(value);
  }
  return {
    title: `First visit to a shared article, median of ${RUNS}, ms from opening the link`,
    columns: ['network', 'text painted', 'buttons work', 'reads offline', 'all news here', 'KB in all'],
    rows,
    figures,
  };
}

async function visit(url: string, network: SlowNetwork): Promise<Visit> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 }, isMobile: true });
    const page = await context.newPage();
    const startedMs = performance.now();
    const since = () => performance.now() - startedMs;
    await page.goto(url, { waitUntil: 'commit', timeout: LIMIT_MS });
    const paintMs = await page
      .waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime, null, {
        timeout: LIMIT_MS,
      })
      .then((paint) => paint.jsonValue());
    // The app alone knows what of the article is on the phone.
    await page.waitForFunction(() => document.querySelector('.article-facts .badge')?.textContent, null, {
      timeout: LIMIT_MS,
    });
    const usableMs = since();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const installedMs = since();
    await page.getByText('Cập nhật lúc').waitFor({ timeout: LIMIT_MS });
    return {
      paintMs: paintMs ?? Number.NaN,
      usableMs,
      installedMs,
      syncedMs: since(),
      kilobytes: network.receivedBytes / 1000,
    };
  } finally {
    await browser.close();
  }
}

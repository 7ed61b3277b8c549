import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { bundleForBrowser } from '../../support/browser-module.ts';
import { launchChromium } from '../../support/browsers.ts';
import { startSite } from '../../support/servers.ts';
import type { BenchArticle, BenchQuery } from './contender.ts';
import type * as BenchPage from './page.ts';

declare const ours: typeof BenchPage;

/** How much slower than this machine a cheap phone is. */
const SLOWDOWN = 4;
/** Cold starts measured; the middle one counts. */
const COLD_STARTS = 7;
const WARM_UPS = 25;

export interface ChromiumSpeed {
  contender: string;
  queryP50: number;
  queryP95: number;
  firstAnswerMs: number | null;
  residentMegabytes: number | null;
}

/**
 * Wall time in a page whose main thread runs at a quarter of its speed. The page stands for the search worker:
 * the protocol slows main threads only.
 */
export async function measureInChromium(
  workload: { articles: BenchArticle[]; queries: BenchQuery[] },
  count: number,
  withLibraries: boolean,
): Promise<ChromiumSpeed[]> {
  const { articles, queries } = workload;
  const site = await startSite({
    files: {
      '/': '<!doctype html><title>search</title><script type="module" src="/expose.js"></script>',
      '/expose.js': "import * as ours from './module.js'; globalThis.ours = ours;",
      '/articles.jsonl': articles.map((article) => JSON.stringify(article)).join('\n'),
      ...(await bundleForBrowser(fileURLToPath(new URL('page.ts', import.meta.url)))),
    },
    // SQLite compiles WebAssembly, which the app's own policy does not allow.
    headers: {},
  });
  const browser = await launchChromium();
  try {
    const context = await browser.newContext();
    const open = async (slow: boolean): Promise<Page> => {
      const page = await context.newPage();
      page.setDefaultTimeout(600_000);
      await page.goto(`${site.origin}/`);
      await page.waitForFunction(() => 'ours' in globalThis);
      if (slow) await slowDown(page);
      return page;
    };
    const results: ChromiumSpeed[] = [];
    const first = await open(false);
    await first.evaluate((count) => ours.storeOurs(count), count);
    await first.close();
    const cold: number[] = [];
    for (let start = 0; start < COLD_STARTS; start++) {
      const page = await open(true);
      cold.push(
        await page.evaluate((query) => ours.firstAnswer(query), queries[(start * 17) % queries.length] as BenchQuery),
      );
      await page.close();
    }
    const page = await open(true);
    const times = await page.evaluate(([queries, warmUps]) => ours.askOurs(queries, warmUps), [
      queries,
      WARM_UPS,
    ] as const);
    const held = await page.evaluate(() => ours.heldBytes());
    await page.close();
    results.push({
      contender: 'Bản Tin',
      ...percentiles(times),
      firstAnswerMs: middle(cold),
      residentMegabytes: held / 1e6,
    });
    for (const [name, contender] of withLibraries
      ? ([
          ['mini', 'MiniSearch 7'],
          ['flex', 'FlexSearch 0.8 forward'],
          ['sqlite', 'SQLite FTS5 wasm'],
        ] as const)
      : []) {
      const page = await open(false);
      await page.evaluate(([name, count]) => ours.buildLibrary(name, count), [name, count] as const);
      await slowDown(page);
      const times = await page.evaluate(([queries, warmUps]) => ours.askLibrary(queries, warmUps), [
        queries,
        WARM_UPS,
      ] as const);
      await page.close();
      results.push({ contender, ...percentiles(times), firstAnswerMs: null, residentMegabytes: null });
    }
    return results;
  } finally {
    await browser.close();
    await site.stop();
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

function percentiles(times: number[]): { queryP50: number; queryP95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    queryP50: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
    queryP95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  };
}

function middle(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

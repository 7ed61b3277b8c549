import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { bundleForBrowser } from '../../support/browser-module.ts';
import { launchChromium } from '../../support/browsers.ts';
import { startSite } from '../../support/servers.ts';
import type { BenchArticle, BenchQuery } from './contender.ts';
import type * as BenchPage from './page.ts';
import { FILE_ARTICLES } from './workload-files.ts';

declare const ours: typeof BenchPage;

/** How much slower than this machine a cheap phone is. */
const SLOWDOWN = 4;
/** Cold starts measured; the middle one counts. */
const COLD_STARTS = 7;
const WARM_UPS = 25;

const LIBRARIES = [
  ['mini', 'MiniSearch 7'],
  ['flex', 'FlexSearch 0.8 forward'],
  ['flex-idb', 'FlexSearch 0.8 IndexedDB'],
  ['sqlite', 'SQLite FTS5 wasm'],
] as const;

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
  names: string[],
): Promise<ChromiumSpeed[]> {
  const { articles, queries } = workload;
  const site = await startSite({
    files: {
      '/': '<!doctype html><title>search</title><script type="module" src="/expose.js"></script>',
      '/expose.js': "import * as ours from './module.js'; globalThis.ours = ours;",
      ...articleFiles(articles.slice(0, count)),
      ...(await bundleForBrowser(fileURLToPath(new URL('page.ts', import.meta.url)), { minify: true })),
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
    /** Each time in a page that has nothing in memory; the middle one of several. */
    const coldStart = async (answer: (page: Page, query: BenchQuery) => Promise<number>): Promise<number> => {
      const cold: number[] = [];
      for (let start = 0; start < COLD_STARTS; start++) {
        const page = await open(true);
        cold.push(await answer(page, queries[(start * 17) % queries.length] as BenchQuery));
        await page.close();
      }
      return middle(cold);
    };
    if (names.includes('ours')) {
      const first = await open(false);
      await first.evaluate((count) => ours.storeOurs(count), count);
      await first.close();
      const firstAnswerMs = await coldStart((page, query) => page.evaluate((query) => ours.firstAnswer(query), query));
      const page = await open(true);
      const asked = [queries, WARM_UPS] as const;
      const times = await page.evaluate(([queries, warmUps]) => ours.askOurs(queries, warmUps), asked);
      const residentMegabytes = (await page.evaluate(() => ours.heldBytes())) / 1e6;
      await page.close();
      results.push({ contender: 'Bản Tin', ...percentiles(times), firstAnswerMs, residentMegabytes });
    }
    for (const [name, contender] of LIBRARIES) {
      if (!names.includes(name)) continue;
      const page = await open(false);
      await page.evaluate(([name, count]) => ours.buildLibrary(name, count), [name, count] as const);
      await slowDown(page);
      const asked = [queries, WARM_UPS] as const;
      const times = await page.evaluate(([queries, warmUps]) => ours.askLibrary(queries, warmUps), asked);
      await page.close();
      const isKept = name === 'flex-idb';
      const firstAnswerMs = isKept
        ? await coldStart((page, query) =>
            page.evaluate(([name, query]) => ours.firstLibraryAnswer(name, query), [name, query] as const),
          )
        : null;
      results.push({ contender, ...percentiles(times), firstAnswerMs, residentMegabytes: null });
    }
    return results;
  } finally {
    await browser.close();
    await site.stop();
  }
}

/** The articles as `page.ts` fetches them. */
function articleFiles(articles: BenchArticle[]): Record<string, string> {
  const files: Record<string, string> = {};
  for (let from = 0; from < articles.length; from += FILE_ARTICLES) {
    const some = articles.slice(from, from + FILE_ARTICLES);
    files[`/articles-${from}.jsonl`] = some.map((article) => JSON.stringify(article)).join('\n');
  }
  return files;
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

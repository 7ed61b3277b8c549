import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { requireAppBuild } from '../support/app-build.ts';
import { bundleForBrowser } from '../support/browser-module.ts';
import { launchPersistentChromium } from '../support/browsers.ts';
import { median } from '../support/median.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { rootDir, shared } from '../support/shared.ts';
import { untilStored, wishForAll } from '../support/whole-archive.ts';
import { withServiceWorker } from '../support/worker-site.ts';
import type { BenchContext, BenchResult } from './run.ts';
import type { Timed } from './sync-page.ts';

declare const ours: typeof import('./sync-page.ts');

const PAGE_ITEMS = 100;
const RUNS = 3;

/** Syncs with nothing new in each run. */
const SECONDS = 5;

interface CorpusArticle {
  id: string;
  title: string;
  body: string;
  source: string;
}

interface Run {
  plainMs: number;
  worker: Timed;
  page: Timed;
  secondMs: number;
  secondRequests: number;
  diskBytes: number;
  estimateBytes: number;
}

/**
 * 10,000 articles from a feed of 100 pages into the store, in the service worker and in the page, beside the
 * plain cost of the same; then a sync with nothing new; then the bytes on disk.
 */
export default async function syncBench({ args }: BenchContext): Promise<BenchResult> {
  const count = Number(args[0] ?? 10_000);
  const pages = feedPages(readCorpus().slice(0, count));
  const jsonBytes = [...pages.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const site = await startSite({
    files: await withServiceWorker({
      '/index.html': shell,
      ...Object.fromEntries(
        Object.entries(await bundleForBrowser(`${rootDir}test/bench/sync-page.ts`)).map(([path, content]) => [
          `/assets${path}`,
          content,
        ]),
      ),
      '/assets/expose.js': "import * as ours from './module.js'; globalThis.ours = ours;",
    }),
  });
  site.put('/', shell);
  for (const [path, text] of pages) site.put(path, text, { 'content-type': 'application/feed+json' });
  try {
    const runs: Awaited<ReturnType<typeof measure>>[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await measure(site, run));
    const withHome = await homeWhileSyncing(pages, count, true);
    const withHomeAlone = await homeWhileSyncing(pages, count, false);
    const pick = (of: (run: Run) => number) => median(runs.map(of));
    const plainMs = pick((run) => run.plainMs);
    const figures = {
      articles: count,
      jsonMegabytes: jsonBytes / 1e6,
      plainMs,
      workerMs: pick((run) => run.worker.ms),
      pageMs: pick((run) => run.page.ms),
      workerRatio: median(runs.map((run) => run.worker.ms / run.plainMs)),
      pageRatio: median(runs.map((run) => run.page.ms / run.plainMs)),
      workerLongestTaskMs: Math.max(...runs.map((run) => run.worker.longestTaskMs)),
      pageLongestTaskMs: Math.max(...runs.map((run) => run.page.longestTaskMs)),
      homeLongestTaskMs: withHome.longestMs,
      homeLongTasks: withHome.over50,
      homeAloneLongestTaskMs: withHomeAlone.longestMs,
      homeAloneLongTasks: withHomeAlone.over50,
      secondMs: pick((run) => run.secondMs),
      secondRequests: Math.max(...runs.map((run) => run.secondRequests)),
      diskRatio: pick((run) => run.diskBytes / jsonBytes),
      estimateRatio: pick((run) => run.estimateBytes / jsonBytes),
    };
    return {
      title: `${count} articles, ${pages.size} pages, ${(jsonBytes / 1e6).toFixed(1)} MB of JSON; medians of ${RUNS} runs`,
      columns: ['run', 'plain ms', 'worker ms', 'page ms', 'second ms', 'requests', 'disk MB', 'estimate MB'],
      rows: runs.map((run, i) => [
        i + 1,
        run.plainMs,
        run.worker.ms,
        run.page.ms,
        run.secondMs,
        run.secondRequests,
        run.diskBytes / 1e6,
        run.estimateBytes / 1e6,
      ]),
      figures,
    };
  } finally {
    await site.stop();
  }
}

/**
 * One run, each of the three on a profile of its own, as a phone that has nothing yet: what one leaves to be cleared
 * away would slow the next one down. Which goes first changes from run to run.
 */
async function measure(site: TestSite, run: number): Promise<Run> {
  const results = { plainMs: 0, page: { ms: 0, longestTaskMs: 0 }, worker: { ms: 0, longestTaskMs: 0 } };
  let rest = { secondMs: 0, secondRequests: 0, diskBytes: 0, estimateBytes: 0 };
  const steps = [
    () =>
      onFreshProfile(site, async (page) => {
        results.plainMs = await page.evaluate(() => ours.plain('/feed.json'));
      }),
    () =>
      onFreshProfile(site, async (page) => {
        results.page = await page.evaluate(() => ours.syncInPage());
      }),
    () =>
      onFreshProfile(site, async (page, close) => {
        await page.evaluate(() => ours.startWorker());
        const [worker] = await page.evaluate(() => Promise.all([ours.syncInWorker(), ours.segmentsMerged()]));
        results.worker = worker;
        site.forget();
        const seconds = [];
        for (let i = 0; i < SECONDS; i++) seconds.push((await page.evaluate(() => ours.syncInWorker())).ms);
        const secondRequests = site.requests.length / SECONDS;
        const estimateBytes = await databaseBytes(page);
        const profileDir = await close();
        const diskBytes = folderBytes(join(profileDir, 'Default', 'IndexedDB'));
        rest = { secondMs: median(seconds), secondRequests, diskBytes, estimateBytes };
      }),
  ];
  for (let i = 0; i < steps.length; i++) await steps[(i + run) % steps.length]?.();
  return { ...results, ...rest };
}

/**
 * The longest task of the built app with home in sight, from a tap on "Cập nhật ngay" until everything is stored, and how
 * many took over 50 ms; without a service worker the page does all of the work itself.
 */
async function homeWhileSyncing(
  pages: Map<string, string>,
  count: number,
  hasWorker: boolean,
): Promise<{ longestMs: number; over50: number }> {
  const site = await startSite({ rootDir: requireAppBuild() });
  const profileDir = await mkdtemp(join(tmpdir(), 'bantin-bench-'));
  const context = await launchPersistentChromium({
    profileDir,
    context: { viewport: { width: 360, height: 740 }, locale: 'vi-VN' },
  });
  try {
    for (const [path, text] of pages) site.put(path, text, { 'content-type': 'application/feed+json' });
    if (!hasWorker) await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    const page = await context.newPage();
    await wishForAll(page, site);
    await page.goto(`${site.origin}/`);
    await page.waitForFunction(() => /Không tải được/.test(document.body.innerText));
    site.clear();
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { tasks });
      new PerformanceObserver((list) => {
        tasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask' });
    });
    await page.getByRole('button', { name: 'Cập nhật ngay' }).first().click();
    await untilStored(page, count);
    await page.getByText(/Cập nhật lúc/).waitFor();
    const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
    return { longestMs: Math.max(0, ...tasks), over50: tasks.filter((ms) => ms > 50).length };
  } finally {
    await context.close();
    await site.stop();
    await rm(profileDir, { recursive: true, force: true });
  }
}

/** `work` may close the browser, to look at the files of its profile. */
async function onFreshProfile(
  site: TestSite,
  work: (page: Page, close: () => Promise<string>) => Promise<void>,
): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), 'bantin-bench-'));
  const context = await launchPersistentChromium({ profileDir });
  try {
    const page = await context.newPage();
    await page.goto(`${site.origin}/`);
    await page.waitForFunction(() => 'ours' in globalThis);
    await page.evaluate(() => ours.writeSettings({ articleLimit: 'all' }));
    await work(page, async () => {
      await context.close();
      return profileDir;
    });
  } finally {
    await context.close();
    await rm(profileDir, { recursive: true, force: true });
  }
}

function databaseBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const estimate = (await navigator.storage.estimate()) as { usageDetails?: { indexedDB?: number } };
    return estimate.usageDetails?.indexedDB ?? 0;
  });
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

export function readCorpus(): CorpusArticle[] {
  const file = shared('corpus/articles-10000.jsonl.br');
  if (!file) throw new Error('needs ../shared/corpus');
  const lines = brotliDecompressSync(readFileSync(file)).toString().trim().split('\n');
  return lines.map((line) => JSON.parse(line) as CorpusArticle);
}

/** JSON Feed pages by path, as a portal would publish the articles: newest first, one every eight hours. */
export function feedPages(articles: CorpusArticle[]): Map<string, string> {
  const pages = new Map<string, string>();
  const newestMs = Date.UTC(2026, 9, 1);
  const pageCount = Math.ceil(articles.length / PAGE_ITEMS);
  for (let page = 0; page < pageCount; page++) {
    const items = articles.slice(page * PAGE_ITEMS, (page + 1) * PAGE_ITEMS).map((article, i) => ({
      id: article.id,
      url: `https://portal.example/tin/${article.id}`,
      title: article.title,
      content_html: article.body
        .split('\n')
        .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
        .join(''),
      date_published: new Date(newestMs - (page * PAGE_ITEMS + i) * 8 * 3600_000).toISOString(),
      _bantin: { category: article.source, views: 100 + i },
    }));
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Cổng thông tin',
      ...(page + 1 < pageCount && { next_url: `/feed-${page + 2}.json` }),
      items,
    };
    pages.set(page === 0 ? '/feed.json' : `/feed-${page + 1}.json`, JSON.stringify(feed));
  }
  return pages;
}

const shell =
  '<!doctype html><html lang="vi"><title>bench</title>' +
  '<script type="application/json" id="site">{"name":"Cổng","feed":"feed.json"}</script>' +
  '<script type="module" src="/assets/expose.js"></script><body><div id="app"></div></body></html>';

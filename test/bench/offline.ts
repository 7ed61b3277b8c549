import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { requireAppBuild } from '../support/app-build.ts';
import { launchPersistentChromium } from '../support/browsers.ts';
import { homeIsKept, openTimed } from '../support/first-cards.ts';
import { median } from '../support/median.ts';
import { longItem, newsFeed, putNews } from '../support/news-feed.ts';
import { untilTrue } from '../support/reader/until.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { findBrowserPid, slowRenderers } from '../support/slowdown.ts';
import type { BenchContext, BenchResult } from './run.ts';

const articleCount = 200;
const rate = 4;

/**
 * Opening home with 200 stored articles, the server stopped, four times slower: beside the same HTML as a static
 * page that a bare service worker answers from its cache, in turns in the same run. Twice: with the page's main
 * thread slowed down, as browsers' tools do it, and with whole renderer processes (page, service worker, compositor).
 * `npm run bench -- offline [ROUNDS]`, 15 rounds by default.
 */
export default async function offline({ args }: BenchContext): Promise<BenchResult> {
  const rounds = Number(args[0]) || 15;
  const app = await startSite({ rootDir: requireAppBuild() });
  await putNews(
    app,
    newsFeed(
      0,
      Array.from({ length: articleCount - 2 }, (_, i) => longItem(i)),
    ),
  );
  const profileDir = await mkdtemp(join(tmpdir(), 'bantin-offline-'));
  const context = await launchPersistentChromium({
    profileDir,
    context: { viewport: { width: 360, height: 740 }, locale: 'vi-VN' },
  });
  const baseline = await startSite();
  try {
    const snapshot = await prepareApp(context, app);
    await putStaticPage(baseline, app, await drawnHtml(context, app));
    await prepareStaticPage(context, baseline);
    await app.stop();
    await baseline.stop();

    const page = await measure(context, { app, baseline }, rounds, rate);
    const endSlowness = await slowRenderers(findBrowserPid(profileDir), rate);
    const renderer = await measure(context, { app, baseline }, rounds, 1).finally(endSlowness);
    return {
      title: `Opening home offline with ${articleCount} articles, ${rate}× slower, median of ${rounds} (${snapshot} snapshot of home)`,
      columns: ['slowed down', 'app ms', 'static page ms', 'ratio'],
      rows: [
        ['main thread of the page', page.app, page.baseline, page.app / page.baseline],
        ['page and service worker', renderer.app, renderer.baseline, renderer.app / renderer.baseline],
      ],
      figures: {
        appMs: page.app,
        staticMs: page.baseline,
        ratio: page.app / page.baseline,
        wholeAppMs: renderer.app,
        wholeStaticMs: renderer.baseline,
        wholeRatio: renderer.app / renderer.baseline,
      },
    };
  } finally {
    await context.close();
    await app.stop();
    await baseline.stop();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** First visit, sync, and one more visit, as someone has had who comes back. Tells whether a snapshot was kept. */
async function prepareApp(context: BrowserContext, app: TestSite): Promise<'with' | 'without'> {
  const page = await context.newPage();
  await page.goto(`${app.origin}/`);
  await page.waitForFunction(() => /Cập nhật lúc/.test(document.body.innerText));
  await untilTrue(page, workerActive, 'the service worker is activated');
  await page.reload();
  await page.waitForSelector('article a[href]');
  const kept = await untilTrue(page, homeIsKept, 'a snapshot of home is kept', 20_000).then(
    () => 'with' as const,
    () => 'without' as const,
  );
  await page.close();
  return kept;
}

async function workerActive(): Promise<boolean> {
  return (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated';
}

/** The page as it stands once everything is drawn, without its scripts. */
async function drawnHtml(context: BrowserContext, app: TestSite): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${app.origin}/`);
  await page.waitForSelector('article a[href]');
  await page.waitForLoadState('networkidle');
  const html = await page.evaluate(() => {
    for (const script of document.querySelectorAll('script, link[rel=modulepreload]')) script.remove();
    return `<!doctype html>${document.documentElement.outerHTML}`;
  });
  await page.close();
  return html.replaceAll(app.origin, '');
}

/** The same HTML, its styles and pictures, and a worker that does nothing but answer from one cache. */
async function putStaticPage(baseline: TestSite, app: TestSite, html: string): Promise<void> {
  const worker = `
    const name = 'static';
    self.addEventListener('install', (event) => event.waitUntil(
      caches.open(name).then((cache) => cache.addAll(['/', ...FILES])).then(() => self.skipWaiting())));
    self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
    self.addEventListener('fetch', (event) => event.respondWith(
      caches.match(event.request).then((found) => found ?? fetch(event.request))));`;
  const appDir = requireAppBuild();
  const assets = (await readdir(join(appDir, 'assets'))).filter((name) => name.endsWith('.css'));
  const files = new Set<string>();
  for (const name of assets) {
    baseline.put(`/assets/${name}`, await readFile(join(appDir, 'assets', name)));
    files.add(`/assets/${name}`);
  }
  for (const [, path] of html.matchAll(/(?:src|href)="(\/(?:anh|icons)\/[^"]+)"/g)) {
    const response = await fetch(app.origin + path);
    if (!response.ok || !path) continue;
    baseline.put(path, new Uint8Array(await response.arrayBuffer()));
    files.add(path);
  }
  baseline.put('/', html);
  baseline.put('/register', '<!doctype html><script src="/register.js"></script>');
  baseline.put(
    '/register.js',
    "const policy = trustedTypes.createPolicy('app-sw', { createScriptURL: (url) => url });" +
      "navigator.serviceWorker.register(policy.createScriptURL('/sw.js'));",
  );
  baseline.put('/sw.js', worker.replace('FILES', JSON.stringify([...files])));
}

async function prepareStaticPage(context: BrowserContext, baseline: TestSite): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${baseline.origin}/register`);
  await untilTrue(page, workerActive, 'the service worker is activated');
  await page.close();
}

type Both = Record<'app' | 'baseline', number>;

async function measure(
  context: BrowserContext,
  sites: Record<'app' | 'baseline', TestSite>,
  rounds: number,
  mainThreadRate: number,
): Promise<Both> {
  const times = { app: [] as number[], baseline: [] as number[] };
  // The first round warms the caches of the file system and of code, and does not count.
  for (let round = 0; round < rounds + 1; round++) {
    for (const side of round % 2 ? (['app', 'baseline'] as const) : (['baseline', 'app'] as const)) {
      const opened = await openTimed(context, `${sites[side].origin}/`, mainThreadRate);
      if (round > 0) times[side].push(opened.firstCardsMs);
      await opened.page.close();
    }
  }
  return { app: median(times.app), baseline: median(times.baseline) };
}

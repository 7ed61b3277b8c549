import type { Browser } from '@playwright/test';
import { requireAppBuild } from '../../support/app-build.ts';
import { launchChromium, launchFirefox } from '../../support/browsers.ts';
import { drawn, feedOfVectors, readVectors, type Vector } from '../../support/markup-vectors.ts';
import { createPublishedSite } from '../../support/publish.ts';
import { playwrightReader } from '../../support/reader/playwright-reader.ts';
import { webkitReader } from '../../support/reader/webkit-reader.ts';
import { startSite } from '../../support/servers.ts';
import { startVirtualScreen } from '../../support/webkit/virtual-screen.ts';
import { tryInApp, type VectorFault } from '../markup-in-app.ts';
import { openPages, publishedArticles, publishedPages, readTwins } from '../markup-published.ts';
import { type Engine, isInstalled, messageOf, notRun, type PartOptions, type Row } from '../part.ts';

/** Articles of one feed and one fresh profile: well within what a phone keeps. */
const FEED_SIZE = 250;
/** WebKit lets a page take a hundred steps of history in half a minute. */
const WEBKIT_VECTORS = 250;

/** Missing pictures; nothing that a vector does shows itself by these. */
const EXPECTED = /Failed to load resource|A ServiceWorker passed/;

/** Every vector, in its place: through the app on a raw feed, the published pages and their RSS twin. */
export async function run(options: PartOptions): Promise<Row[]> {
  const vectors = readVectors(options.vectorsFile ?? undefined);
  if (vectors.length === 0)
    return [
      notRun(
        { what: 'app, pages, RSS twin', engine: 'node', unit: 'vectors' },
        'no ../shared/hostile/xss.json and no --vectors',
      ),
    ];
  const wanted = options.times === null ? vectors : drawn(vectors, options.times, options.seed);
  const rows: Row[] = [];
  for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
    if (options.engine && options.engine !== engine) continue;
    const ofEngine = engine === 'webkit' ? drawn(wanted, WEBKIT_VECTORS, options.seed) : wanted;
    rows.push(await inApp(engine, ofEngine, options));
    if (engine === 'webkit')
      rows.push(notRun({ what: 'published page, RSS twin', engine, unit: 'vectors' }, 'Playwright does not drive it'));
    else rows.push(...(await published(engine, wanted, options)));
  }
  return rows.map((row) => ({ ...row, promised: vectors.length }));
}

function rowOf(
  what: string,
  engine: Row['engine'],
  vectors: readonly Vector[],
  faults: VectorFault[],
  note?: string,
): Row {
  const failed = new Set(faults.map(({ vector }) => vector)).size;
  return {
    what,
    engine,
    tried: vectors.length,
    unit: 'vectors',
    held: Math.max(0, vectors.length - failed),
    failures: faults.slice(0, 40).map(({ vector, fault }) => `${vector}: ${fault}`),
    ...(note && { note }),
  };
}

async function inApp(engine: Engine, vectors: readonly Vector[], { log }: PartOptions): Promise<Row> {
  if (!isInstalled(engine)) return notRun({ what: 'app, raw feed', engine, unit: 'vectors' }, 'not installed');
  const faults: VectorFault[] = [];
  const browser = engine === 'webkit' ? null : await (engine === 'firefox' ? launchFirefox() : launchChromium());
  const screen = engine === 'webkit' ? await startVirtualScreen() : null;
  const sizes = vectors.filter(({ gen }) => gen);
  const rest = vectors.filter(({ gen }) => !gen);
  const feeds = Array.from({ length: Math.ceil(rest.length / FEED_SIZE) }, (_, index) =>
    rest.slice(index * FEED_SIZE, (index + 1) * FEED_SIZE),
  );
  for (const [index, feed] of [...feeds, sizes].entries()) {
    if (feed.length === 0) continue;
    log(`markup: ${engine}, feed ${index + 1} of ${feeds.length + 1}`);
    faults.push(...(await oneFeed(browser, screen?.display ?? '', feed)));
  }
  await browser?.close();
  screen?.close();
  return rowOf('app, raw feed', engine, vectors, faults);
}

/** One feed in one fresh profile, with what server and browser heard meanwhile. */
async function oneFeed(browser: Browser | null, display: string, vectors: readonly Vector[]): Promise<VectorFault[]> {
  const site = await startSite({ rootDir: requireAppBuild() });
  const reader = browser ? await playwrightReader(browser, site.origin) : await webkitReader(site.origin, display);
  try {
    const faults = await tryInApp(reader, site, vectors);
    const problems = (await reader.problems()).filter((problem) => !EXPECTED.test(problem));
    const heard = [...site.violations, ...site.leaks, ...problems];
    return [...faults, ...heard.map((fault) => ({ vector: `feed of ${vectors[0]?.id}`, fault }))];
  } catch (error) {
    return vectors.map(({ id }) => ({ vector: id, fault: messageOf(error) }));
  } finally {
    await reader.close();
    await site.stop();
  }
}

async function published(
  engine: 'chromium' | 'firefox',
  vectors: readonly Vector[],
  { log }: PartOptions,
): Promise<Row[]> {
  if (!isInstalled(engine))
    return [notRun({ what: 'published page, RSS twin', engine, unit: 'vectors' }, 'not installed')];
  const site = await createPublishedSite();
  const browser = await (engine === 'firefox' ? launchFirefox() : launchChromium());
  try {
    log('markup: publishing');
    await site.publish(feedOfVectors(vectors));
    const pages = publishedPages(site.folder, vectors);
    log(`markup: opening ${pages.length} pages`);
    const opened = await openPages(browser, site.folder, pages);
    log('markup: RSS twins');
    const base = 'https://ward.example/';
    const articles = publishedArticles(site.folder, base);
    const twins = await readTwins(browser, articles, base);
    const note = `${pages.length} pages`;
    return [
      rowOf('published page', engine, vectors, opened, note),
      rowOf('RSS twin', engine, vectors, twins, `${articles.length} items`),
    ];
  } finally {
    await browser.close();
    await site.remove();
  }
}

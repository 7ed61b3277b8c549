import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { Article } from '../../src/feed/article.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { rssFeed } from '../../src/publisher/output/rss.ts';
import type { Vector } from '../support/markup-vectors.ts';
import { documentFaults, pageFaults, watchPage } from '../support/page-intruders.ts';
import { startSite } from '../support/servers.ts';
import type { VectorFault } from './markup-in-app.ts';

/** Pages open at once: as many as keep two cores busy. */
const PAGES_AT_ONCE = 4;
/** As many items as the head feed has, and so its RSS twin. */
const RSS_ITEMS = 50;

interface PublishedPage {
  vector: string;
  /** Of the site, `/bai-viet/…/`. */
  path: string;
}

/** Every article page of a published folder, with the vector that it was made of. */
export function publishedPages(folder: string, vectors: readonly Vector[]): PublishedPage[] {
  const ids = new Set(vectors.map(({ id }) => id));
  return readdirSync(join(folder, 'bai-viet')).map((slug) => {
    const html = readFileSync(join(folder, 'bai-viet', slug, 'index.html'), 'utf8');
    const vector = html.match(/x[0-9a-f]{8,12}/g)?.find((id) => ids.has(id)) ?? slug;
    return { vector, path: `/bai-viet/${slug}/` };
  });
}

/** Opens each page as a reader who follows a link does, with its scripts and policy. */
export async function openPages(
  browser: Browser,
  folder: string,
  pages: readonly PublishedPage[],
): Promise<VectorFault[]> {
  const site = await startSite({ rootDir: folder });
  // The page is what is looked at, not a sync of thousands of articles.
  site.on(/^\/feed/, { status: 503 });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript(watchPage);
  const faults: VectorFault[] = [];
  const queue = [...pages];
  await Promise.all(
    Array.from({ length: PAGES_AT_ONCE }, async () => {
      const page = await context.newPage();
      let current = '';
      page.on('request', (request) => {
        const isElsewhere = /^(https?|wss?):/.test(request.url()) && !request.url().startsWith(`${site.origin}/`);
        if (isElsewhere) faults.push({ vector: current, fault: `request to ${request.url()}` });
      });
      for (let next = queue.shift(); next; next = queue.shift()) {
        current = next.vector;
        const before = site.violations.length;
        await page.goto(site.origin + next.path, { waitUntil: 'load' });
        const found = await page.evaluate(pageFaults, next.path);
        if (site.violations.length > before) found.push(`violation ${site.violations.at(-1)?.slice(0, 300)}`);
        faults.push(...found.map((fault) => ({ vector: current, fault })));
      }
    }),
  );
  await context.close();
  await site.stop();
  return faults;
}

/**
 * The RSS twin of everything published, as many items at a time as it has, read by a browser's own XML parser; the
 * markup of each item then goes into a page without any policy, as a careless reader of RSS would put it.
 */
export async function readTwins(browser: Browser, articles: readonly Article[], base: string): Promise<VectorFault[]> {
  const host = await startSite({ files: { '/': '<!doctype html><title>reader</title><main></main>' }, headers: {} });
  const page = await (await browser.newContext()).newPage();
  const faults: VectorFault[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(host.origin) && !url.startsWith(base))
      faults.push({ vector: 'rss', fault: `request to ${url}` });
  });
  await page.addInitScript(watchPage);
  await page.goto(`${host.origin}/`);
  const info = parseFeed('{"version":"https://jsonfeed.org/version/1.1","title":"Thử","items":[]}', { url: base }).info;
  await page.evaluate(`globalThis.faultsOfDocument = ${documentFaults.toString()}`);
  for (let from = 0; from < articles.length; from += RSS_ITEMS) {
    const xml = rssFeed(articles.slice(from, from + RSS_ITEMS), info, base);
    const found = await page.evaluate(readTwin, { xml, base });
    faults.push(...found);
  }
  await page.close();
  await host.stop();
  return faults;
}

/** Runs in the page. */
async function readTwin({ xml, base }: { xml: string; base: string }): Promise<VectorFault[]> {
  const twin = new DOMParser().parseFromString(xml, 'application/xml');
  if (twin.querySelector('parsererror'))
    return [{ vector: 'rss', fault: `no XML: ${twin.documentElement.textContent?.slice(0, 200)}` }];
  const faults: VectorFault[] = [];
  const { intruded, faultsOfDocument } = globalThis as unknown as {
    intruded: string[];
    faultsOfDocument: typeof documentFaults;
  };
  for (const item of twin.querySelectorAll('item')) {
    const vector = item.querySelector('guid')?.textContent ?? '';
    const markup = item.getElementsByTagName('content:encoded')[0]?.textContent ?? '';
    const parsed = new DOMParser().parseFromString(markup, 'text/html');
    for (const fault of faultsOfDocument(parsed, base)) faults.push({ vector, fault });
    const link = new URL(item.querySelector('link')?.textContent ?? '', base);
    if (link.origin !== new URL(base).origin) faults.push({ vector, fault: `link ${link.href}` });
    const main = document.querySelector('main');
    if (main) main.innerHTML = markup;
    await new Promise((resolve) => setTimeout(resolve, 0));
    for (const what of intruded.splice(0)) faults.push({ vector, fault: `ran ${what}` });
    if (location.pathname !== '/') faults.push({ vector, fault: `went to ${location.href}` });
  }
  return faults;
}

/** Every article of a published folder, as its own feed has it. */
export function publishedArticles(folder: string, base: string): Article[] {
  return readdirSync(join(folder, 'feed'))
    .filter((name) => name.endsWith('.json') && !/^(manifest|views)\.json$/.test(name))
    .flatMap((name) => parseFeed(readFileSync(join(folder, 'feed', name)), { url: `${base}feed/${name}` }).articles);
}

import { escapeHtml } from './body-html.ts';

export interface SitemapPage {
  /** Site-relative path. */
  path: string;
  /** Last change, `null` when unknown. */
  changedAtMs: number | null;
}

/** The most that one file may list (https://www.sitemaps.org/protocol.html). */
const MOST_IN_ONE = 50_000;

/** Joined this many at a time: fifty thousand small texts at once are 60 MB of memory. */
const PIECE_PAGES = 1000;

/** `sitemap.xml`, and the files it is an index of when there are more pages than one may list. */
export function sitemapFiles(pages: Iterable<SitemapPage>, base: string): { path: string; text: string }[] {
  const sets = urlSets(pages, base);
  const [only = urlSet([]), ...more] = sets;
  if (more.length === 0) return [{ path: 'sitemap.xml', text: only }];
  const parts = sets.map((text, index) => ({ path: `sitemap-${index + 1}.xml`, text }));
  const list = parts.map(({ path }) => `<sitemap><loc>${escapeHtml(base + path)}</loc></sitemap>\n`).join('');
  const index = `${XML}<sitemapindex xmlns="${NAMESPACE}">\n${list}</sitemapindex>\n`;
  return [{ path: 'sitemap.xml', text: index }, ...parts];
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function urlSets(pages: Iterable<SitemapPage>, base: string): string[] {
  const sets: string[] = [];
  let pieces: string[] = [];
  let urls: string[] = [];
  let count = 0;
  for (const page of pages) {
    if (count === MOST_IN_ONE) {
      sets.push(urlSet([...pieces, ...urls]));
      pieces = [];
      urls = [];
      count = 0;
    }
    urls.push(urlElement(page, base));
    count++;
    if (urls.length < PIECE_PAGES) continue;
    pieces.push(urls.join(''));
    urls = [];
  }
  if (count > 0) sets.push(urlSet([...pieces, ...urls]));
  return sets;
}

function urlSet(urls: readonly string[]): string {
  return [`${XML}<urlset xmlns="${NAMESPACE}">\n`, ...urls, '</urlset>\n'].join('');
}

function urlElement({ path, changedAtMs }: SitemapPage, base: string): string {
  const changed = changedAtMs === null ? '' : `<lastmod>${new Date(changedAtMs).toISOString()}</lastmod>`;
  return `<url><loc>${escapeHtml(base + path)}</loc>${changed}</url>\n`;
}

/** `robots.txt`: everything may be read. A sitemap is named by its full address only. */
export function robotsText(base: string): string {
  const sitemap = base.startsWith('http') ? `\nSitemap: ${base}sitemap.xml\n` : '';
  return `User-agent: *\nAllow: /\nDisallow: ${new URL(base, 'http://site.invalid').pathname}da-luu/\n${sitemap}`;
}

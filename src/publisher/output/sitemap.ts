import { escapeHtml } from './body-html.ts';

export interface SitemapPage {
  /** Site-relative path. */
  path: string;
  /** Last change, `null` when unknown. */
  changedAtMs: number | null;
}

/** The most that one file may list (https://www.sitemaps.org/protocol.html). */
const MOST_IN_ONE = 50_000;

/** `sitemap.xml`, and the files it is an index of when there are more pages than one may list. */
export function sitemapFiles(pages: SitemapPage[], base: string): { path: string; text: string }[] {
  if (pages.length <= MOST_IN_ONE) return [{ path: 'sitemap.xml', text: urlSet(pages, base) }];
  const parts: { path: string; text: string }[] = [];
  for (let start = 0; start < pages.length; start += MOST_IN_ONE)
    parts.push({
      path: `sitemap-${parts.length + 1}.xml`,
      text: urlSet(pages.slice(start, start + MOST_IN_ONE), base),
    });
  const list = parts.map(({ path }) => `<sitemap><loc>${escapeHtml(base + path)}</loc></sitemap>\n`).join('');
  const index = `${XML}<sitemapindex xmlns="${NAMESPACE}">\n${list}</sitemapindex>\n`;
  return [{ path: 'sitemap.xml', text: index }, ...parts];
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function urlSet(pages: SitemapPage[], base: string): string {
  const list = pages.map(({ path, changedAtMs }) => {
    const changed = changedAtMs === null ? '' : `<lastmod>${new Date(changedAtMs).toISOString()}</lastmod>`;
    return `<url><loc>${escapeHtml(base + path)}</loc>${changed}</url>\n`;
  });
  return `${XML}<urlset xmlns="${NAMESPACE}">\n${list.join('')}</urlset>\n`;
}

/** `robots.txt`: everything may be read. A sitemap is named by its full address only. */
export function robotsText(base: string): string {
  const sitemap = base.startsWith('http') ? `\nSitemap: ${base}sitemap.xml\n` : '';
  return `User-agent: *\nAllow: /\nDisallow: ${new URL(base, 'http://site.invalid').pathname}da-luu/\n${sitemap}`;
}

import type { Article } from '../../feed/article.ts';
import { PREVIEW_SIZE } from '../../site/picture-variants.ts';
import type { SiteSettings } from '../../site/settings.ts';
import { escapeHtml } from '../output/body-html.ts';

/** Search engines want a raster picture of the publisher. */
export const LOGO = 'icons/icon-512.png';

export interface PageHead {
  /** Of the document, without the portal's name; `''` for home. */
  title: string;
  description: string;
  /** Site-relative path, `''` for a page without an address of its own (404). */
  path: string;
  /** Site-relative path of the 1200×630 preview, `''` for none. */
  preview: string;
  previewAlt: string;
  /** Pages that say nothing to a search engine: settings, what was saved, what was withdrawn. */
  isIndexed: boolean;
  article: Article | null;
}

interface HeadContext {
  settings: SiteSettings;
  /** Absolute URL of the site, or its path while the address is unknown: previews then lack what needs one. */
  base: string;
  language: string;
  /** Site-relative path of the icon that stands for the publisher. */
  logo: string;
}

/** The part of `<head>` that crawlers read: canonical address, Open Graph (https://ogp.me), NewsArticle. */
export function pageHead(page: PageHead, context: HeadContext): string {
  const { settings, base } = context;
  const isAbsolute = base.startsWith('http');
  const url = base + page.path;
  const meta = (property: string, content: string) =>
    content && `<meta property="${property}" content="${escapeHtml(content)}">`;
  const { article } = page;
  const preview = isAbsolute && page.preview ? base + page.preview : '';
  const lines = [
    page.isIndexed ? '' : '<meta name="robots" content="noindex">',
    isAbsolute && page.isIndexed && `<link rel="canonical" href="${escapeHtml(url)}">`,
    meta('og:site_name', settings.name),
    meta('og:locale', localeOf(context.language)),
    meta('og:type', article ? 'article' : 'website'),
    meta('og:title', page.title || settings.name),
    meta('og:description', page.description),
    isAbsolute && meta('og:url', url),
    meta('og:image', preview),
    preview && meta('og:image:type', 'image/jpeg'),
    preview && meta('og:image:width', String(PREVIEW_SIZE.width)),
    preview && meta('og:image:height', String(PREVIEW_SIZE.height)),
    preview && meta('og:image:alt', page.previewAlt || page.title),
    article?.publishedAtMs != null && meta('article:published_time', isoTime(article.publishedAtMs)),
    article?.modifiedAtMs != null && meta('article:modified_time', isoTime(article.modifiedAtMs)),
    `<meta name="twitter:card" content="${preview ? 'summary_large_image' : 'summary'}">`,
    article && isAbsolute && jsonScript('application/ld+json', newsArticle(article, url, preview, context)),
  ];
  return lines.filter(Boolean).join('\n');
}

/** A script element that holds data. `<` is escaped, so no text in it can end the element. */
export function jsonScript(type: string, data: unknown, id = ''): string {
  const json = typeof data === 'string' ? data : JSON.stringify(data);
  return `<script type="${type}"${id && ` id="${id}"`}>${json.replaceAll('<', '\\u003c')}</script>`;
}

/** NewsArticle (https://schema.org/NewsArticle), with the members that search engines ask for. */
function newsArticle(article: Article, url: string, preview: string, context: HeadContext): Record<string, unknown> {
  const { settings, base } = context;
  const publisher = {
    '@type': 'GovernmentOrganization',
    name: settings.organisation || settings.name,
    url: base,
    logo: { '@type': 'ImageObject', url: base + context.logo },
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    headline: article.title || article.summary,
    ...(article.summary && { description: article.summary }),
    ...(preview && { image: [preview] }),
    ...(article.publishedAtMs !== null && { datePublished: isoTime(article.publishedAtMs) }),
    ...(article.modifiedAtMs !== null && { dateModified: isoTime(article.modifiedAtMs) }),
    author: { '@type': 'Organization', name: article.unit || settings.organisation || settings.name },
    publisher,
    inLanguage: article.language ?? context.language,
  };
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

/** `vi` → `vi_VN`: Open Graph names a language with a country. */
function localeOf(language: string): string {
  const [primary = 'vi', region] = language.split('-');
  const country = region ?? ({ vi: 'VN', en: 'US' } as Record<string, string>)[primary] ?? primary.toUpperCase();
  return `${primary}_${country}`;
}

import type { SiteSettings } from '../../site/settings.ts';
import { escapeHtml } from '../output/body-html.ts';
import { jsonScript } from './page-head.ts';

export interface PageDocument {
  /** Of the document, without the portal's name; `''` for home. */
  title: string;
  description: string;
  /** Elements for the head, as text. */
  head: string;
  /** What stands inside `#app`. */
  html: string;
  /** BCP 47. */
  language: string;
  /** Stylesheets beyond the shell's own, site-relative. */
  styles: string[];
  /** The one-item feed of the page's article, `''` for none: the app stores it without asking for it again. */
  itemFeed: string;
}

/**
 * Puts pages into the app's shell, which was cut once at the places where they differ.
 *
 * @param shell the site's own `index.html`: settings and base path are in it already
 */
export function createPageMaker(shell: string, settings: SiteSettings, basePath: string) {
  const html = shell
    .replace(/<html[^>]*>/, '\0html\0')
    .replace(/<title>[\s\S]*?<\/title>/, '\0title\0')
    .replace(/<meta name="description"[^>]*>/, '\0description\0')
    .replace('</head>', '\0head\0</head>')
    .replace(/<div id="app">\s*<\/div>/, '\0app\0')
    // The words for readers without JavaScript are for an empty shell.
    .replace(/<noscript>[\s\S]*?<\/noscript>/, '');
  const parts = html.split('\0');
  return (page: PageDocument): string => {
    const filled: Record<string, string> = {
      html: `<html lang="${escapeHtml(page.language)}" dir="ltr">`,
      title: `<title>${escapeHtml(page.title ? `${page.title} – ${settings.name}` : settings.name)}</title>`,
      description: `<meta name="description" content="${escapeHtml(page.description)}">`,
      head: `${page.head + page.styles.map((path) => `\n<link rel="stylesheet" href="${basePath}${path}">`).join('')}\n`,
      app:
        `<div id="app">${page.html}</div>` +
        (page.itemFeed && jsonScript('application/json', page.itemFeed.trimEnd(), 'item')),
    };
    return parts.map((part, index) => (index % 2 === 1 ? (filled[part] ?? '') : part)).join('');
  };
}

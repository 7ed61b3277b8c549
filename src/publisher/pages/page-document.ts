import type { SiteSettings } from '../../site/settings.ts';
import { escapeHtml } from '../output/body-html.ts';
import type { InlineStyles } from './critical-styles.ts';
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
  /** What the first paint needs of them all; `null` for a page that waits for its style sheets. */
  inlineStyles: InlineStyles | null;
  /** The one-item feed of the page's article, `''` for none: the app stores it without asking for it again. */
  itemFeed: string;
}

const STYLE_LINK = /<link rel="stylesheet"[^>]*>/g;

/**
 * Puts pages into the app's shell, which was cut once at the places where they differ.
 *
 * @param shell the site's own `index.html`: settings and base path are in it already
 */
export function createPageMaker(shell: string, settings: SiteSettings, basePath: string) {
  const shellStyles = shell.match(STYLE_LINK)?.join('\n') ?? '';
  const html = shell
    .replace(STYLE_LINK, '')
    // The policy that stands in the page, for hosts that send no headers.
    .replace(/(<meta http-equiv="Content-Security-Policy"[^>]*style-src 'self')/, '$1\0source\0')
    .replace(/<html[^>]*>/, '\0html\0')
    .replace(/<title>[\s\S]*?<\/title>/, '\0title\0')
    .replace(/<meta name="description"[^>]*>/, '\0description\0')
    .replace('</head>', '\0head\0</head>')
    .replace(/<div id="app">\s*<\/div>/, '\0app\0')
    .replace('</body>', '\0end\0</body>')
    // The words for readers without JavaScript are for an empty shell.
    .replace(/<noscript>[\s\S]*?<\/noscript>/, '');
  const parts = html.split('\0');
  return (page: PageDocument): string => {
    const links =
      shellStyles + page.styles.map((path) => `\n<link rel="stylesheet" href="${basePath}${path}">`).join('');
    const filled: Record<string, string> = {
      html: `<html lang="${escapeHtml(page.language)}" dir="ltr">`,
      title: `<title>${escapeHtml(page.title ? `${page.title} – ${settings.name}` : settings.name)}</title>`,
      description: `<meta name="description" content="${escapeHtml(page.description)}">`,
      // A sheet in the head keeps everything from being painted until it is there; one at the end, what follows it.
      head: `${page.head}\n${page.inlineStyles ? `<style>${page.inlineStyles.css}</style>` : links}\n`,
      end: page.inlineStyles ? `${links}\n` : '',
      source: page.inlineStyles ? ` ${page.inlineStyles.source}` : '',
      app:
        `<div id="app">${page.html}</div>` +
        (page.itemFeed && jsonScript('application/json', page.itemFeed.trimEnd(), 'item')),
    };
    return parts.map((part, index) => (index % 2 === 1 ? (filled[part] ?? '') : part)).join('');
  };
}

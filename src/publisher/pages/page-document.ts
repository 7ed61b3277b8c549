import type { SiteSettings } from '../../site/settings.ts';
import { escapeHtml } from '../output/body-html.ts';
import type { TextPart } from '../output/text-parts.ts';
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
  /** What stands around that, the same on every page of its kind. */
  frame: { before: string; after: string };
  /** BCP 47. */
  language: string;
  /** Stylesheets beyond the shell's own, site-relative. */
  styles: string[];
  /** What the first paint needs of them all; `null` for a page that waits for its style sheets. */
  inlineStyles: InlineStyles | null;
  /** The one-item feed of the page's article, `''` for none: the app stores it without asking for it again. */
  itemFeed: string;
}

export type PageMaker = (page: PageDocument) => TextPart[];

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*style-src 'self'/;
const STYLE_LINK = /<link rel="stylesheet"[^>]*>/g;
/** Browsers ask for these as soon as they see them, on the connection that the page came by. */
const LATER_LINK = /<link rel="(manifest|icon)" href="([^"]+)"[^>]*>\s*/g;
/** Without any, they ask for /favicon.ico. */
const NO_ICON = '<link rel="icon" href="data:,">';
const SCRIPT = /<script type="module"[^>]* src="([^"]+)"><\/script>/;

/**
 * Puts pages into the app's shell, which was cut once at the places where they differ. What pages share comes in
 * parts of its own, always the same objects.
 *
 * @param shell the site's own `index.html`: settings and base path are in it already
 * @param starter site-relative path of `start-drawn-page`
 */
export function createPageMaker(shell: string, starter: string, settings: SiteSettings, basePath: string): PageMaker {
  const shellStyles = shell.match(STYLE_LINK)?.join('\n') ?? '';
  const html = shell
    .replace(STYLE_LINK, '')
    // The policy that stands in the page, for hosts that send no headers.
    .replace(POLICY.test(shell) ? POLICY : /^/, '$&\0')
    .replace(/<html[^>]*>/, '\0')
    .replace(/<meta name="description"[^>]*>\s*/, '')
    // Crawlers read the beginning of a page, so what they look for comes before the styles.
    .replace(/<title>[\s\S]*?<\/title>/, '\0')
    .replace('</head>', '\0</head>')
    .replace(/<div id="app">\s*<\/div>/, '\0')
    .replace('</body>', '\0</body>')
    // The words for readers without JavaScript are for an empty shell.
    .replace(/<noscript>[\s\S]*?<\/noscript>\s*/, '');
  const [beginning = '', policy = '', afterSource = '', restOfHead = '', toBody = '', toEnd = '', end = ''] =
    html.split('\0');
  const icon =
    restOfHead
      .match(LATER_LINK)
      ?.filter((link) => link.includes('"icon"'))
      .join('') ?? '';
  const known = new Map<string, TextPart>();
  const shared = (key: string, text: () => string): TextPart => {
    const part = known.get(key) ?? { text: text(), isShared: true };
    known.set(key, part);
    return part;
  };
  /** The script is asked for before the first paint, and nothing else: all that it brings is only named. */
  const start = (head: string, links: string, isShared: boolean) => {
    // Search engines take the portal's icon from home, as it comes.
    const named = isShared ? [...head.matchAll(LATER_LINK)] : [];
    const later = named.map(([, rel, href]) => `${rel} ${href}`).join(' ');
    const sheets = [...links.matchAll(/ href="([^"]+)"/g)].map(([, href]) => href).join(' ');
    const src = `${basePath}${starter}`;
    return head
      .replace(LATER_LINK, (link, rel: string) => (isShared ? (rel === 'icon' ? `${NO_ICON}\n` : '') : link))
      .replace(SCRIPT, (_script, app: string) => {
        const data = `data-app="${app}" data-styles="${sheets}"${later && ` data-later="${later}"`}`;
        return `<script type="module" src="${src}" ${data}></script>`;
      });
  };
  return (page) => {
    const { language, frame, inlineStyles, itemFeed } = page;
    const source = inlineStyles?.source ?? '';
    const links =
      shellStyles + page.styles.map((path) => `\n<link rel="stylesheet" href="${basePath}${path}">`).join('');
    // A sheet keeps the page from being painted until it is there, so what was drawn has its styles in it.
    const styling = inlineStyles ? `<style>${inlineStyles.css}</style>` : links;
    const title = page.title ? `${page.title} – ${settings.name}` : settings.name;
    return [
      shared(`${language} ${source}`, () => {
        const root = `<html lang="${escapeHtml(language)}" dir="ltr">`;
        return beginning + root + policy + (source && ` ${source}`) + afterSource;
      }),
      {
        text: `<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
${page.head}`,
        isShared: false,
      },
      shared(`${links}${source}${frame.before}`, () => {
        const head = inlineStyles ? start(restOfHead, links, itemFeed !== '') : restOfHead;
        return `${head}${styling}\n${toBody}<div id="app">${frame.before}`;
      }),
      {
        text: `${page.html}${frame.after}</div>${
          itemFeed && jsonScript('application/json', itemFeed.trimEnd(), 'item')
        }${toEnd}${inlineStyles ? `<noscript>${links}${itemFeed && icon}</noscript>\n` : ''}${end}`,
        isShared: false,
      },
    ];
  };
}

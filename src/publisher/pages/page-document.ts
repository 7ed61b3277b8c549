import type { SiteSettings } from '../../site/settings.ts';
import { escapeHtml } from '../output/body-html.ts';
import type { TextPart } from '../output/text-parts.ts';
import type { InlineStyles } from './critical-styles.ts';
import { jsonScript } from './page-head.ts';

/** What pages of a site have in common. */
export interface PageFrame {
  /** The site's own `index.html`: settings and base path are in it already. */
  shell: string;
  /** Site-relative path of `start-drawn-page`. */
  starter: string;
  /** Scripts that the app will ask for whatever the page, site-relative. */
  ahead: string[];
}

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

/** What pages of one kind and language have in common, with the objects that they know each other by. */
interface SharedParts extends Pick<PageDocument, 'frame' | 'styles' | 'inlineStyles' | 'language'> {
  /** By readers, from hand to hand: such a page asks for nothing before its text. */
  isShared: boolean;
  top: TextPart;
  middle: TextPart;
  ending: string;
}

export type PageMaker = (page: PageDocument) => TextPart[];

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*style-src 'self'/;
const STYLE_LINK = /<link rel="stylesheet"[^>]*>/g;
/** Browsers ask for these as soon as they see them, on the connection that the page came by. */
const LATER_LINK = /<link rel="(manifest|icon)" href="([^"]+)"[^>]*>\s*/g;
/** Without any, they ask for /favicon.ico. */
const NO_ICON = '<link rel="icon" href="data:,">';
/** For readers without JavaScript, and for those whom no script reaches: where nothing is drawn they alone can speak. */
const UNDRAWN_WORDS = /<p class="unstarted"[\s\S]*?<\/p>\s*|<noscript>[\s\S]*?<\/noscript>\s*/g;
const SCRIPT = /<script type="module"[^>]* src="([^"]+)"><\/script>/;
/** `<main>` of `views/app.tsx`. */
const PAINTED_AS_ONE = '<link rel="expect" href="#noi-dung" blocking="render">\n';
/** Code units inside `#app`: with its head and compressed, such a page comes in half of what a connection carries at once. */
const MAX_PAINTED_AS_ONE = 16_000;

/**
 * Puts pages into the app's shell, which was cut once at the places where they differ. What pages share comes in
 * parts of its own, always the same objects.
 *
 * A drawn page asks for nothing before its text: its script, which the text does not need, comes last and with little
 * haste, and what the banner shows beside the portal's name comes with the whole style sheets. In the head the script
 * cost the first paint a round trip by Lighthouse's reckoning, and the mark a second connection besides.
 *
 * It is painted once, when its text has been read: by itself Chromium stops reading every 10 ms, which on a slow phone is
 * three times a page, and lays out, paints and shows what there is until then, so that the text came 100 to 200 ms after
 * the banner. Of a long page what has come is shown, as a weak network may bring the rest much later.
 */
export function createPageMaker(
  { shell, starter, ahead }: PageFrame,
  settings: SiteSettings,
  basePath: string,
): PageMaker {
  const undrawnWords = shell.match(UNDRAWN_WORDS)?.join('') ?? '';
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
    .replace(UNDRAWN_WORDS, '');
  const [beginning = '', policy = '', afterSource = '', restOfHead = '', toBody = '', toEnd = '', end = ''] =
    html.split('\0');
  const icon =
    restOfHead
      .match(LATER_LINK)
      ?.filter((link) => link.includes('"icon"'))
      .join('') ?? '';
  const made: SharedParts[] = [];
  /** Asked for by the very objects that all pages of a kind share: of texts as long as these not even a key is made. */
  const sharedParts = ({ frame, styles, inlineStyles, language, itemFeed }: PageDocument): SharedParts => {
    const isShared = itemFeed !== '';
    for (const one of made) {
      const isOfKind = one.frame === frame && one.styles === styles && one.inlineStyles === inlineStyles;
      if (isOfKind && one.language === language && one.isShared === isShared) return one;
    }
    const source = inlineStyles?.source ?? '';
    const root = `<html lang="${escapeHtml(language)}" dir="ltr">`;
    const links = linksOf(styles);
    // A sheet keeps the page from being painted until it is there, so what was drawn has its styles in it.
    const styling = inlineStyles ? `<style>${inlineStyles.css}</style>` : links;
    const head = inlineStyles ? drawnHead(isShared) : restOfHead;
    const parts = {
      frame,
      styles,
      inlineStyles,
      language,
      isShared,
      top: { text: beginning + root + policy + (source && ` ${source}`) + afterSource, isShared: true },
      middle: { text: `${head}${styling}\n${toBody}<div id="app">${frame.before}`, isShared: true },
      ending: inlineStyles ? drawnEnding(links, isShared) : '',
    };
    // A list has a frame of its own, and is drawn once.
    if (isShared) made.push(parts);
    return parts;
  };
  const drawnHead = (isShared: boolean) =>
    restOfHead
      .replace(LATER_LINK, (link, rel: string) => (isShared ? (rel === 'icon' ? `${NO_ICON}\n` : '') : link))
      .replace(SCRIPT, '');
  const app = SCRIPT.exec(restOfHead)?.[1] ?? '';
  /** All that the script brings is only named. */
  const startScript = (links: string, isShared: boolean) => {
    // Search engines take the portal's icon from home, as it comes.
    const named = isShared ? [...restOfHead.matchAll(LATER_LINK)] : [];
    const later = named.map(([, rel, href]) => `${rel} ${href}`).join(' ');
    const sheets = [...links.matchAll(/ href="([^"]+)"/g)].map(([, href]) => href).join(' ');
    const scripts = ahead.map((path) => basePath + path).join(' ');
    const data = `data-app="${app}" data-ahead="${scripts}" data-styles="${sheets}"${later && ` data-later="${later}"`}`;
    return `<script type="module" async fetchpriority="low" src="${basePath}${starter}" ${data}></script>`;
  };
  const linksOf = (styles: string[]) =>
    shellStyles + styles.map((path) => `\n<link rel="stylesheet" href="${basePath}${path}">`).join('');
  const drawnEnding = (links: string, isShared: boolean) =>
    `<noscript>${links}${isShared ? icon : ''}</noscript>\n${startScript(links, isShared)}\n`;
  return (page) => {
    const { frame, itemFeed } = page;
    const { top, middle, ending } = sharedParts(page);
    const length = page.html.length + frame.before.length + frame.after.length;
    const isEmpty = length === 0;
    const isPaintedAsOne = page.inlineStyles !== null && !isEmpty && length <= MAX_PAINTED_AS_ONE;
    const title = page.title ? `${page.title} – ${settings.name}` : settings.name;
    return [
      top,
      {
        text: `<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
${isPaintedAsOne ? PAINTED_AS_ONE : ''}${page.head}`,
        isShared: false,
      },
      middle,
      {
        // The banner of a list is no frame.
        text: `${page.html}${frame.after}</div>${
          itemFeed && jsonScript('application/json', itemFeed.trimEnd(), 'item')
        }${toEnd}${isEmpty ? undrawnWords : ''}${ending}${end}`,
        isShared: false,
      },
    ];
  };
}

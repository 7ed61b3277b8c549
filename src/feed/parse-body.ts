import type { Block } from './article.ts';
import { BodyBuilder } from './body-builder.ts';
import { limits } from './limits.ts';
import { cleanText, decodeEntities } from './plain-text.ts';
import { readHtml } from './read-html.ts';
import { anchorName } from './urls.ts';

export interface BodyContext {
  /** Absolute URL that relative addresses are resolved against. */
  url: string;
  /** Who signs the article, if that is known: that line is then no caption. */
  unit?: string;
}

export interface ReadBody {
  blocks: Block[];
  /** A limit stopped the reading: what is there is the beginning. */
  cut: boolean;
  picturesLeftOut: number;
  /** Addresses of pictures that were refused, as given; the first few. */
  refusedPictures: string[];
}

/** The body tree of an article's HTML: only known shapes, only the URL schemes of the types, bounded by `limits`. */
export function parseBody(html: string, context: BodyContext): Block[] {
  return readBody(html, context).blocks;
}

/** As `parseBody`, with what had to be left out. */
export function readBody(html: string, context: BodyContext): ReadBody {
  if (html.includes('<')) return readMarkup(html, context);
  // Without a single tag it is markup that was escaped once too often, or plain text in the wrong member.
  const decoded = decodeEntities(html);
  return ESCAPED_TAG.test(decoded) ? readMarkup(decoded, context) : parseTextBody(decoded);
}

const ESCAPED_TAG = /<(?:p|div|br|img|span|strong)[\s/>]/i;

function readMarkup(html: string, context: BodyContext): ReadBody {
  const builder = new BodyBuilder(context.url, linkedAnchors(html));
  readHtml(html, builder);
  const blocks = builder.finish(context.unit ?? '');
  const { cut, picturesLeftOut, refusedPictures } = builder;
  return { blocks, cut, picturesLeftOut, refusedPictures };
}

const ANCHOR_LINK = /href\s{0,5}=\s{0,5}["']?#([^"'\s<>]{1,200})/gi;

/** Names that links of the body point to: only those become anchors. */
function linkedAnchors(html: string): Set<string> {
  const names = new Set<string>();
  if (!html.includes('#')) return names;
  for (const match of html.matchAll(ANCHOR_LINK)) names.add(anchorName(decodeEntities(match[1] ?? '')));
  return names;
}

/** The body of plain text: an empty line parts paragraphs, a single one is a break. */
export function parseTextBody(text: string): ReadBody {
  const blocks: Block[] = [];
  const kept = text.slice(0, limits.bodyChars);
  let cut = text.length > limits.bodyChars;
  for (const part of kept.replace(/\r\n?/g, '\n').split(/\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+/)) {
    const lines = part.split('\n').map((line) => cleanText(line).trim());
    const children = lines
      .filter((line) => line !== '')
      .flatMap((line, index) => (index === 0 ? [line] : [{ type: 'break' as const }, line]));
    if (children.length === 0) continue;
    if (blocks.length >= limits.bodyNodes) {
      cut = true;
      break;
    }
    blocks.push({ type: 'paragraph', children });
  }
  return { blocks, cut, picturesLeftOut: 0, refusedPictures: [] };
}

import type { Block, Inline } from '../../feed/article.ts';
import { inlineWords } from './inline-words.ts';

export interface FootnoteLink {
  kind: 'reference' | 'back';
  /** What the footnote is called in the text: `1`, `*`, `a`; `''` where a way back leads to none. */
  label: string;
}

/** `[12]`, `(a)`, `*`, `↩`; a longer text is an ordinary link within the article. */
const LONGEST_LABEL = 6;

interface ShortLink {
  target: string;
  line: number;
  text: string;
}

/**
 * The links between a text and its footnotes, by the anchor they lead to, however Word or Markdown has written
 * them: a short link to a later line is a reference, a short one to an earlier line the way back.
 */
export function footnoteLinks(blocks: Block[]): Map<string, FootnoteLink> {
  const { links, anchorLines } = linksAndAnchors(blocks);
  const lineOf = (target: string) => anchorLines.get(target) ?? Number.NaN;
  const references = links.filter(({ target, line }) => lineOf(target) > line);
  const ways = links.filter(({ target, line }) => lineOf(target) < line);
  // Links that all lead onward, or all back, are a list of contents or ways to the top.
  if (references.length === 0 || ways.length === 0) return new Map();
  const found = new Map<string, FootnoteLink>();
  for (const { target, text } of references) found.set(target, { kind: 'reference', label: labelOf(text) });
  for (const { target, line } of ways) {
    // Of the footnotes called on the line it leads to, the one that this way back ends: the last to begin before it.
    const ended = references
      .filter((one) => one.line === lineOf(target) && lineOf(one.target) <= line)
      .sort((a, b) => lineOf(b.target) - lineOf(a.target))[0];
    found.set(target, { kind: 'back', label: ended ? labelOf(ended.text) : '' });
  }
  return found;
}

function labelOf(text: string): string {
  return text.replace(/[[\]()]/g, '');
}

/** Lines are numbered through the body; the parser puts anchors at the beginning of theirs. */
function linksAndAnchors(blocks: Block[]): { links: ShortLink[]; anchorLines: Map<string, number> } {
  const links: ShortLink[] = [];
  const anchorLines = new Map<string, number>();
  let line = 0;
  const readInlines = (inlines: Inline[]): void => {
    for (const inline of inlines) {
      if (typeof inline === 'string') continue;
      if (inline.type === 'anchor' && !anchorLines.has(inline.name)) anchorLines.set(inline.name, line);
      if (inline.type === 'link' && inline.href.startsWith('#')) {
        const text = inlineWords(inline.children).trim();
        if (text.length <= LONGEST_LABEL) links.push({ target: inline.href.slice(1), line, text });
      }
      if ('children' in inline) readInlines(inline.children);
    }
  };
  const readLine = (inlines: Inline[]): void => {
    readInlines(inlines);
    line += 1;
  };
  const readBlocks = (inner: Block[]): void => {
    for (const block of inner) {
      if (block.type === 'paragraph' || block.type === 'heading') readLine(block.children);
      else if (block.type === 'quote') readBlocks(block.children);
      else if (block.type === 'list') block.items.forEach(readBlocks);
      else if (block.type === 'figure') readLine(block.caption);
      else if (block.type === 'table') {
        readLine(block.caption);
        for (const row of block.rows) for (const cell of row) readLine(cell.children);
      }
    }
  };
  readBlocks(blocks);
  return { links, anchorLines };
}

import type { Block, Inline, Picture } from './article.ts';
import { inlineText } from './block-text.ts';
import { type Draft, draft } from './draft.ts';
import { sameWords } from './plain-text.ts';

/** Characters of a line that may be a caption: where looks say so, where it stands beside a picture, or under one. */
const STYLED_CAPTION_CHARS = 300;
const BESIDE_CAPTION_CHARS = 200;
const PLAIN_CAPTION_CHARS = 120;
const CAPTION_LINES = 2;

type Figure = Extract<Block, { type: 'figure' }>;
type Paragraph = Extract<Block, { type: 'paragraph' }>;

/**
 * Makes the final blocks of one container: captions join their pictures, rules stand only between other blocks.
 * Portals write a caption as one or two short lines behind the picture: centred, italic, marked by a class, in the
 * same paragraph or layout table, or with nothing but their shortness to tell.
 * @param unit who signs the article, `''` where the feed does not say: that line is no caption
 */
export function arrange(drafts: Draft[], unit: string): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < drafts.length; i++) {
    const current = drafts[i];
    if (current === undefined) break;
    const { block } = current;
    if (block.type === 'rule' && (blocks.length === 0 || blocks.at(-1)?.type === 'rule')) continue;
    blocks.push(block);
    if (block.type === 'figure' && block.caption.length === 0) i += takeCaption(block, drafts, i + 1, unit);
  }
  while (blocks.at(-1)?.type === 'rule') blocks.pop();
  return blocks;
}

/** @returns how many of the drafts from `index` on became the figure's caption */
function takeCaption(figure: Figure, drafts: Draft[], index: number, unit: string): number {
  let taken = 0;
  let lines = 0;
  let firstKind = '';
  while (lines < CAPTION_LINES) {
    const paragraph = drafts[index + taken];
    const kind = paragraph === undefined ? '' : captionKind(paragraph);
    if (kind === '' || paragraph?.block.type !== 'paragraph') break;
    if (taken > 0 && (kind !== firstKind || (kind === 'plain' && !continues(paragraph.block)))) break;
    if (unit !== '' && sameWords(inlineText(paragraph.block.children, ' '), unit)) break;
    if (taken > 0) figure.caption.push({ type: 'break' });
    figure.caption.push(...unwrapEmphasis(paragraph.block.children));
    lines += 1 + paragraph.block.children.filter((child) => typeof child === 'object' && child.type === 'break').length;
    firstKind = kind;
    taken += 1;
  }
  if (taken > 0) captionPictures(figure);
  return taken;
}

/** Writes the caption to the pictures too, for viewers that show one picture at a time. */
export function captionPictures(figure: Figure): void {
  const text = inlineText(figure.caption, '\n');
  for (const picture of figure.pictures) if (picture.caption === '') picture.caption = text;
}

type CaptionKind = 'marked' | 'beside' | 'italic' | 'centred' | 'plain' | '';

function captionKind({ block, centred, caption }: Draft): CaptionKind {
  if (block.type !== 'paragraph' || block.align === 'right') return '';
  const text = inlineText(block.children, ' ');
  if (text.length > STYLED_CAPTION_CHARS) return '';
  if (caption === 'marked') return caption;
  // A bold line is the heading of what follows, a colon announces it, a link leads away from here.
  if (isWhole(block, 'strong') || isWhole(block, 'link') || text.endsWith(':')) return '';
  if (caption === 'beside' && text.length <= BESIDE_CAPTION_CHARS) return caption;
  if (isWhole(block, 'emphasis')) return 'italic';
  if (centred) return 'centred';
  return text.length <= PLAIN_CAPTION_CHARS && !STARTS_LIST.test(text) ? 'plain' : '';
}

/** "1.", "a)", "- ", "* ": points of a list typed by hand. */
const STARTS_LIST = /^(?:\(?[\da-zđ]{1,3}[.)]|[-–—+*•])\s/i;

/** A second plain line is a caption's only when it goes on in small letters: "…Bí thư Đảng bộ / phát biểu chỉ đạo…". */
function continues(paragraph: Paragraph): boolean {
  return /^\p{Ll}/u.test(inlineText(paragraph.children, ' '));
}

function isWhole(block: Paragraph, type: 'strong' | 'emphasis' | 'link'): boolean {
  return block.children.every((child) => isMarked(child, type));
}

function isMarked(inline: Inline, type: 'strong' | 'emphasis' | 'link'): boolean {
  if (typeof inline === 'string') return inline.trim() === '';
  if (inline.type === 'break' || inline.type === 'anchor' || inline.type === type) return true;
  return 'children' in inline && inline.children.length > 0 && inline.children.every((child) => isMarked(child, type));
}

/** Captions look like captions without it. */
function unwrapEmphasis(inlines: Inline[]): Inline[] {
  const whole = inlines.every(
    (inline) => typeof inline === 'object' && (inline.type === 'emphasis' || inline.type === 'break'),
  );
  return whole
    ? inlines.flatMap((inline) => (typeof inline === 'object' && 'children' in inline ? inline.children : [inline]))
    : inlines;
}

/** The same picture twice in one figure is a slip of the CMS. */
export function figureOf(pictures: Picture[]): Figure {
  const bySrc = new Map<string, Picture>();
  for (const picture of pictures) if (!bySrc.has(picture.src)) bySrc.set(picture.src, picture);
  return { type: 'figure', pictures: [...bySrc.values()], caption: [] };
}

/** What a `<figure>` holds: its pictures under one caption; text in it that is no `<figcaption>` may be one too. */
export function settleFigure(drafts: Draft[], caption: Inline[]): Draft[] {
  const figures = drafts.flatMap(({ block }) => (block.type === 'figure' ? [block] : []));
  const captioned = figures.some((figure) => figure.caption.length > 0);
  if (figures.length === 0 || captioned) {
    return caption.length === 0 ? drafts : [...drafts, draft({ type: 'paragraph', children: caption }, true)];
  }
  const figure = figureOf(figures.flatMap(({ pictures }) => pictures));
  figure.caption = unwrapEmphasis(caption);
  captionPictures(figure);
  const others = drafts.filter(({ block }) => block.type !== 'figure');
  return [draft(figure, true), ...others.map((each): Draft => ({ ...each, caption: 'beside' }))];
}

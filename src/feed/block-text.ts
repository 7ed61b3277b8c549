import type { Article, Block, Inline } from './article.ts';
import { bodyPictures } from './body-pictures.ts';
import { cutText } from './plain-text.ts';

/** @param lineBreak what a `<br>` becomes */
export function inlineText(inlines: Inline[], lineBreak: string): string {
  const only = inlines[0];
  if (inlines.length === 1 && typeof only === 'string') return only;
  let text = '';
  for (const inline of inlines) {
    if (typeof inline === 'string') text += inline;
    else if (inline.type === 'break') text += lineBreak;
    else if ('children' in inline) text += inlineText(inline.children, lineBreak);
  }
  return text;
}

/**
 * Plain text of a body for search, excerpts, reading aloud and counting: one line a block, without the captions of
 * figures (those are `captionText`).
 */
export function blockText(blocks: Block[]): string {
  const lines: string[] = [];
  collectLines(blocks, lines);
  return lines.join('\n');
}

function collectLines(blocks: Block[], lines: string[]): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        addLine(lines, inlineText(block.children, ' '));
        break;
      case 'list':
        for (const item of block.items) collectLines(item, lines);
        break;
      case 'quote':
        collectLines(block.children, lines);
        break;
      case 'preformatted':
        addLine(lines, block.text);
        break;
      case 'table':
        addLine(lines, inlineText(block.caption, ' '));
        for (const row of block.rows) {
          addLine(
            lines,
            row
              .map((cell) => inlineText(cell.children, ' '))
              .join(' ')
              .replace(/ {2,}/g, ' '),
          );
        }
        break;
      case 'audio':
        addLine(lines, block.recording.title);
        break;
      case 'video':
        addLine(lines, block.title);
        break;
      case 'figure':
      case 'rule':
        break;
    }
  }
}

function addLine(lines: string[], text: string): void {
  const trimmed = text.trim();
  if (trimmed !== '') lines.push(trimmed);
}

/** The beginning of a body as one line, at most `maxChars` characters. */
export function firstWords(blocks: Block[], maxChars: number): string {
  const lines: string[] = [];
  let chars = 0;
  for (const block of blocks) {
    const from = lines.length;
    collectLines([block], lines);
    for (const line of lines.slice(from)) chars += line.length + 1;
    if (chars > maxChars + 1) break;
  }
  return cutText(
    lines
      .join(' ')
      .slice(0, maxChars * 4)
      .replaceAll('\n', ' '),
    maxChars,
  );
}

/** The captions of body and album, one a line, each once. */
export function captionText(article: Pick<Article, 'body' | 'album'>): string {
  const captions = new Set<string>();
  for (const picture of [...bodyPictures(article.body), ...article.album]) {
    const caption = picture.caption.replaceAll('\n', ' ');
    if (caption !== '') captions.add(caption);
  }
  return [...captions].join('\n');
}

const NOT_BLANK = 2;
const LETTER_OR_DIGIT = 1;

/** By UTF-16 unit: what it is to a word. Beyond general punctuation all are letters. */
const TABLE_END = 0x2070;
const kinds = new Uint8Array(TABLE_END);
for (let code = 33; code < TABLE_END; code++) {
  if (code === 160) continue;
  kinds[code] = isWordUnit(code) ? NOT_BLANK | LETTER_OR_DIGIT : NOT_BLANK;
}

/** Letters and digits; beyond ASCII everything but general punctuation, which dashes and quotation marks belong to. */
function isWordUnit(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return code >= 0xc0 && code < 0x2000;
}

/**
 * Words as Vietnamese writes them: what white space parts and what has a letter or digit. Without branches, which
 * takes less than half of the time.
 */
export function countWords(text: string): number {
  let count = 0;
  /** 1 behind the first letter of a word. */
  let inWord = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = code < TABLE_END ? (kinds[code] as number) : NOT_BLANK | LETTER_OR_DIGIT;
    const isIn = (inWord | kind) & (kind >>> 1);
    count += isIn & ~inWord;
    inWord = isIn;
  }
  return count;
}

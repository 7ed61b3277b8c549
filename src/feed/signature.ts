import type { Block, Inline } from './article.ts';
import { inlineText } from './block-text.ts';
import { sameWords } from './plain-text.ts';

const SIGNATURE_CHARS = 80;

/**
 * The unit that signs an article in its last line, as portals do: a short line at the right, or a short bold one.
 * @returns `''` when the last line is none
 */
export function signatureOf(blocks: Block[]): string {
  const last = blocks.at(-1);
  if (last?.type !== 'paragraph' || blocks.length < 2) return '';
  const text = inlineText(last.children, ' ').trim();
  if (text.length > SIGNATURE_CHARS || /[.!?:;,…]$/.test(text) || !/\p{L}/u.test(text)) return '';
  return last.align === 'right' || last.children.every(isBold) ? text : '';
}

/** The blocks without last lines that say no more than the unit does, so that it is not drawn twice. */
export function withoutSignature(blocks: Block[], unit: string): Block[] {
  if (unit === '') return blocks;
  let end = blocks.length;
  // An article that says nothing else keeps its line.
  for (let last = blocks[end - 1]; end > 1 && isSignature(last, unit); last = blocks[end - 1]) {
    end -= 1;
    while (end > 1 && blocks[end - 1]?.type === 'rule') end -= 1;
  }
  return end === blocks.length ? blocks : blocks.slice(0, end);
}

function isSignature(block: Block | undefined, unit: string): boolean {
  return block?.type === 'paragraph' && sameWords(inlineText(block.children, ' '), unit);
}

/** Some CMS repeat the title as the first heading of the text. */
export function withoutTitle(blocks: Block[], title: string): Block[] {
  const first = blocks[0];
  if (first?.type !== 'heading' || !sameWords(inlineText(first.children, ' '), title)) return blocks;
  return blocks.slice(1);
}

function isBold(inline: Inline): boolean {
  if (typeof inline === 'string') return inline.trim() === '';
  if (inline.type === 'strong' || inline.type === 'break' || inline.type === 'anchor') return true;
  return 'children' in inline && inline.children.length > 0 && inline.children.every(isBold);
}

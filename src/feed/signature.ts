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

/** The blocks without a last line that says no more than the unit does, so that it is not drawn twice. */
export function withoutSignature(blocks: Block[], unit: string): Block[] {
  const last = blocks.at(-1);
  if (unit === '' || last?.type !== 'paragraph') return blocks;
  return sameWords(inlineText(last.children, ' '), unit) ? blocks.slice(0, -1) : blocks;
}

/** Some CMS repeat the title as the first heading of the text. */
export function withoutTitle(blocks: Block[], title: string): Block[] {
  const first = blocks[0];
  if (first?.type !== 'heading' || !sameWords(inlineText(first.children, ' '), title)) return blocks;
  return blocks.slice(1);
}

function isBold(inline: Inline): boolean {
  if (typeof inline === 'string') return inline.trim() === '';
  if (inline.type === 'strong' || inline.type === 'break') return true;
  return 'children' in inline && inline.children.length > 0 && inline.children.every(isBold);
}

import type { Inline } from '../../feed/article.ts';

/**
 * The words of a line as the drawn page has them: characters of its text nodes in order, and `\n` for a break, so
 * that a position in one is a position in the other.
 */
export function inlineWords(inlines: Inline[]): string {
  let words = '';
  for (const inline of inlines) {
    if (typeof inline === 'string') words += inline;
    else if (inline.type === 'break') words += '\n';
    else if ('children' in inline) words += inlineWords(inline.children);
  }
  return words;
}

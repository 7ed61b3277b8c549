import type { Article, Block, Inline } from '../../feed/article.ts';
import type { FootnoteLink } from '../reading/footnotes.ts';
import { inlineWords } from '../reading/inline-words.ts';

/** A piece of an article that is drawn as one element. */
export interface Passage {
  /** As drawn; see `inlineWords()`. */
  text: string;
  /** As long as `text`, with blanks for what is not said: the numbers of footnotes. */
  said: string;
}

/** An article from its title to its signature, in the order of its drawn elements. */
export function passagesOf(
  article: Pick<Article, 'title' | 'summary' | 'body' | 'unit'>,
  footnotes: ReadonlyMap<string, FootnoteLink>,
): Passage[] {
  const passages: Passage[] = [];
  const add = (text: string, said = text): void => {
    if (said.trim() !== '') passages.push({ text, said });
  };
  const addLine = (inlines: Inline[]) => add(inlineWords(inlines), inlineWords(withoutNotes(inlines, footnotes)));
  const addBlocks = (blocks: Block[]): void => {
    for (const block of blocks) {
      if (block.type === 'paragraph' || block.type === 'heading') addLine(block.children);
      else if (block.type === 'list') block.items.forEach(addBlocks);
      else if (block.type === 'quote') addBlocks(block.children);
      else if (block.type === 'preformatted') add(block.text);
      else if (block.type === 'figure') addLine(block.caption);
      else if (block.type === 'table') {
        addLine(block.caption);
        // A break after each cell: they are said one by one.
        for (const row of block.rows)
          addLine(row.flatMap(({ children }, i) => (i > 0 ? [BREAK, ...children] : children)));
      }
    }
  };
  add(article.title || article.summary);
  addBlocks(article.body);
  add(article.unit);
  return passages;
}

const BREAK: Inline = { type: 'break' };

function withoutNotes(inlines: Inline[], footnotes: ReadonlyMap<string, FootnoteLink>): Inline[] {
  return inlines.map((inline): Inline => {
    if (typeof inline === 'string' || !('children' in inline)) return inline;
    if (inline.type === 'link' && footnotes.has(inline.href.replace(/^#/, ''))) {
      return inlineWords(inline.children).replace(/\S/g, ' ');
    }
    return { ...inline, children: withoutNotes(inline.children, footnotes) };
  });
}

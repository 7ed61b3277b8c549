import type { Block } from '../../feed/article.ts';
import { slugify } from '../../site/article-slug.ts';
import { inlineWords } from './inline-words.ts';

/** An article with fewer words, about three minutes, or fewer headings is seen as a whole without a list of them. */
const LEAST_WORDS = 500;
const LEAST_HEADINGS = 3;
const ID_PREFIX = 'de-muc-';

export interface Section {
  heading: Block;
  /** Of the drawn heading; made of its words, so that a link to it outlives edits elsewhere. */
  id: string;
  title: string;
  /** 0 for the highest level that the article has, 1 for those below it. */
  depth: 0 | 1;
}

/** The table of contents of a body; empty for one that needs none. */
export function sectionsOf(blocks: Block[], wordCount: number): Section[] {
  if (wordCount < LEAST_WORDS) return [];
  const headings = blocks.filter((block) => block.type === 'heading');
  const highest = Math.min(...headings.map(({ level }) => level));
  const used = new Map<string, number>();
  const sections = headings.flatMap((heading): Section[] => {
    const title = inlineWords(heading.children).replace(/\s+/g, ' ').trim();
    if (!title) return [];
    const words = ID_PREFIX + (slugify(title) || 'khac');
    const count = (used.get(words) ?? 0) + 1;
    used.set(words, count);
    return [{ heading, id: count === 1 ? words : `${words}--${count}`, title, depth: heading.level > highest ? 1 : 0 }];
  });
  return sections.length < LEAST_HEADINGS ? [] : sections;
}

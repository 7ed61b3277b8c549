import { findRuns } from '../../text/find-runs.ts';

/** What a reader reads of an article: neither its buttons nor its list of contents. */
const READ = '.article h1, .article .prose';
/** Elements whose end is the end of a line of text. */
const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, td, th, figcaption, caption, blockquote, pre, br, figure, .prose';

/** The places of a query's words in the article on screen, in reading order. Nothing of the page is changed. */
export function findRanges(query: string, abbreviations: Parameters<typeof findRuns>[2]): Range[] {
  let text = '';
  const pieces: { node: Text; start: number }[] = [];
  for (const root of document.querySelectorAll(READ)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        pieces.push({ node, start: text.length });
        text += node.data;
      } else if ((node as Element).matches(BLOCKS)) text += '\n';
    }
    text += '\n';
  }
  return findRuns(text, query, abbreviations).map(({ start, end }) => {
    const range = document.createRange();
    const [first, last] = [pieceAt(pieces, start), pieceAt(pieces, end - 1)];
    if (first && last) {
      range.setStart(first.node, start - first.start);
      range.setEnd(last.node, end - last.start);
    }
    return range;
  });
}

/** The last piece that begins at an offset or before it. */
function pieceAt<Piece extends { start: number }>(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

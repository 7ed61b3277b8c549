const BLOCKS = 'p, li, h2, h3, h4, h5, h6, figcaption, caption, td, th, pre, blockquote';

export interface DrawnText {
  /** White space is single; a line feed stands between blocks. */
  text: string;
  /** The drawn part `[start, end)` of the text. */
  range(start: number, end: number): Range;
  /** Where a range of the page lies in the text, `null` outside of it. */
  within(range: Range): [start: number, end: number] | null;
}

/** The text of an element as a reader sees it, and for each of its characters the place it is drawn at. */
export function drawnText(root: Element): DrawnText {
  let text = '';
  const nodes: Text[] = [];
  const offsets: number[] = [];
  let block: Element | null = null;
  const push = (character: string, node: Text, offset: number) => {
    text += character;
    nodes.push(node);
    offsets.push(offset);
  };
  let isBroken = false;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) {
      isBroken ||= node.nodeName === 'BR';
      continue;
    }
    const own = node.parentElement?.closest(BLOCKS) ?? root;
    if (own !== block || isBroken) {
      if (text.endsWith(' ')) {
        text = text.slice(0, -1);
        nodes.pop();
        offsets.pop();
      }
      if (text && !text.endsWith('\n')) push('\n', node, 0);
    }
    block = own;
    isBroken = false;
    for (let i = 0; i < node.data.length; i++) {
      const character = node.data.charAt(i);
      if (!/\s/.test(character)) push(character, node, i);
      else if (text && !/[ \n]$/.test(text)) push(' ', node, i);
    }
  }
  return {
    text,
    range(start, end) {
      const range = document.createRange();
      const [first, last] = [nodes[start], nodes[end - 1]];
      if (first && last) {
        range.setStart(first, offsets[start] ?? 0);
        range.setEnd(last, (offsets[end - 1] ?? 0) + 1);
      }
      return range;
    },
    within(range) {
      // Before: the character lies at or after the range's start; after: it ends at or before the range's end.
      const start = nodes.findIndex((node, i) => range.comparePoint(node, offsets[i] ?? 0) >= 0);
      if (start < 0) return null;
      let end = start;
      while (end < nodes.length && range.comparePoint(nodes[end] as Text, offsets[end] ?? 0) === 0) end++;
      // A point on the range's end counts as within it, but its character lies behind.
      if (end > start && range.endContainer === nodes[end - 1] && range.endOffset === offsets[end - 1]) end--;
      return end > start ? [start, end] : null;
    },
  };
}

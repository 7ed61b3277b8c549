import type { Span } from '../../text/speech/sentences.ts';
import type { Passage } from './passages.ts';

const DRAWN = '.article h1, .prose :is(p, h2, h3, h4, h5, h6, pre, figcaption, caption, tr)';
/** Elements of the page that hold no passage (a recording's title) in a row, at most. */
const MOST_BETWEEN = 12;

/** The elements that passages are drawn as, found by their words; `null` where there is none. */
export function drawnPassages(passages: readonly Passage[], root: ParentNode): (Element | null)[] {
  const drawn = [...root.querySelectorAll(DRAWN)];
  let from = 0;
  return passages.map(({ text }) => {
    for (let i = from; i < Math.min(drawn.length, from + MOST_BETWEEN); i++) {
      const element = drawn[i];
      if (element && wordsOf(element) === text) {
        from = i + 1;
        return element;
      }
    }
    return null;
  });
}

function wordsOf(element: Element): string {
  let words = '';
  for (const { text } of parts(element)) words += text;
  return words;
}

/** The range of a span of a drawn passage's words; `null` when the element has changed since. */
export function rangeOf(element: Element, { start, end }: Span): Range | null {
  const range = new Range();
  let at = 0;
  let begun = false;
  for (const { node, text } of parts(element)) {
    const next = at + text.length;
    if (node) {
      if (!begun && start < next) {
        range.setStart(node, Math.max(0, start - at));
        begun = true;
      }
      if (begun && end <= next) {
        range.setEnd(node, Math.max(0, end - at));
        return range;
      }
    }
    at = next;
  }
  return null;
}

/** Text nodes in order, and a break for each `<br>` and before each cell but the first. */
function* parts(element: Element): Generator<{ node: Text | null; text: string }> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) yield { node, text: node.data };
    else if (isBreak(node as Element)) yield { node: null, text: '\n' };
  }
}

function isBreak(element: Element): boolean {
  return element.localName === 'br' || (/^t[dh]$/.test(element.localName) && element.previousElementSibling !== null);
}

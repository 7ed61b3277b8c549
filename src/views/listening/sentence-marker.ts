/** The name of the highlight in `listening.css`. */
const HIGHLIGHT = 'dang-doc';
const FALLBACK = 'data-being-read';

/** Marks the sentence being said: itself where the browser can, else the element it stands in. */
export function createSentenceMarker(): { mark(element: Element, range: Range): void; clear(): void } {
  let marked: Element | null = null;
  const canHighlight = typeof Highlight !== 'undefined' && typeof CSS !== 'undefined' && 'highlights' in CSS;

  function clear(): void {
    if (canHighlight) CSS.highlights.delete(HIGHLIGHT);
    marked?.removeAttribute(FALLBACK);
    marked = null;
  }
  return {
    clear,
    mark(element, range) {
      clear();
      if (canHighlight) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
      else {
        marked = element;
        element.setAttribute(FALLBACK, '');
      }
    },
  };
}

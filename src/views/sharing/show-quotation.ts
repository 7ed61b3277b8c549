import '../styles/quotation.css';
import { drawnText } from './drawn-text.ts';
import { findQuotation, parseQuotation } from './quotation.ts';

/** The name under which styles find the marked words. */
const HIGHLIGHT = 'quotation';

/**
 * Scrolls to the words that the address quotes, and marks them. Browsers do so by themselves in a page that comes with
 * its text; here the text is drawn later. Words that were edited away leave the page at its top.
 */
export function showQuotation(root: Element): void {
  const quotation = parseQuotation(location.hash);
  if (!quotation) return;
  const drawn = drawnText(root);
  const found = findQuotation(drawn.text, quotation);
  if (!found) return;
  const range = drawn.range(...found);
  // Without the API the words are at least in sight.
  if (typeof Highlight === 'function') CSS.highlights.set(HIGHLIGHT, new Highlight(range));
  const { top, height } = range.getBoundingClientRect();
  scrollTo(0, scrollY + top - Math.max(80, (innerHeight - height) / 3));
}

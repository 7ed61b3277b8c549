/** Between what has the focus and the bar below it: the outline's own breadth. */
const OUTLINE_PX = 6;

/**
 * Scrolls what the keyboard comes to clear of the bars at the foot of the page (WCAG 2.4.11). Chromium and Firefox do so
 * by `scroll-padding` alone; WebKit heeds that only in `scrollIntoView()` and leaves the focus behind a bar.
 */
export function keepFocusInSight(): void {
  // A frame later the browser has scrolled as far as it does by itself.
  addEventListener('focusin', () => requestAnimationFrame(reveal));
}

function reveal(): void {
  const focused = document.activeElement;
  if (!focused?.matches(':focus-visible') || !focused.closest('main') || isOfBar(focused)) return;
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const { top, bottom } = focused.getBoundingClientRect();
  const beneathPx = bottom + OUTLINE_PX - (innerHeight - Number.parseFloat(scrollPaddingBottom));
  // What is higher than the room for it shows its beginning.
  const byPx = Math.min(beneathPx, top - Number.parseFloat(scrollPaddingTop));
  if (byPx > OUTLINE_PX) scrollBy(0, byPx);
}

/** True for what stands on the screen wherever the page is scrolled to. */
function isOfBar(element: Element | null): boolean {
  for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).position === 'fixed') return true;
  return false;
}

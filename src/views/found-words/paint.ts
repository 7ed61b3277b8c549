/** Names of the highlights in found-words.css. */
const ALL = 'found';
const NOW = 'found-now';

/**
 * Marks the places without touching the page: by the browser's own highlights; where it has none, the present place
 * is selected.
 */
export function paint(ranges: readonly Range[], now: Range | undefined): void {
  if (typeof Highlight === 'function') {
    CSS.highlights.set(ALL, new Highlight(...ranges));
    const present = new Highlight(...(now ? [now] : []));
    present.priority = 1;
    CSS.highlights.set(NOW, present);
  } else if (now) {
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(now.cloneRange());
  }
}

export function clearPaint(): void {
  if (typeof Highlight === 'function') {
    CSS.highlights.delete(ALL);
    CSS.highlights.delete(NOW);
  } else getSelection()?.removeAllRanges();
}

import type { ReadingPlace } from '../../store/reading-record.ts';

/** Where the eyes are when a block's beginning is at the top: below what stays on the screen. */
const READING_LINE_PX = 72;
/** A body below so many screens is read at one sitting: its place is not kept. */
const SHORTEST_SCREENS = 2.5;

export type Progress =
  /** Nothing of this visit tells more than what is kept. */
  { state: 'at-start' } | { state: 'within'; progress: number; place: ReadingPlace } | { state: 'at-end' };

/** Whether a drawn body is long enough for a place in it to be worth keeping. */
export function isLong(body: Element): boolean {
  return body.getBoundingClientRect().height > SHORTEST_SCREENS * innerHeight;
}

/** How far down a drawn body the screen is. Reads about ten boxes, however long the body is. */
export function progressIn(body: Element): Progress {
  const { top, bottom, height } = body.getBoundingClientRect();
  if (top > -innerHeight / 2) return { state: 'at-start' };
  if (bottom <= innerHeight) return { state: 'at-end' };
  const blocks = body.children;
  // The last block that begins above the line; blocks lie one below the other.
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle] as Element).getBoundingClientRect().top <= READING_LINE_PX) low = middle;
    else high = middle - 1;
  }
  const box = blocks[low]?.getBoundingClientRect();
  const within = box && box.height > 0 ? (READING_LINE_PX - box.top) / box.height : 0;
  return {
    state: 'within',
    progress: clamp((innerHeight - top) / height),
    place: { block: low, within: clamp(within) },
  };
}

/** Scrolls to a place kept earlier and puts the focus there; whether the body has that block. */
export function goToPlace(body: Element, { block, within }: ReadingPlace): boolean {
  const element = body.children[block] as HTMLElement | undefined;
  if (!element) return false;
  const { top, height } = element.getBoundingClientRect();
  scrollTo(0, scrollY + top + within * height - READING_LINE_PX);
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  return true;
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}

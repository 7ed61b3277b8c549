import { paths } from '../../site/paths.ts';
import type { ReadingOrder } from '../../store/neighbours.ts';

interface HistoryEntry {
  url: string | null;
  /** Reached without leaving the app. */
  sameDocument: boolean;
}

/** The part of the Navigation API that is used here; browsers have it from 2022 (Chromium) to 2026 on. */
interface Navigation {
  entries(): HistoryEntry[];
  currentEntry: { index: number } | null;
}

/**
 * The list that the reader came from: the last one on the way to this article, over whatever articles were read in
 * between. Opened by a link, or where the browser does not tell, it is the article's category.
 */
export function readingOrder(base: string): ReadingOrder {
  const { navigation } = window as { navigation?: Navigation };
  const at = navigation?.currentEntry?.index ?? -1;
  const way = navigation?.entries().slice(0, Math.max(0, at)).reverse() ?? [];
  for (const { url, sameDocument } of way) {
    if (!sameDocument || !url) break;
    const path = new URL(url).pathname.slice(base.length - 1);
    if (path === paths.home) return 'all';
    if (path === paths.saved) return 'saved';
    // Whether from another list, or over a screen that has none.
    if (!/^\/(bai-viet|album)\/./.test(path)) break;
  }
  return 'category';
}

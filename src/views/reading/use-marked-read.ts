import { useEffect } from 'preact/hooks';
import { markRead } from '../../store/reading.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { whenIdle } from '../idle.ts';

/** Marks what is on the screen as read, once it stands. */
export function useMarkedRead(head: Pick<ArticleHead, 'key' | 'pinnedSlug'>): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: an article is known by its key
  useEffect(
    () =>
      // Denied or full storage: the screen reads without being remembered.
      whenIdle(() => void markRead(head).catch(() => undefined)),
    [head.key],
  );
}

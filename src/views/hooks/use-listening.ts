import { useEffect, useRef, useState } from 'preact/hooks';
import type { Article } from '../../feed/article.ts';
import { article as words } from '../messages/article.ts';

/**
 * Reads an article aloud by the device's Vietnamese voice and stops when the reader leaves. The code that turns
 * an article into sentences loads on first use.
 */
export function useListening(article: Article, say: (words: string) => void): [boolean, () => Promise<void>] {
  const [listening, setListening] = useState(false);
  const stop = useRef<(() => void) | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another article means the reader has moved on
  useEffect(
    () => () => {
      stop.current?.();
      stop.current = null;
    },
    [article.id],
  );

  async function toggle(): Promise<void> {
    if (stop.current) {
      stop.current();
      stop.current = null;
      setListening(false);
      return;
    }
    const { readAloud } = await import('../read-aloud.ts');
    const stopReading = await readAloud(spokenParts(), () => {
      stop.current = null;
      setListening(false);
    });
    if (!stopReading) {
      say(words.noVoice);
      return;
    }
    stop.current = stopReading;
    setListening(true);
  }
  return [listening, toggle];
}

/** The drawn article by paragraphs; tables and captions are left to the eye. */
function spokenParts(): string[] {
  const parts = document.querySelectorAll('.article h1, .prose > :is(p, h2, h3, h4), .prose li, .prose blockquote');
  return [...parts].map((part) => part.textContent ?? '');
}

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Long enough to read a sentence twice, or three of them once. */
const SHOWN_MS = 6000;
const SHOWN_MS_PER_CHARACTER = 60;

/** A short message at the foot of the screen, spoken by screen readers. */
export function useToast(): [JSX.Element, (words: string) => void] {
  const [message, setMessage] = useState({ words: '', serial: 0 });
  useEffect(() => {
    if (!message.words) return;
    const shownMs = Math.max(SHOWN_MS, message.words.length * SHOWN_MS_PER_CHARACTER);
    const timer = setTimeout(() => setMessage(({ serial }) => ({ words: '', serial })), shownMs);
    return () => clearTimeout(timer);
  }, [message]);
  const element = (
    <div class="offer-place toast-place" role="status">
      {message.words && (
        <p class="toast" key={message.serial}>
          {message.words}
        </p>
      )}
    </div>
  );
  return [element, (words) => setMessage(({ serial }) => ({ words, serial: serial + 1 }))];
}

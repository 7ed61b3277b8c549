import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { passBack } from '../pass-focus-on.ts';

/** Long enough to read a sentence twice, or three of them once. */
const SHOWN_MS = 6000;
const SHOWN_MS_PER_CHARACTER = 60;
/** To read it, think, and find the button. */
const SHOWN_WITH_ACTION_MS = 12_000;

/** What the reader may do about what a message says, as long as it stands. */
export interface ToastAction {
  label: string;
  /** Gives the words that tell what came of it. */
  run: () => Promise<string>;
  /** The message has gone, or another came, and the action was not taken. */
  onRefused?: () => void;
}

/** Words alone have nothing to focus. */
const passBackOf = (toast: HTMLElement | null) => (toast ? passBack(toast) : undefined);

export type Say = (words: string, action?: ToastAction) => void;

interface Message {
  words: string;
  action: ToastAction | undefined;
  serial: number;
}

/** A short message at the foot of the screen, spoken by screen readers. */
export function useToast(): [JSX.Element, Say] {
  const [message, setMessage] = useState<Message>({ words: '', action: undefined, serial: 0 });
  const taken = useRef<ToastAction | null>(null);
  const say = useCallback<Say>(
    (words, action) => setMessage(({ serial }) => ({ words, action, serial: serial + 1 })),
    [],
  );
  useEffect(() => {
    const { words, action } = message;
    if (!words) return;
    const readingMs = Math.max(SHOWN_MS, words.length * SHOWN_MS_PER_CHARACTER);
    const shownMs = action ? Math.max(readingMs, SHOWN_WITH_ACTION_MS) : readingMs;
    const timer = setTimeout(() => say(''), shownMs);
    return () => {
      clearTimeout(timer);
      if (action !== taken.current) action?.onRefused?.();
    };
  }, [message, say]);

  async function take(action: ToastAction): Promise<void> {
    taken.current = action;
    say('');
    say(await action.run());
  }

  const { words, action, serial } = message;
  const element = (
    <div class="offer-place toast-place" role="status">
      {words && (
        <p class="toast" key={serial} ref={passBackOf}>
          {words}
          {action && (
            <button type="button" class="button" onClick={() => void take(action)}>
              {action.label}
            </button>
          )}
        </p>
      )}
    </div>
  );
  return [element, say];
}

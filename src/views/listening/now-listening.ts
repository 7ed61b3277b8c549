import { useEffect, useState } from 'preact/hooks';

/** What is being heard, from wherever it was started. */
export interface NowListening {
  /** Of the article. */
  key: string;
  /** Address of the recording that plays, as its article names it; `''` for a voice. */
  source: string;
  /** The recording's own element has left its article, which is drawn without it until it has ended. */
  isAway: boolean;
  stop(): void;
  /** The screen of the article goes: a recording that stands in it is to go on elsewhere. */
  leave(): void;
}

let now: NowListening | null = null;
const listeners = new Set<() => void>();

export function setNowListening(next: NowListening | null): void {
  now = next;
  for (const listener of listeners) listener();
}

export function nowListening(): NowListening | null {
  return now;
}

export function useNowListening(): NowListening | null {
  const [shown, show] = useState(now);
  useEffect(() => {
    const listener = () => show(now);
    listeners.add(listener);
    listener();
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return shown;
}

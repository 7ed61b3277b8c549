import { useEffect, useState } from 'preact/hooks';

/** What is being read aloud, from wherever it was started. */
export interface NowListening {
  /** Of the article. */
  key: string;
  stop(): void;
}

let now: NowListening | null = null;
const listeners = new Set<() => void>();

export function setNowListening(next: NowListening | null): void {
  now = next;
  for (const listener of listeners) listener();
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

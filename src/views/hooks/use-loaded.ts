import { useEffect, useState } from 'preact/hooks';
import { subscribe } from '../../store/changes.ts';

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; data: T } | { state: 'failed'; error: unknown };

/** What the last screens showed, so that going back draws at once; newest last. */
const recent = new Map<string, unknown>();
const RECENT_LIMIT = 30;

/** Remembers data for a screen that will be drawn next; used by the first draw, before any effect runs. */
export function remember(key: string, data: unknown): void {
  recent.delete(key);
  recent.set(key, data);
  for (const oldest of recent.keys()) {
    if (recent.size <= RECENT_LIMIT) break;
    recent.delete(oldest);
  }
}

/** The data a screen drew last, if it is still remembered. */
export function remembered<T>(key: string): T | undefined {
  return recent.get(key) as T | undefined;
}

/**
 * Loads a screen's data, shows the remembered data at once, and reads again when one of the named stores
 * changes. `merge` may keep what is on screen when replacing it would move the text under the reader's eyes, and have it
 * read `again` when it would not.
 */
export function useLoaded<T>(
  key: string,
  load: () => Promise<T>,
  stores: readonly string[],
  merge: (shown: T, fresh: T, again: () => void) => T = (_shown, fresh) => fresh,
): Loaded<T> {
  const [loaded, setLoaded] = useState<{ key: string; value: Loaded<T> }>({ key: '', value: { state: 'loading' } });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for load, stores and merge
  useEffect(() => {
    let current = true;
    const read = () =>
      load().then(
        (fresh) => {
          if (!current) return;
          const shown = remembered<T>(key);
          const data = shown === undefined ? fresh : merge(shown, fresh, read);
          remember(key, data);
          setLoaded({ key, value: { state: 'ready', data } });
        },
        (error) => {
          // A failed reading never replaces what is on screen.
          if (current && remembered(key) === undefined) setLoaded({ key, value: { state: 'failed', error } });
        },
      );
    void read();
    const unsubscribe = subscribe((change) => {
      if (change.type === 'changed' && change.stores.some((name) => stores.includes(name))) void read();
    });
    return () => {
      current = false;
      unsubscribe();
    };
  }, [key]);

  if (loaded.key === key) return loaded.value;
  const shown = remembered<T>(key);
  return shown === undefined ? { state: 'loading' } : { state: 'ready', data: shown };
}

import { useEffect, useState } from 'preact/hooks';
import { useActions } from '../actions.ts';
import { toTryAgain } from '../try-again.ts';
import type { Loaded } from './use-loaded.ts';

/**
 * Asks the site for an article that is not on the phone, as when a link to an old one is opened: still loading
 * meanwhile. When it comes the store tells of it, and `loaded` has it; when not, it is missing as before, until the
 * network is well again: then it is asked for once more.
 */
export function useAsked<T extends { found: unknown }>(slug: string, loaded: Loaded<T>): Loaded<T> {
  const { fetchArticle } = useActions();
  const [missing, setMissing] = useState('');
  const [tried, setTried] = useState(0);
  const isAbsent = loaded.state === 'ready' && !loaded.data.found;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the action is the same for as long as the page stands, and what was tried is the reason to try again
  useEffect(() => {
    if (!isAbsent) return;
    let current = true;
    const tryAgain = () => setTried((count) => count + 1);
    const answer = navigator.onLine ? fetchArticle(slug) : Promise.resolve(false);
    answer
      .catch(() => false)
      .then((stored) => {
        if (!current || stored) return;
        setMissing(slug);
        toTryAgain.add(tryAgain);
      });
    return () => {
      current = false;
      toTryAgain.delete(tryAgain);
    };
  }, [slug, isAbsent, tried]);
  return isAbsent && missing !== slug ? { state: 'loading' } : loaded;
}

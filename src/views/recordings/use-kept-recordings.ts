import { useEffect } from 'preact/hooks';
import type { Article } from '../../feed/article.ts';
import { ownRecordings } from '../../store/own-recordings.ts';
import { useSite } from '../site-context.ts';
import { toTryAgain } from '../try-again.ts';

/** Keeps the recordings of the article on the screen while it is saved; what did not come is tried with the next good network. */
export function useKeptRecordings(articleKey: string, article: Article, saved: boolean): void {
  const { origin } = useSite();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the article
  useEffect(() => {
    const sources = ownRecordings(article, origin).map(({ src }) => src);
    if (sources.length === 0) return;
    let current = true;
    const follow = () => {
      if (!current) return;
      import('./keep-recordings.ts')
        .then(({ followRecordings }) => followRecordings(articleKey, sources, saved))
        .catch((error) => console.warn('recordings not kept', error))
        .finally(() => toTryAgain.add(follow));
    };
    follow();
    return () => {
      current = false;
      toTryAgain.delete(follow);
    };
  }, [articleKey, saved]);
}

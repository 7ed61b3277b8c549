import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type SearchRequest, type SearchResponse, searchClient } from '../../search/client.ts';
import { subscribe } from '../../store/changes.ts';

export type SearchState =
  | { state: 'nothing-asked' }
  | { state: 'searching'; shown: SearchResponse | null }
  | { state: 'found'; shown: SearchResponse }
  | { state: 'failed' };

/**
 * Answers a request, and how to ask once more; a new one cancels the last, and what is shown stays until there is
 * something newer.
 */
export function useSearch(request: SearchRequest): [found: SearchState, askAgain: () => void] {
  // A search that an address brings along is under way from the first drawing on: nothing stands there to scroll yet.
  const [found, setFound] = useState<SearchState>(
    request.query.trim() ? { state: 'searching', shown: null } : { state: 'nothing-asked' },
  );
  const shown = useRef<SearchResponse | null>(null);
  const [revision, setRevision] = useState(0);
  const askAgain = useCallback(() => setRevision((count) => count + 1), []);
  const asked = JSON.stringify(request);

  useEffect(() => searchClient.warm(), []);
  useEffect(
    () =>
      subscribe((change) => {
        if (change.type === 'changed' && change.stores.includes('heads')) askAgain();
      }),
    [askAgain],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the request by value, and once more when articles change or the reader asks
  useEffect(() => {
    if (!request.query.trim()) {
      shown.current = null;
      setFound({ state: 'nothing-asked' });
      return;
    }
    const abort = new AbortController();
    setFound({ state: 'searching', shown: shown.current });
    searchClient.search(request, abort.signal).then(
      (response) => {
        if (abort.signal.aborted) return;
        shown.current = response;
        setFound({ state: 'found', shown: response });
      },
      (error) => {
        if (abort.signal.aborted) return;
        console.warn('search failed', error);
        setFound({ state: 'failed' });
      },
    );
    return () => abort.abort();
  }, [asked, revision]);

  return [found, askAgain];
}

import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { routerHistory } from '../navigation.ts';
import { foundQuery } from './found-address.ts';
import type { FoundWordsProps } from './found-words.tsx';

/** Marks the words of the search that led here, if one did; its code loads then. */
export function FoundWordsPlace({ abbreviations }: Pick<FoundWordsProps, 'abbreviations'>): JSX.Element | null {
  const [query, setQuery] = useState('');
  const [Found, setFound] = useState<ComponentType<FoundWordsProps>>();
  useEffect(() => {
    const wanted = foundQuery(location.hash);
    setQuery(wanted);
    if (!wanted) return;
    import('./found-words.tsx').then(
      (module) => setFound(() => module.FoundWords),
      () => undefined, // Its code cannot be had now: the article reads without marks.
    );
  }, []);
  if (!Found || !query) return null;
  const clear = () => {
    setQuery('');
    routerHistory.replace(location.pathname);
  };
  return <Found query={query} abbreviations={abbreviations} onClear={clear} />;
}

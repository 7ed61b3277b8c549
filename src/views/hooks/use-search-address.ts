import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { createAddressWriter } from '../address-writer.ts';
import { navigate } from '../routes.tsx';
import { type SearchFilters, searchAddress } from '../search-address.ts';

/** What is typed, and how a search goes into the address. */
export interface SearchAddress {
  typed: string;
  type(query: string): void;
  /** Other filters; what is typed stays. */
  filter(change: Partial<SearchFilters>): void;
}

/**
 * The address follows the words; each writing replaces the last, so one step back leaves the search. It may lag a
 * moment behind the letters, and has caught up with Enter and before a click can lead anywhere. `path` is the
 * search's own.
 */
export function useSearchAddress(path: string, filters: SearchFilters): SearchAddress {
  const [typed, setTyped] = useState(filters.query);
  const written = useRef(filters.query);
  const [writer] = useState(() =>
    createAddressWriter((wanted: SearchFilters) => {
      written.current = wanted.query;
      navigate(path + searchAddress(wanted), true);
    }),
  );

  // Going back to an earlier search brings its words back into the box; our own writing may be behind the box. Before
  // the next letter or Enter: later, an address of our own would be taken for another's after the next is written.
  useLayoutEffect(() => {
    if (filters.query === written.current) return;
    writer.drop();
    written.current = filters.query;
    setTyped(filters.query);
  }, [filters.query, writer]);

  useEffect(() => {
    const { flush, drop } = writer;
    addEventListener('click', flush, true);
    addEventListener('submit', flush, true);
    addEventListener('pagehide', flush);
    addEventListener('popstate', drop);
    return () => {
      drop();
      removeEventListener('click', flush, true);
      removeEventListener('submit', flush, true);
      removeEventListener('pagehide', flush);
      removeEventListener('popstate', drop);
    };
  }, [writer]);

  return {
    typed,
    type(query) {
      setTyped(query);
      writer.soon({ ...filters, query });
    },
    filter(change) {
      writer.now({ ...filters, query: typed, ...change });
    },
  };
}

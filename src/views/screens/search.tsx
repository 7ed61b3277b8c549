import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { paths } from '../../site/paths.ts';
import { readDateSpan } from '../../store/date-span.ts';
import { readFeedInfo } from '../../store/reads.ts';
import { addRecentSearch, readRecentSearches, removeRecentSearch } from '../../store/recent-searches.ts';
import { useTitle } from '../components/screen.tsx';
import { useLoaded } from '../hooks/use-loaded.ts';
import { useSearch } from '../hooks/use-search.ts';
import { useSearchAddress } from '../hooks/use-search-address.ts';
import { core } from '../messages/core.ts';
import { keepCardCount, keptCardCount, settleScroll } from '../navigation.ts';
import { SearchPage } from '../pages/search.tsx';
import type { ScreenParameters } from '../routes.tsx';
import { type SearchFilters, searchAddress } from '../search-address.ts';
import { useHref } from '../site-context.ts';
import '../styles/search.css';

const PAGE_SIZE = 20;

async function loadFrame() {
  const [feed, recent, dates] = await Promise.all([readFeedInfo(), readRecentSearches(), readDateSpan()]);
  return {
    categories: feed?.categories ?? [],
    zone: feed?.timezone,
    recent,
    dates,
  };
}

/** Another search starts with its first results; one that the reader comes back to has as many as they had seen. */
function keptLimit(): number {
  return keptCardCount(PAGE_SIZE);
}

export default function SearchScreen(props: ScreenParameters): JSX.Element {
  const href = useHref();
  const filters: SearchFilters = {
    query: props.q ?? '',
    categoryId: props.muc ?? '',
    year: Number(props.nam) || 0,
    savedOnly: props.luu === '1',
    withPictures: props.anh === '1',
  };
  const { typed, type, filter } = useSearchAddress(href(paths.search), filters);
  const [limit, setLimit] = useState(keptLimit);
  const address = searchAddress(filters);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search has another limit
  useEffect(() => setLimit(keptLimit()), [address]);

  const frame = useLoaded('search', loadFrame, ['meta']);
  const [result, askAgain] = useSearch({
    query: typed,
    typing: true,
    ...(filters.categoryId ? { categoryId: filters.categoryId } : {}),
    ...(filters.year ? { year: filters.year } : {}),
    ...(filters.savedOnly ? { savedOnly: true } : {}),
    ...(filters.withPictures ? { withPictures: true } : {}),
    offset: 0,
    limit,
  });
  useTitle(filters.query ? `${filters.query} – ${core.search}` : core.search);
  const settled = result.state !== 'searching';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search is another place, also when its results come at once
  useLayoutEffect(() => {
    if (settled) settleScroll();
  }, [settled, address]);

  return (
    <SearchPage
      filters={filters}
      typed={typed}
      result={result}
      categories={frame.state === 'ready' ? frame.data.categories : []}
      zone={frame.state === 'ready' ? frame.data.zone : undefined}
      dates={frame.state === 'ready' ? frame.data.dates : null}
      recent={frame.state === 'ready' ? frame.data.recent : []}
      onType={type}
      onFilter={filter}
      onOpenResult={() => void addRecentSearch(typed).catch(console.warn)}
      onForget={(query) => void removeRecentSearch(query).catch(console.warn)}
      onAskAgain={askAgain}
      onMore={() => {
        setLimit(limit + PAGE_SIZE);
        keepCardCount(limit + PAGE_SIZE);
      }}
    />
  );
}

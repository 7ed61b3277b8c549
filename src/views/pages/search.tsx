import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Category } from '../../feed/article.ts';
import type { DateSpan } from '../../store/date-span.ts';
import { Icon, outlines } from '../components/icon.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { formatCount } from '../format.ts';
import { useAvailability } from '../hooks/use-availability.ts';
import type { SearchState } from '../hooks/use-search.ts';
import { core } from '../messages/core.ts';
import { search as words } from '../messages/search.ts';
import { passToNeighbour } from '../pass-focus-on.ts';
import { type SearchFilters, searchAddress } from '../search-address.ts';
import { SearchResult } from './search-result.tsx';
import { yearsOf } from './years-of.ts';

interface SearchPageProps {
  filters: SearchFilters;
  typed: string;
  result: SearchState;
  categories: Category[];
  zone: string | undefined;
  /** Of what is stored: the years to choose from. */
  dates: DateSpan | null;
  recent: string[];
  onType: (query: string) => void;
  onFilter: (change: Partial<SearchFilters>) => void;
  onOpenResult: () => void;
  onForget: (query: string) => void;
  onAskAgain: () => void;
  onMore: () => void;
}

/** The search box, its filters, and results while typing. */
export function SearchPage(props: SearchPageProps): JSX.Element {
  const { typed, result, onType } = props;
  const shown = result.state === 'found' || result.state === 'searching' ? result.shown : null;
  const availability = useAvailability(useMemo(() => shown?.hits.map(({ head }) => head) ?? null, [shown]));
  return (
    <div class="search">
      <h1 class="page-title">{core.search}</h1>
      <search>
        <form class="search-form" onSubmit={(event) => submit(event, props.onOpenResult)}>
          <Icon outline={outlines.search} />
          <input
            type="search"
            aria-label={core.search}
            placeholder={words.placeholder}
            value={typed}
            onInput={(event) => onType(event.currentTarget.value)}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="search"
          />
          {typed && (
            <button
              type="button"
              class="icon-button"
              aria-label={words.clear}
              onClick={({ currentTarget }) => {
                onType('');
                // The button goes, and who tapped it is about to type.
                currentTarget.form?.querySelector('input')?.focus();
              }}
            >
              <Icon outline={laterOutlines.close} />
            </button>
          )}
        </form>
      </search>
      <Filters {...props} />
      <p class="search-count" role="status">
        {statusWords(result)}
      </p>
      {result.state === 'failed' && (
        <button type="button" class="button" onClick={props.onAskAgain}>
          {words.askAgain}
        </button>
      )}
      {result.state === 'nothing-asked' && <RecentSearches {...props} />}
      {result.state === 'found' && result.shown.count === 0 && <NothingFound {...props} />}
      {shown && shown.hits.length > 0 && (
        <>
          <Interpretation interpretation={shown.interpretation} query={shown.interpretedQuery} />
          <ul class="results">
            {shown.hits.map((hit) => (
              <li key={hit.head.key}>
                <SearchResult
                  hit={hit}
                  zone={props.zone}
                  query={shown.interpretedQuery}
                  availability={availability?.get(hit.head.key)}
                  onOpen={props.onOpenResult}
                />
              </li>
            ))}
          </ul>
          {shown.count > shown.hits.length && (
            <button type="button" class="button search-more" onClick={props.onMore}>
              {words.more}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function submit(event: Event, onOpenResult: () => void): void {
  event.preventDefault();
  onOpenResult();
  // The results stand below a phone's keyboard until the box lets go of it.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function statusWords(result: SearchState): string {
  if (result.state === 'failed') return words.failed;
  if (result.state === 'searching' && !result.shown) return words.searching;
  if (result.state === 'nothing-asked' || !result.shown) return '';
  const { count } = result.shown;
  return count === 0 ? words.foundNone : words.found(formatCount(count));
}

function Filters({ filters, categories, dates, zone, onFilter }: SearchPageProps): JSX.Element {
  const years = yearsOf(dates, filters.year, zone);
  return (
    <fieldset class="search-filters">
      <legend class="visually-hidden">{words.filters}</legend>
      <select
        aria-label={words.category}
        value={filters.categoryId}
        onChange={(event) => onFilter({ categoryId: event.currentTarget.value })}
      >
        <option value="">{words.anyCategory}</option>
        {categories.map(({ id, title }) => (
          <option key={id} value={id} lang={core.contentLanguage}>
            {title}
          </option>
        ))}
      </select>
      <select
        aria-label={words.year}
        value={filters.year || ''}
        onChange={(event) => onFilter({ year: Number(event.currentTarget.value) || 0 })}
      >
        <option value="">{words.anyYear}</option>
        {years.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="chip"
        aria-pressed={filters.savedOnly}
        onClick={() => onFilter({ savedOnly: !filters.savedOnly })}
      >
        {words.savedOnly}
      </button>
      <button
        type="button"
        class="chip"
        aria-pressed={filters.withPictures}
        onClick={() => onFilter({ withPictures: !filters.withPictures })}
      >
        {words.withPictures}
      </button>
    </fieldset>
  );
}

function RecentSearches({ recent, onType, onForget }: SearchPageProps): JSX.Element {
  if (recent.length === 0) {
    return (
      <div class="search-intro">
        <p class="search-intro-title">{words.introTitle}</p>
        <p>{words.introText}</p>
      </div>
    );
  }
  return (
    <section>
      <h2 class="section-title">{words.recent}</h2>
      <ul class="recent">
        {recent.map((query) => (
          <li key={query}>
            <button type="button" class="recent-words" onClick={() => onType(query)}>
              <Icon outline={outlines.search} />
              <span lang={core.contentLanguage}>{query}</span>
            </button>
            <button
              type="button"
              class="icon-button"
              ref={passToNeighbour}
              aria-label={words.removeRecent(query)}
              onClick={() => onForget(query)}
            >
              <Icon outline={laterOutlines.close} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const noFilters: Omit<SearchFilters, 'query'> = { categoryId: '', year: 0, savedOnly: false, withPictures: false };

function NothingFound({ typed, filters, onFilter }: SearchPageProps): JSX.Element {
  const isFiltered = searchAddress({ ...filters, query: '' }) !== '';
  return (
    <section class="search-intro">
      <h2 class="search-intro-title">{words.nothingTitle(typed)}</h2>
      {isFiltered && (
        <>
          <p>{words.nothingFiltered}</p>
          <button type="button" class="button" onClick={() => onFilter(noFilters)}>
            {words.dropFilters}
          </button>
        </>
      )}
      <ul>
        {words.tips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
    </section>
  );
}

function Interpretation({ interpretation, query }: { interpretation: string; query: string }): JSX.Element | null {
  if (interpretation === 'some-words-missing') return <p class="search-hint">{words.missingWords}</p>;
  if (interpretation === 'typo' || interpretation === 'telex')
    return <p class="search-hint">{words.corrected(query)}</p>;
  return null;
}

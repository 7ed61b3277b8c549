import type { JSX } from 'preact';
import type { SearchHit } from '../../search/client.ts';
import { paths } from '../../site/paths.ts';
import type { Availability } from '../../store/schema.ts';
import { Badge } from '../components/badge.tsx';
import { MarkedWords } from '../components/marked-words.tsx';
import { PictureFrame } from '../components/picture.tsx';
import { dayAndTime, isoTime } from '../format.ts';
import { withFoundQuery } from '../found-words/found-address.ts';
import { core } from '../messages/core.ts';
import { useHref } from '../site-context.ts';

interface SearchResultProps {
  hit: SearchHit;
  zone: string | undefined;
  /** As it was understood: its words are marked in the article that opens. */
  query: string;
  availability: Availability | undefined;
  onOpen: () => void;
}

/** One article that was found: a card with its words marked and an excerpt. */
export function SearchResult({ hit, zone, query, availability, onOpen }: SearchResultProps): JSX.Element {
  const href = useHref();
  const { head } = hit;
  const address =
    head.kind === 'album' ? href(paths.album(head.slug)) : withFoundQuery(href(paths.article(head.slug)), query);
  return (
    <article class={`card card-row${head.cover ? '' : ' card-text-only'}`}>
      {head.cover && <PictureFrame picture={head.cover} fit="cover" decorative />}
      <div class="card-words">
        <h2 class="card-title" lang={core.contentLanguage}>
          <a href={address} onClick={onOpen}>
            {head.title ? <MarkedWords marked={hit.title} /> : head.summary || core.untitled}
          </a>
        </h2>
        <p class="facts">
          {head.publishedAtMs === null ? (
            <span>{core.undated}</span>
          ) : (
            <time dateTime={isoTime(head.publishedAtMs)}>{dayAndTime(head.publishedAtMs, zone)[0]}</time>
          )}
          {head.unit && <span lang={core.contentLanguage}>{head.unit}</span>}
          <Badge availability={availability} />
        </p>
      </div>
      <p class="excerpt" lang={core.contentLanguage}>
        <MarkedWords marked={hit.excerpt} />
      </p>
    </article>
  );
}

import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { paths } from '../../site/paths.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { Badge } from '../components/badge.tsx';
import { outlines } from '../components/icon.tsx';
import { PictureFrame } from '../components/picture.tsx';
import { Notice } from '../components/states.tsx';
import { dayAndTime, isoTime } from '../format.ts';
import { useAvailability } from '../hooks/use-availability.ts';
import { useNear } from '../hooks/use-near.ts';
import { core } from '../messages/core.ts';
import { lists as words } from '../messages/lists.ts';
import { useHref } from '../site-context.ts';
import '../styles/article.css';
import '../styles/keeping.css';
import '../styles/albums.css';

interface AlbumsPageProps {
  heads: ArticleHead[];
  zone: string | undefined;
  /** Shows more of them; absent where these are all. */
  onMore?: (() => void) | undefined;
}

/** Albums as tiles, newest first; more come as the reader nears the end of those that are there. */
export function AlbumsPage({ heads, zone, onMore }: AlbumsPageProps): JSX.Element {
  if (heads.length === 0) {
    return (
      <Notice outline={outlines.album} title={words.noAlbums}>
        <p>{words.noAlbumsText}</p>
      </Notice>
    );
  }
  return (
    <>
      <h1 class="page-title">{core.albums}</h1>
      <ul class="tiles">
        {heads.map((head, index) => (
          <Tile key={head.key} head={head} zone={zone} eager={index < 4} />
        ))}
      </ul>
      {onMore && <End key={heads.length} onNear={onMore} />}
    </>
  );
}

function End({ onNear }: { onNear: () => void }): JSX.Element {
  const end = useRef<HTMLDivElement>(null);
  const isNear = useNear(end);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that the reader comes near, and no other
  useEffect(() => {
    if (isNear) onNear();
  }, [isNear]);
  return <div class="list-end" ref={end} />;
}

function Tile({ head, zone, eager }: { head: ArticleHead; zone: string | undefined; eager: boolean }): JSX.Element {
  const href = useHref();
  const tile = useRef<HTMLLIElement>(null);
  const isNear = useNear(tile);
  const availability = useAvailability(useMemo(() => (isNear ? [head] : null), [isNear, head]));
  return (
    <li class="tile" ref={tile}>
      <PictureFrame picture={head.cover} fit="cover" decorative eager={eager} />
      <h2 class="tile-title" lang={core.contentLanguage}>
        <a href={href(paths.album(head.slug))}>{head.title || head.summary || core.untitled}</a>
      </h2>
      <p class="facts">
        <span>{words.albumCount(head.pictureCount)}</span>
        {head.publishedAtMs === null ? (
          <span>{core.undated}</span>
        ) : (
          <time dateTime={isoTime(head.publishedAtMs)}>{dayAndTime(head.publishedAtMs, zone)[0]}</time>
        )}
        <Badge availability={availability?.get(head.key)} />
      </p>
    </li>
  );
}

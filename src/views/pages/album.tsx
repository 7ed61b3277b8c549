import type { JSX } from 'preact';
import type { Article, Picture } from '../../feed/article.ts';
import { paths } from '../../site/paths.ts';
import type { ArticleHead, Availability } from '../../store/schema.ts';
import { Badge } from '../components/badge.tsx';
import { Icon, outlines } from '../components/icon.tsx';
import { PictureFrame } from '../components/picture.tsx';
import { ShareButtons } from '../components/share-buttons.tsx';
import { dayAndTime, formatCount, isoTime } from '../format.ts';
import { article as articleWords } from '../messages/article.ts';
import { core } from '../messages/core.ts';
import { lists as words } from '../messages/lists.ts';
import { useHref } from '../site-context.ts';
import '../styles/article.css';
import '../styles/keeping.css';
import '../styles/albums.css';

interface AlbumPageProps {
  head: ArticleHead;
  article: Article;
  pictures: Picture[];
  zone: string | undefined;
  saved: boolean;
  availability?: Availability | undefined;
  /** How to keep the album on the phone; a page drawn by the publisher has nobody to keep it. */
  keeping?: JSX.Element;
  onOpen?: (picture: Picture) => void;
  onToggleSaved?: () => void;
  onShare?: () => void;
  onOtherWays?: () => void;
}

/** The pictures of one album as a grid; each opens full screen. */
export function AlbumPage(props: AlbumPageProps): JSX.Element {
  const { head, article, pictures, saved, availability } = props;
  const href = useHref();
  return (
    <article class="album">
      <header class="article-header">
        <p class="kicker">
          <a href={href(paths.albums)}>{core.albums}</a>
        </p>
        <h1 lang={core.contentLanguage}>{article.title || core.untitled}</h1>
        <p class="facts article-facts">
          {head.publishedAtMs === null ? (
            <span>{core.undated}</span>
          ) : (
            <time dateTime={isoTime(head.publishedAtMs)}>
              {articleWords.posted(...dayAndTime(head.publishedAtMs, props.zone))}
            </time>
          )}
          {head.unit && <span lang={core.contentLanguage}>{head.unit}</span>}
          {head.viewCount !== null && <span>{articleWords.viewCount(formatCount(head.viewCount))}</span>}
          <span>{words.albumCount(pictures.length)}</span>
          <Badge availability={availability} />
        </p>
        {article.summary && (
          <p class="lead" lang={core.contentLanguage}>
            {article.summary}
          </p>
        )}
        <div class="article-actions">
          <ShareButtons onShare={props.onShare} onOtherWays={props.onOtherWays} />
          <button type="button" class="button save-button" aria-pressed={saved} onClick={props.onToggleSaved}>
            <Icon outline={outlines.bookmark} filled={saved} />
            {articleWords.save}
          </button>
          <a class="button" href={href(paths.article(head.slug))}>
            {words.readArticle}
          </a>
        </div>
        {props.keeping ?? <div class="keep-place" />}
      </header>
      <ul class="album-grid">
        {pictures.map((picture, index) => (
          <li key={picture.src}>
            <PictureFrame
              picture={picture}
              fit="cover"
              eager={index < 4}
              around={(frame) => (
                <button type="button" class="picture-button" onClick={() => props.onOpen?.(picture)}>
                  <span class="visually-hidden">{words.openPicture(index + 1, pictures.length)}</span>
                  {frame}
                </button>
              )}
            />
            {picture.caption && (
              <p class="album-caption" lang={core.contentLanguage}>
                {picture.caption}
              </p>
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}

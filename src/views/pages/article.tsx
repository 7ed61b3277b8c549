import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Article, Picture } from '../../feed/article.ts';
import { paths } from '../../site/paths.ts';
import type { ArticleHead, Availability } from '../../store/schema.ts';
import { Badge } from '../components/badge.tsx';
import { Body } from '../components/body.tsx';
import { ContentsList } from '../components/contents-list.tsx';
import { Icon, outlines } from '../components/icon.tsx';
import { FootnotesContext } from '../components/inlines.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { RecordingPlayer } from '../components/recording-player.tsx';
import { ShareButtons } from '../components/share-buttons.tsx';
import { dayAndTime, formatCount, isoTime } from '../format.ts';
import { article as words } from '../messages/article.ts';
import { core } from '../messages/core.ts';
import { sectionsOf } from '../reading/contents.ts';
import { footnoteLinks } from '../reading/footnotes.ts';
import { readingMinutes } from '../reading/reading-minutes.ts';
import { useHref, useSite } from '../site-context.ts';

export interface ArticlePageProps {
  head: ArticleHead;
  article: Article;
  categoryTitle: string;
  zone: string | undefined;
  saved: boolean;
  availability?: Availability | undefined;
  onShare?: () => void;
  onOtherWays?: () => void;
  onToggleSaved?: () => void;
  onListen?: (() => void) | undefined;
  listening?: boolean;
  onOpenPicture?: (picture: Picture) => void;
}

/** One article, complete: what is read on the phone, printed, and prerendered for links. */
export function ArticlePage(props: ArticlePageProps): JSX.Element {
  const { head, article, saved } = props;
  const href = useHref();
  const sections = useMemo(() => sectionsOf(article.body, head.wordCount), [article.body, head.wordCount]);
  const headingIds = useMemo(() => new Map(sections.map(({ heading, id }) => [heading, id])), [sections]);
  const footnotes = useMemo(() => footnoteLinks(article.body), [article.body]);
  const bodyHasRecording = article.body.some(({ type }) => type === 'audio');
  return (
    <article class="article">
      <header class="article-header">
        {props.categoryTitle && (
          <p class="kicker">
            <a lang={core.contentLanguage} href={href(paths.category(article.categoryId))}>
              {props.categoryTitle}
            </a>
          </p>
        )}
        <h1 lang={core.contentLanguage}>{article.title || core.untitled}</h1>
        <ArticleFacts head={head} zone={props.zone} availability={props.availability} />
        <div class="article-actions">
          <ShareButtons onShare={props.onShare} onOtherWays={props.onOtherWays} />
          <button type="button" class="button save-button" aria-pressed={saved} onClick={props.onToggleSaved}>
            <Icon outline={outlines.bookmark} filled={saved} />
            {words.save}
          </button>
          {props.onListen && (
            <button type="button" class="button" aria-pressed={props.listening ?? false} onClick={props.onListen}>
              <Icon outline={outlines.speaker} />
              {words.listen}
            </button>
          )}
        </div>
      </header>
      {!bodyHasRecording &&
        article.recordings.map((recording) => <RecordingPlayer key={recording.src} recording={recording} />)}
      {sections.length > 0 && <ContentsList sections={sections} />}
      <div class="prose" lang={core.contentLanguage}>
        <FootnotesContext.Provider value={footnotes}>
          <Body blocks={article.body} headingIds={headingIds} onOpenPicture={props.onOpenPicture} />
        </FootnotesContext.Provider>
        {article.unit && <p class="signature">{article.unit}</p>}
      </div>
      <ArticleLinks article={article} head={head} />
    </article>
  );
}

/** "Ngày đăng 12/05/2020 | 18:03", the view count and the reading time, as on the portal. */
function ArticleFacts({
  head,
  zone,
  availability,
}: Pick<ArticlePageProps, 'head' | 'zone' | 'availability'>): JSX.Element {
  return (
    <p class="facts article-facts">
      {head.publishedAtMs === null ? (
        <span>{core.undated}</span>
      ) : (
        <time dateTime={isoTime(head.publishedAtMs)}>{words.posted(...dayAndTime(head.publishedAtMs, zone))}</time>
      )}
      {head.viewCount !== null && <span>{words.viewCount(formatCount(head.viewCount))}</span>}
      <span>{words.minutes(readingMinutes(head.wordCount))}</span>
      <Badge availability={availability} />
    </p>
  );
}

function ArticleLinks({ article, head }: { article: Article; head: ArticleHead }): JSX.Element | null {
  const href = useHref();
  const { origin } = useSite();
  // An article that lives on this very site is its own original.
  const original = article.url.startsWith(`${origin}/`) ? '' : article.url;
  if (article.album.length === 0 && !article.externalUrl && !original) return null;
  return (
    <footer class="article-links">
      {article.album.length > 0 && (
        <a class="button" href={href(paths.album(head.slug))}>
          <Icon outline={outlines.album} />
          {words.openAlbum(article.album.length)}
        </a>
      )}
      {article.externalUrl && (
        <a class="button" href={article.externalUrl} target="_blank" rel="noopener noreferrer">
          <Icon outline={laterOutlines.external} />
          {words.linkedPage}
        </a>
      )}
      {original && (
        <a class="button" href={original} target="_blank" rel="noopener noreferrer">
          <Icon outline={laterOutlines.external} />
          {words.originalPage}
        </a>
      )}
    </footer>
  );
}

import type { JSX } from 'preact';
import { paths } from '../../site/paths.ts';
import type { ArticleHead, Availability } from '../../store/schema.ts';
import { dayAndTime, isoTime } from '../format.ts';
import { core } from '../messages/core.ts';
import { useHref } from '../site-context.ts';
import { Badge } from './badge.tsx';
import { Icon, outlines } from './icon.tsx';
import { PictureFrame } from './picture.tsx';

interface CardProps {
  head: ArticleHead;
  /** `lead` is the one large card of a page, `row` the rest. */
  shape: 'lead' | 'row' | 'tile';
  zone?: string | undefined;
  availability?: Availability | undefined;
  eager?: boolean;
  position?: number;
}

/** One article in a list: the whole card is the link's target area, the title is its name. */
export function Card({ head, shape, zone, availability, eager, position }: CardProps): JSX.Element {
  const href = useHref();
  const target = head.kind === 'album' ? paths.album(head.slug) : paths.article(head.slug);
  const hasPicture = head.cover !== null;
  return (
    <article
      class={`card card-${shape}${hasPicture ? '' : ' card-text-only'}`}
      aria-posinset={position}
      aria-setsize={position === undefined ? undefined : -1}
    >
      {hasPicture && (
        <PictureFrame
          picture={head.cover}
          fit="cover"
          decorative
          eager={eager ?? false}
          sizes={shape === 'lead' ? '(min-width: 56rem) 40rem, 100vw' : '8rem'}
        />
      )}
      <div class="card-words">
        <h3 class="card-title" lang={core.contentLanguage}>
          <a href={href(target)}>{head.title || head.summary || core.untitled}</a>
        </h3>
        {shape === 'lead' && head.title && (
          <p class="card-summary" lang={core.contentLanguage}>
            {head.summary}
          </p>
        )}
        <CardFacts head={head} zone={zone} availability={availability} />
      </div>
    </article>
  );
}

function CardFacts({ head, zone, availability }: Pick<CardProps, 'head' | 'zone' | 'availability'>): JSX.Element {
  return (
    <p class="facts">
      {head.publishedAtMs === null ? (
        <span>{core.undated}</span>
      ) : (
        <time dateTime={isoTime(head.publishedAtMs)}>{dayAndTime(head.publishedAtMs, zone)[0]}</time>
      )}
      {head.album === 1 && <span>{core.pictures(head.pictureCount)}</span>}
      {head.recordingCount > 0 && (
        <span>
          <Icon outline={outlines.speaker} />
          <span class="visually-hidden">{core.hasAudio}</span>
        </span>
      )}
      <Badge availability={availability} />
    </p>
  );
}

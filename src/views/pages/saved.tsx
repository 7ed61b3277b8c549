import type { JSX } from 'preact';
import { paths } from '../../site/paths.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { Card } from '../components/card.tsx';
import { Icon, outlines } from '../components/icon.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { Notice } from '../components/states.tsx';
import { formatCount } from '../format.ts';
import { formatBytes } from '../format-bytes.ts';
import { useAvailability } from '../hooks/use-availability.ts';
import { core } from '../messages/core.ts';
import { keeping as words } from '../messages/keeping.ts';
import { lists } from '../messages/lists.ts';
import { passToHeading, passToNeighbour } from '../pass-focus-on.ts';
import { useHref, useSite } from '../site-context.ts';
import '../styles/keeping.css';

/** An album or a category that is kept, with what it takes. */
export interface KeptItem {
  name: string;
  kind: 'album' | 'category';
  title: string;
  path: string;
  /** `null` while it is being added up. */
  holds: { done: number; total: number; sizeBytes: number } | null;
}

export interface SavedPageProps {
  zone: string | undefined;
  heads: ArticleHead[];
  /** Saved, but not on the phone yet. */
  waiting: { key: string; title: string }[];
  savedPictureBytes: number;
  /** What can be kept here, and how. */
  noneSavedText: string;
  kept: KeptItem[];
  onUnsave: (key: string) => void;
  onRemove: (item: KeptItem) => void;
}

/** Everything the reader chose to keep, last kept first, and how to let go of it. */
export function SavedPage(props: SavedPageProps): JSX.Element {
  const { heads, waiting, kept } = props;
  const { base } = useSite();
  const href = useHref();
  if (heads.length + waiting.length === 0 && kept.length === 0) {
    return (
      <div ref={passToHeading}>
        <Notice outline={outlines.bookmark} title={words.noneSaved}>
          <p>{props.noneSavedText}</p>
          <a class="button button-main" href={base}>
            {lists.toHome}
          </a>
        </Notice>
      </div>
    );
  }
  return (
    <>
      <h1 class="page-title">{core.saved}</h1>
      {heads.length + waiting.length > 0 && <SavedArticles {...props} />}
      {(['album', 'category'] as const).map((kind) => (
        <KeptList
          key={kind}
          title={kind === 'album' ? words.albumsTitle : words.categoriesTitle}
          items={kept.filter((item) => item.kind === kind)}
          onRemove={props.onRemove}
        />
      ))}
      <p class="kept-more">
        <a class="button" href={href(paths.storage)}>
          <Icon outline={outlines.settings} />
          {words.storage}
        </a>
      </p>
    </>
  );
}

function SavedArticles({ heads, waiting, zone, savedPictureBytes, onUnsave }: SavedPageProps): JSX.Element {
  const availability = useAvailability(heads);
  return (
    <section aria-labelledby="bai-da-luu">
      <h2 id="bai-da-luu" class="section-title">
        {words.articlesTitle}
      </h2>
      <p class="keep-note">
        {words.articlesTake(formatCount(heads.length), savedPictureBytes > 0 ? formatBytes(savedPictureBytes) : '')}
      </p>
      <ul class="kept-list">
        {heads.map((head, index) => (
          <li key={head.key} class="kept-article">
            <Card head={head} shape="row" zone={zone} availability={availability?.get(head.key)} eager={index < 4} />
            <RemoveButton
              label={words.unsave}
              name={words.unsaveOf(head.title || head.summary)}
              onClick={() => onUnsave(head.key)}
            />
          </li>
        ))}
        {waiting.map(({ key, title }) => (
          <li key={key} class="kept-item">
            <p class="kept-words">
              <strong lang={core.contentLanguage}>{title || core.untitled}</strong>
              <span>{words.waiting}</span>
            </p>
            <RemoveButton label={words.unsave} name={words.unsaveOf(title)} onClick={() => onUnsave(key)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface KeptListProps {
  title: string;
  items: KeptItem[];
  onRemove: (item: KeptItem) => void;
}

function KeptList({ title, items, onRemove }: KeptListProps): JSX.Element | null {
  const href = useHref();
  if (items.length === 0) return null;
  return (
    <section>
      <h2 class="section-title">{title}</h2>
      <ul class="kept-list">
        {items.map((item) => (
          <li key={item.name} class="kept-item">
            <p class="kept-words">
              <a href={href(item.path)} lang={core.contentLanguage}>
                {item.title || core.untitled}
              </a>
              <span>{holdsWords(item)}</span>
            </p>
            <RemoveButton label={words.remove} name={words.removeOf(item.title)} onClick={() => onRemove(item)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** While it is being added up, room for it: what is below does not move, nor does the place that a reader comes back to. */
function holdsWords({ holds }: KeptItem): string {
  if (!holds) return '\u00a0';
  if (holds.total === 0) return words.holdsText;
  return words.holds(formatCount(holds.done), formatCount(holds.total), formatBytes(holds.sizeBytes));
}

interface RemoveButtonProps {
  label: string;
  /** The label with what it is about, for those who hear one button after the other. */
  name: string;
  onClick: () => void;
}

function RemoveButton({ label, name, onClick }: RemoveButtonProps): JSX.Element {
  return (
    <button type="button" class="button kept-remove" ref={passToNeighbour} aria-label={name} onClick={onClick}>
      <Icon outline={laterOutlines.close} />
      {label}
    </button>
  );
}

/** The path of what is kept. */
export function keptPath(item: { kind: 'album'; slug: string } | { kind: 'category'; categoryId: string }): string {
  return item.kind === 'album' ? paths.album(item.slug) : paths.category(item.categoryId);
}

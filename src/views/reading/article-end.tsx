import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { searchClient } from '../../search/client.ts';
import { paths } from '../../site/paths.ts';
import { readNeighbours } from '../../store/neighbours.ts';
import { markUnread } from '../../store/reading.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { dayAndTime, isoTime } from '../format.ts';
import { useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { reading as words } from '../messages/reading.ts';
import { useHref, useSite } from '../site-context.ts';
import { readingOrder } from './reading-order.ts';
import '../styles/article-end.css';

/** As many as a glance takes in. */
const MOST_RELATED = 4;

export interface ArticleEndProps {
  head: ArticleHead;
  zone: string | undefined;
  say: (words: string) => void;
  onDrawn: () => void;
}

/** What stands below an article when its reader comes near the end: where to go on, and how to undo the opening. */
export function ArticleEnd({ head, zone, say, onDrawn }: ArticleEndProps): JSX.Element | null {
  const related = useRelated(head);
  const { base } = useSite();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the way to another article is another one
  const order = useMemo(() => readingOrder(base), [base, head.key]);
  const neighbours = useLoaded(`neighbours ${order} ${head.order}`, () => readNeighbours(head, order), ['heads']);
  const isReady = related !== null && neighbours.state !== 'loading';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it stands
  useLayoutEffect(() => {
    if (isReady) onDrawn();
  }, [isReady]);
  // All at once, so that nothing moves when the slower of the two comes.
  if (!isReady) return null;
  const { above, below } = neighbours.state === 'ready' ? neighbours.data : { above: null, below: null };
  return (
    <div class="article-end">
      {related.length > 0 && (
        <section class="related" aria-labelledby="bai-lien-quan">
          <h2 id="bai-lien-quan">{words.related}</h2>
          <ul>
            {related.map((one) => (
              <Related key={one.key} head={one} zone={zone} />
            ))}
          </ul>
        </section>
      )}
      {(above || below) && (
        <nav class="neighbours" aria-label={words.neighbours}>
          {above && <Neighbour head={above} label={order === 'saved' ? words.savedAbove : words.newer} />}
          {below && <Neighbour head={below} label={order === 'saved' ? words.savedBelow : words.older} />}
        </nav>
      )}
      <UnreadButton key={head.key} articleKey={head.key} say={say} />
    </div>
  );
}

/** `null` until known. Those named when the article's end came near stay: what is under the reader's eyes does not move. */
function useRelated({ key }: ArticleHead): ArticleHead[] | null {
  const [related, setRelated] = useState<ArticleHead[] | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    searchClient.related({ key, limit: MOST_RELATED }, abort.signal).then(
      setRelated,
      // No index to be had: the article does without.
      () => abort.signal.aborted || setRelated([]),
    );
    return () => abort.abort();
  }, [key]);
  return related;
}

function Related({ head, zone }: { head: ArticleHead; zone: string | undefined }): JSX.Element {
  return (
    <li>
      <ArticleLink head={head} />
      {head.publishedAtMs !== null && (
        <span class="facts">
          <time dateTime={isoTime(head.publishedAtMs)}>{dayAndTime(head.publishedAtMs, zone)[0]}</time>
        </span>
      )}
    </li>
  );
}

function ArticleLink({ head }: { head: ArticleHead }): JSX.Element {
  const href = useHref();
  return (
    <a href={href(pathOf(head))} lang={core.contentLanguage}>
      {titleOf(head)}
    </a>
  );
}

function pathOf(head: ArticleHead): string {
  return head.kind === 'album' ? paths.album(head.slug) : paths.article(head.slug);
}

function titleOf(head: ArticleHead): string {
  return head.title || head.summary || core.untitled;
}

function Neighbour({ head, label }: { head: ArticleHead; label: string }): JSX.Element {
  const href = useHref();
  return (
    <a class="neighbour" href={href(pathOf(head))}>
      <span class="neighbour-label">{label}</span>
      <span class="neighbour-title" lang={core.contentLanguage}>
        {titleOf(head)}
      </span>
    </a>
  );
}

function UnreadButton({ articleKey, say }: { articleKey: string; say: ArticleEndProps['say'] }): JSX.Element {
  const [isUnread, setUnread] = useState(false);
  async function forget(): Promise<void> {
    try {
      await markUnread(articleKey);
      setUnread(true);
      say(words.markedUnread);
    } catch {
      say(words.markUnreadFailed);
    }
  }
  return (
    <button type="button" class="button" disabled={isUnread} onClick={forget}>
      {words.markUnread}
    </button>
  );
}

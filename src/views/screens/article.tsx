import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { paths } from '../../site/paths.ts';
import { readArticle, readFeedInfo } from '../../store/reads.ts';
import { outlines } from '../components/icon.tsx';
import { Screen } from '../components/screen.tsx';
import { Notice } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { useViewer } from '../components/use-viewer.tsx';
import { FoundWordsPlace } from '../found-words/found-words-place.tsx';
import { useAsked } from '../hooks/use-asked.ts';
import { useAvailability } from '../hooks/use-availability.ts';
import { useListening } from '../hooks/use-listening.tsx';
import { remember, useLoaded } from '../hooks/use-loaded.ts';
import { useQuotation } from '../hooks/use-quotation.tsx';
import { useSaved } from '../hooks/use-saved.ts';
import { useSharing } from '../hooks/use-sharing.tsx';
import { article as words } from '../messages/article.ts';
import { core } from '../messages/core.ts';
import { ArticlePage } from '../pages/article.tsx';
import { PrintFootPlace } from '../print/print-foot-place.tsx';
import { ArticleEndPlace } from '../reading/article-end-place.tsx';
import { ResumeOffer } from '../reading/resume-offer.tsx';
import { useAnchors } from '../reading/use-anchors.ts';
import { useReadingPlace } from '../reading/use-reading-place.ts';
import { useKeptRecordings } from '../recordings/use-kept-recordings.ts';
import type { ScreenParameters } from '../routes.tsx';
import { canonicalLink } from '../sharing/canonical-link.ts';
import type { ShareSubject } from '../sharing/share-subject.ts';
import { useHref, useSite } from '../site-context.ts';
import { viewerPictures } from '../viewer-pictures.ts';
import '../styles/article.css';
import '../styles/print.css';

async function loadArticle(slug: string) {
  const [found, feed] = await Promise.all([readArticle(slug), readFeedInfo()]);
  return { found, feed };
}
type ArticleData = Awaited<ReturnType<typeof loadArticle>>;

export async function prepare({ slug = '' }: ScreenParameters): Promise<void> {
  remember(`article ${slug}`, await loadArticle(slug));
}

export default function ArticleScreen({ slug = '', anh = '' }: ScreenParameters): JSX.Element {
  const loaded = useAsked(
    slug,
    useLoaded(`article ${slug}`, () => loadArticle(slug), ['heads', 'packs', 'saved']),
  );
  return (
    <Screen loaded={loaded} skeleton="article" title={titleOf}>
      {(data) => (data.found ? <FoundArticle data={data} found={data.found} shown={anh} /> : <MissingArticle />)}
    </Screen>
  );
}

function titleOf(data: ArticleData): string {
  return data.found ? data.found.article.title || data.found.head.summary || core.untitled : words.missingTitle;
}

const NONE = {};

interface FoundArticleProps {
  data: ArticleData;
  found: NonNullable<ArticleData['found']>;
  shown: string;
}

function FoundArticle({ data, found, shown }: FoundArticleProps): JSX.Element {
  const { head, article } = found;
  const href = useHref();
  const [toast, say] = useToast();
  const [saved, toggleSaved] = useSaved(head, found.saved, say);
  const listening = useListening(found, data.feed?.abbreviations ?? NONE, say);
  useKeptRecordings(head.key, article, found.saved);
  const availability = useAvailability(useMemo(() => [head], [head]));
  const pictures = useMemo(() => viewerPictures(article), [article]);
  const address = href(paths.article(head.slug));
  const viewer = useViewer(pictures, address, shown);
  const sharing = useSharing(say);
  const categoryTitle = data.feed?.categories.find(({ id }) => id === article.categoryId)?.title ?? '';
  const zone = data.feed?.timezone;
  const subject: ShareSubject = {
    title: article.title || article.summary || core.untitled,
    summary: article.title ? article.summary : '',
    url: canonicalLink(useSite(), paths.article(head.slug)),
    whole: { article, shownAs: 'article', zone },
  };
  const quoteButton = useQuotation(subject, (quoted) => void sharing.share(quoted));
  const resume = useReadingPlace(head);

  // A slug whose words have changed since the link was made still finds its article; show the present one.
  useEffect(() => {
    if (!shown && location.pathname !== address) history.replaceState(history.state, '', address + location.hash);
  }, [address, shown]);
  // After that, since it looks at the address.
  useAnchors();

  const onPhone = availability?.get(head.key);
  // The very same element again is not compared again: what opens over a long article does not wait for all of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done on a tap changes with these alone
  const page = useMemo(
    () => (
      <ArticlePage
        head={head}
        article={article}
        categoryTitle={categoryTitle}
        zone={zone}
        saved={saved}
        availability={onPhone}
        onToggleSaved={toggleSaved}
        onShare={() => void sharing.share(subject)}
        onOtherWays={() => void sharing.openSheet(subject)}
        onListen={listening.toggle}
        listening={listening.isOn}
        onOpenPicture={viewer.open}
      />
    ),
    [head, article, categoryTitle, zone, saved, onPhone, listening.isOn],
  );
  return (
    <>
      {page}
      <PrintFootPlace unit={head.unit} publishedAtMs={head.publishedAtMs} zone={zone} url={subject.url} />
      <ArticleEndPlace key={head.key} head={head} zone={zone} say={say} />
      {viewer.element}
      {listening.element}
      {sharing.element}
      <FoundWordsPlace key={head.doc} abbreviations={data.feed?.abbreviations} />
      {quoteButton}
      <ResumeOffer offer={resume} wordCount={head.wordCount} />
      {toast}
    </>
  );
}

function MissingArticle(): JSX.Element {
  const { base } = useSite();
  return (
    <Notice outline={outlines.search} title={words.missingTitle}>
      <p>{words.missingText}</p>
      <a class="button button-main" href={base}>
        {words.toHome}
      </a>
    </Notice>
  );
}

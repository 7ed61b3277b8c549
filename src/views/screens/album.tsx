import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { paths } from '../../site/paths.ts';
import { readArticle, readFeedInfo } from '../../store/reads.ts';
import { outlines } from '../components/icon.tsx';
import { KeepControl } from '../components/keep-control.tsx';
import { Screen } from '../components/screen.tsx';
import { Notice } from '../components/states.tsx';
import { useToast } from '../components/toast.tsx';
import { useViewer } from '../components/use-viewer.tsx';
import { useAsked } from '../hooks/use-asked.ts';
import { useAvailability } from '../hooks/use-availability.ts';
import { remember, useLoaded } from '../hooks/use-loaded.ts';
import { useSaved } from '../hooks/use-saved.ts';
import { useSharing } from '../hooks/use-sharing.tsx';
import { core } from '../messages/core.ts';
import { keeping as keepingWords } from '../messages/keeping.ts';
import { lists as words } from '../messages/lists.ts';
import { AlbumPage } from '../pages/album.tsx';
import { PrintFootPlace } from '../print/print-foot-place.tsx';
import { useMarkedRead } from '../reading/use-marked-read.ts';
import type { ScreenParameters } from '../routes.tsx';
import { canonicalLink } from '../sharing/canonical-link.ts';
import type { ShareSubject } from '../sharing/share-subject.ts';
import { useHref, useSite } from '../site-context.ts';
import { viewerPictures } from '../viewer-pictures.ts';
import '../styles/print.css';

async function loadAlbum(slug: string) {
  const [found, feed] = await Promise.all([readArticle(slug), readFeedInfo()]);
  return { found, zone: feed?.timezone };
}
type AlbumData = Awaited<ReturnType<typeof loadAlbum>>;

export async function prepare({ slug = '' }: ScreenParameters): Promise<void> {
  remember(`album ${slug}`, await loadAlbum(slug));
}

export default function AlbumScreen({ slug = '', anh = '' }: ScreenParameters): JSX.Element {
  const loaded = useAsked(
    slug,
    useLoaded(`album ${slug}`, () => loadAlbum(slug), ['heads', 'packs', 'saved']),
  );
  return (
    <Screen loaded={loaded} skeleton="tiles" title={titleOf}>
      {({ found, zone }) => (found ? <FoundAlbum found={found} zone={zone} shown={anh} /> : <MissingAlbum />)}
    </Screen>
  );
}

function titleOf(data: AlbumData): string {
  return data.found ? data.found.article.title || core.untitled : words.albumMissing;
}

interface FoundAlbumProps {
  found: NonNullable<AlbumData['found']>;
  zone: string | undefined;
  shown: string;
}

function FoundAlbum({ found, zone, shown }: FoundAlbumProps): JSX.Element {
  const { head, article } = found;
  const href = useHref();
  const [toast, say] = useToast();
  const [saved, toggleSaved] = useSaved(head, found.saved, say);
  const pictures = useMemo(() => viewerPictures(article), [article]);
  const availability = useAvailability(useMemo(() => [head], [head]));
  const address = href(paths.album(head.slug));
  const viewer = useViewer(pictures, address, shown);
  const sharing = useSharing(say);
  const subject: ShareSubject = {
    title: article.title || core.untitled,
    summary: article.summary,
    url: canonicalLink(useSite(), paths.album(head.slug)),
    whole: { article, shownAs: 'album', zone },
  };
  useMarkedRead(head);
  const onPhone = availability?.get(head.key);
  // The very same element again is not compared again: what opens over the album does not wait for all of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done on a tap changes with these alone
  const page = useMemo(
    () => (
      <AlbumPage
        head={head}
        article={article}
        pictures={pictures}
        zone={zone}
        saved={saved}
        availability={onPhone}
        onOpen={viewer.open}
        keeping={<KeepControl thing={{ kind: 'album', key: head.key }} hint={keepingWords.albumHint} say={say} />}
        onToggleSaved={toggleSaved}
        onShare={() => void sharing.share(subject)}
        onOtherWays={() => void sharing.openSheet(subject)}
      />
    ),
    [head, article, pictures, zone, saved, onPhone],
  );
  return (
    <>
      {page}
      <PrintFootPlace unit={head.unit} publishedAtMs={head.publishedAtMs} zone={zone} url={subject.url} />
      {viewer.element}
      {sharing.element}
      {toast}
    </>
  );
}

function MissingAlbum(): JSX.Element {
  const href = useHref();
  return (
    <Notice outline={outlines.album} title={words.albumMissing}>
      <p>{words.albumMissingText}</p>
      <a class="button button-main" href={href(paths.albums)}>
        {words.allAlbums}
      </a>
    </Notice>
  );
}

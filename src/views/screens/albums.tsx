import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FeedInfo } from '../../feed/article.ts';
import { readFeedInfo, readHeads } from '../../store/reads.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { isReading } from '../components/article-list.tsx';
import { Screen } from '../components/screen.tsx';
import { remember, useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { keepCardCount, keptCardCount } from '../navigation.ts';
import { AlbumsPage } from '../pages/albums.tsx';

/** Tiles that are drawn at once: full rows in two, three, four and five columns. */
const PAGE_SIZE = 60;

interface Albums {
  zone: FeedInfo['timezone'] | undefined;
  heads: ArticleHead[];
}

async function loadAlbums(limit: number): Promise<Albums> {
  const [feed, heads] = await Promise.all([readFeedInfo(), readHeads({ list: { kind: 'albums' }, limit })]);
  return { zone: feed?.timezone, heads };
}

/** A new album never pushes the tiles away from a reader further down. */
function keepPlace(shown: Albums, fresh: Albums, again: () => void): Albums {
  return isReading(shown.heads, again) ? shown : fresh;
}

function keyOf(limit: number): string {
  return `albums ${limit}`;
}

export async function prepare(): Promise<void> {
  const limit = keptCardCount(PAGE_SIZE);
  remember(keyOf(limit), await loadAlbums(limit));
}

export default function AlbumsScreen(): JSX.Element {
  // Coming back, as many as there were: fewer would not reach down to the place.
  const [limit, setLimit] = useState(() => keptCardCount(PAGE_SIZE));
  const loaded = useLoaded(keyOf(limit), () => loadAlbums(limit), ['heads', 'meta'], keepPlace);

  const showMore = async () => {
    const more = limit + PAGE_SIZE;
    // Remembered before they are asked for: what is on the screen stays until then.
    remember(keyOf(more), await loadAlbums(more));
    keepCardCount(more);
    setLimit(more);
  };

  return (
    <Screen loaded={loaded} title={() => core.albums} skeleton="tiles">
      {({ zone, heads }) => (
        <AlbumsPage
          zone={zone}
          heads={heads}
          onMore={heads.length < limit ? undefined : () => void showMore().catch(console.warn)}
        />
      )}
    </Screen>
  );
}

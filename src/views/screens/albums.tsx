import type { JSX } from 'preact';
import { readFeedInfo, readHeads } from '../../store/reads.ts';
import { Screen } from '../components/screen.tsx';
import { remember, useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { AlbumsPage } from '../pages/albums.tsx';

/** Albums are few; a portal's whole collection fits one list of tiles. */
const ALBUM_LIMIT = 500;

async function loadAlbums() {
  const [feed, heads] = await Promise.all([
    readFeedInfo(),
    readHeads({ list: { kind: 'albums' }, limit: ALBUM_LIMIT }),
  ]);
  return { zone: feed?.timezone, heads };
}

export async function prepare(): Promise<void> {
  remember('albums', await loadAlbums());
}

export default function AlbumsScreen(): JSX.Element {
  const loaded = useLoaded('albums', loadAlbums, ['heads', 'meta']);
  return (
    <Screen loaded={loaded} title={() => core.albums} skeleton="tiles">
      {({ zone, heads }) => <AlbumsPage zone={zone} heads={heads} />}
    </Screen>
  );
}

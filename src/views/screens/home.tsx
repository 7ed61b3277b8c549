import type { JSX } from 'preact';
import { type HomeData, readHome } from '../../store/home.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { CHUNK_SIZE, type ListMemory, listMemory } from '../components/article-list.tsx';
import { Screen } from '../components/screen.tsx';
import { remember, remembered, useLoaded } from '../hooks/use-loaded.ts';
import { HomePage } from '../pages/home.tsx';

/** Cards that home reads at first: three chunks, enough for any screen. */
const HOME_LIMIT = 3 * CHUNK_SIZE;

export interface HomeScreenData {
  home: HomeData;
  list: ListMemory;
}

export const HOME_KEY = 'home';

/** Reads what home shows; also called by the composition root, before the first draw. */
export async function loadHome(): Promise<HomeScreenData> {
  const home = await readHome(HOME_LIMIT);
  return { home, list: listMemory(home.newest, HOME_LIMIT) };
}

/** Lets the first draw show home without a state in between. */
export function rememberHome(data: HomeScreenData): void {
  remember(HOME_KEY, data);
}

/** The home data on screen, for the snapshot that the next start shows first. */
export function homeOnScreen(): HomeScreenData | undefined {
  return remembered<HomeScreenData>(HOME_KEY);
}

async function loadMore(afterOrder: string, limit: number): Promise<ArticleHead[]> {
  const { readHeads } = await import('../../store/reads.ts');
  return await readHeads({ list: { kind: 'all' }, afterOrder, limit });
}

/** New articles appear at once to a reader at the top, and never push the text away from one further down. */
function keepPlace(shown: HomeScreenData, fresh: HomeScreenData): HomeScreenData {
  const sameTop = shown.home.newest.every((head, index) => {
    const other = fresh.home.newest[index];
    return head.order === other?.order && head.doc === other.doc;
  });
  if (sameTop && shown.home.newest.length === fresh.home.newest.length) return { home: fresh.home, list: shown.list };
  const reading = scrollY > 300 && shown.home.newest.length >= CHUNK_SIZE;
  return reading ? shown : fresh;
}

export function HomeScreen(): JSX.Element {
  const loaded = useLoaded(HOME_KEY, loadHome, ['heads', 'meta'], keepPlace);
  return (
    <Screen loaded={loaded} title={() => ''} skeleton="list">
      {({ home, list }) => <HomePage home={home} list={list} loadMore={loadMore} />}
    </Screen>
  );
}

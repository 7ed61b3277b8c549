import type { JSX } from 'preact';
import { type HomeData, readHome } from '../../store/home.ts';
import type { ArticleHead } from '../../store/schema.ts';
import {
  FIRST_LIMIT,
  isReading,
  keptLimit,
  type ListMemory,
  listMemory,
  sameHeads,
} from '../components/article-list.tsx';
import { Screen } from '../components/screen.tsx';
import { remember, remembered, useLoaded } from '../hooks/use-loaded.ts';
import { HomePage } from '../pages/home.tsx';
import { loadCode } from '../recover.ts';

export interface HomeScreenData {
  home: HomeData;
  list: ListMemory;
}

export const HOME_KEY = 'home';

/** Reads what home shows; also called by the composition root, before the first draw. */
export async function loadHome(): Promise<HomeScreenData> {
  const limit = homeOnScreen() ? FIRST_LIMIT : keptLimit();
  const home = await readHome(limit);
  return { home: { ...home, newest: home.newest.slice(0, FIRST_LIMIT) }, list: listMemory(home.newest, limit) };
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
  const { readHeads } = await loadCode(() => import('../../store/reads.ts'));
  return await readHeads({ list: { kind: 'all' }, afterOrder, limit });
}

function keepPlace(shown: HomeScreenData, fresh: HomeScreenData, again: () => void): HomeScreenData {
  shown.list.mayGoOn = true;
  if (sameHeads(shown.home.newest, fresh.home.newest)) return { home: fresh.home, list: shown.list };
  return isReading(shown.home.newest, again) ? shown : fresh;
}

export function HomeScreen(): JSX.Element {
  const loaded = useLoaded(HOME_KEY, loadHome, ['heads', 'meta'], keepPlace);
  return (
    <Screen loaded={loaded} title={() => ''} skeleton="list">
      {({ home, list }) => <HomePage home={home} list={list} loadMore={loadMore} />}
    </Screen>
  );
}

import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { readSyncStatus } from '../../store/meta.ts';
import { readCounts, readFeedInfo, readHeads } from '../../store/reads.ts';
import { useTitle } from '../components/screen.tsx';
import { type Loaded, useLoaded } from '../hooks/use-loaded.ts';
import { about as words } from '../messages/about.ts';
import { settleScroll } from '../navigation.ts';
import { AboutPage, type StateOnDevice } from '../pages/about.tsx';
import { useSite } from '../site-context.ts';
import '../styles/article.css';

async function loadState(): Promise<StateOnDevice> {
  const [counts, sync, feed, newest] = await Promise.all([
    readCounts(),
    readSyncStatus(),
    readFeedInfo(),
    readHeads({ list: { kind: 'all' }, limit: 1 }),
  ]);
  return {
    articles: counts.articles,
    lastSuccessAtMs: sync.state === 'idle' ? sync.lastSuccessAtMs : null,
    newestMs: newest[0]?.publishedAtMs ?? null,
    zone: feed?.timezone,
  };
}

export default function AboutScreen(): JSX.Element {
  const { settings } = useSite();
  // Who publishes is told at once and whatever the store says.
  const loaded = useLoaded('about', loadState, ['heads', 'meta']);
  useTitle(words.title);
  useLayoutEffect(settleScroll, []);
  return <AboutPage settings={settings} version={__BANTIN_VERSION__} state={stateOf(loaded)} />;
}

function stateOf(loaded: Loaded<StateOnDevice>): StateOnDevice | 'unreadable' | undefined {
  if (loaded.state === 'ready') return loaded.data;
  return loaded.state === 'failed' ? 'unreadable' : undefined;
}

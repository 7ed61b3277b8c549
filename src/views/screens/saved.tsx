import type { JSX } from 'preact';
import { readFeedInfo } from '../../store/reads.ts';
import { readSaved } from '../../store/saved.ts';
import { listMemory } from '../components/article-list.tsx';
import { Screen } from '../components/screen.tsx';
import { useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { SavedPage } from '../pages/saved.tsx';

async function loadSaved() {
  const [feed, heads] = await Promise.all([readFeedInfo(), readSaved()]);
  return { zone: feed?.timezone, list: listMemory(heads, Number.POSITIVE_INFINITY) };
}

export default function SavedScreen(): JSX.Element {
  const loaded = useLoaded('saved', loadSaved, ['saved', 'heads']);
  return (
    <Screen loaded={loaded} title={() => core.saved} skeleton="list">
      {({ zone, list }) => <SavedPage zone={zone} list={list} />}
    </Screen>
  );
}

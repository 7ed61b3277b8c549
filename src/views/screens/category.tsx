import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { readKeptRecord } from '../../store/kept.ts';
import { readCounts, readFeedInfo, readHeads } from '../../store/reads.ts';
import { FIRST_LIMIT, isReading, keptLimit, listMemory, sameHeads } from '../components/article-list.tsx';
import { KeepCategory } from '../components/keep-category.tsx';
import { Screen } from '../components/screen.tsx';
import { useToast } from '../components/toast.tsx';
import { remember, remembered, useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { CategoryPage } from '../pages/category.tsx';
import type { ScreenParameters } from '../routes.tsx';

async function loadCategory(id: string) {
  const limit = remembered(`category ${id}`) ? FIRST_LIMIT : keptLimit();
  const [feed, heads, counts, kept] = await Promise.all([
    readFeedInfo(),
    readHeads({ list: { kind: 'category', id }, limit }),
    readCounts(),
    readKeptRecord({ kind: 'category', categoryId: id }),
  ]);
  const title = feed?.categories.find((category) => category.id === id)?.title ?? '';
  return {
    title,
    zone: feed?.timezone,
    /** Those that a list begins with. */
    heads: heads.slice(0, FIRST_LIMIT),
    list: listMemory(heads, limit),
    articleCount: counts.byCategory[id] ?? 0,
    isKept: kept !== null,
  };
}
type CategoryData = Awaited<ReturnType<typeof loadCategory>>;

/** The list stays with the heads that it began with: what changed is noticed again once the reader is at the top. */
function keepPlace(shown: CategoryData, fresh: CategoryData, again: () => void): CategoryData {
  shown.list.mayGoOn = true;
  const stays = sameHeads(shown.heads, fresh.heads) || isReading(shown.heads, again);
  return stays ? { ...fresh, heads: shown.heads, list: shown.list } : fresh;
}

export async function prepare({ id = '' }: ScreenParameters): Promise<void> {
  remember(`category ${id}`, await loadCategory(id));
}

export default function CategoryScreen({ id = '' }: ScreenParameters): JSX.Element {
  const loaded = useLoaded(`category ${id}`, () => loadCategory(id), ['heads', 'meta', 'kept'], keepPlace);
  const loadMore = useCallback(
    (afterOrder: string, limit: number) => readHeads({ list: { kind: 'category', id }, afterOrder, limit }),
    [id],
  );
  const [toast, say] = useToast();
  return (
    <>
      <Screen loaded={loaded} title={({ title }) => title || core.categories} skeleton="list">
        {({ title, zone, list, articleCount, isKept }) => (
          <CategoryPage
            title={title}
            zone={zone}
            list={list}
            loadMore={loadMore}
            keeping={<KeepCategory categoryId={id} articleCount={articleCount} isKept={isKept} say={say} />}
          />
        )}
      </Screen>
      {toast}
    </>
  );
}

import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { readKeptRecord } from '../../store/kept.ts';
import { readCounts, readFeedInfo, readHeads } from '../../store/reads.ts';
import { CHUNK_SIZE, listMemory } from '../components/article-list.tsx';
import { KeepCategory } from '../components/keep-category.tsx';
import { Screen } from '../components/screen.tsx';
import { useToast } from '../components/toast.tsx';
import { remember, useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { CategoryPage } from '../pages/category.tsx';
import type { ScreenParameters } from '../routes.tsx';

const FIRST_LIMIT = 3 * CHUNK_SIZE;

async function loadCategory(id: string) {
  const [feed, heads, counts, kept] = await Promise.all([
    readFeedInfo(),
    readHeads({ list: { kind: 'category', id }, limit: FIRST_LIMIT }),
    readCounts(),
    readKeptRecord({ kind: 'category', categoryId: id }),
  ]);
  const title = feed?.categories.find((category) => category.id === id)?.title ?? '';
  return {
    title,
    zone: feed?.timezone,
    heads,
    list: listMemory(heads, FIRST_LIMIT),
    articleCount: counts.byCategory[id] ?? 0,
    isKept: kept !== null,
  };
}
type CategoryData = Awaited<ReturnType<typeof loadCategory>>;

/** A list that did not change keeps how far it was read. */
function keepPlace(shown: CategoryData, fresh: CategoryData): CategoryData {
  const same =
    shown.heads.length === fresh.heads.length &&
    shown.heads.every(
      ({ order, doc }, index) => order === fresh.heads[index]?.order && doc === fresh.heads[index]?.doc,
    );
  return same ? { ...fresh, list: shown.list } : fresh;
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
      <Screen loaded={loaded} title={(data) => data?.title || core.categories} skeleton="list">
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

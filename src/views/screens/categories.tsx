import type { JSX } from 'preact';
import { readCounts, readFeedInfo } from '../../store/reads.ts';
import { Screen } from '../components/screen.tsx';
import { remember, useLoaded } from '../hooks/use-loaded.ts';
import { core } from '../messages/core.ts';
import { CategoriesPage } from '../pages/categories.tsx';

async function loadCategories() {
  const [feed, counts] = await Promise.all([readFeedInfo(), readCounts()]);
  return { categories: feed?.categories ?? [], counts };
}

export async function prepare(): Promise<void> {
  remember('categories', await loadCategories());
}

export default function CategoriesScreen(): JSX.Element {
  const loaded = useLoaded('categories', loadCategories, ['heads', 'meta']);
  return (
    <Screen loaded={loaded} title={() => core.categories} skeleton="list">
      {({ categories, counts }) => <CategoriesPage categories={categories} counts={counts} />}
    </Screen>
  );
}

import type { JSX } from 'preact';
import type { Category } from '../../feed/article.ts';
import { paths } from '../../site/paths.ts';
import type { Counts } from '../../store/schema.ts';
import { Icon, outlines } from '../components/icon.tsx';
import { laterOutlines } from '../components/later-outlines.ts';
import { Notice } from '../components/states.tsx';
import { formatCount } from '../format.ts';
import { core } from '../messages/core.ts';
import { lists as words } from '../messages/lists.ts';
import { useHref } from '../site-context.ts';

/** The portal's categories in menu order, each with how many articles are on the device. */
export function CategoriesPage({ categories, counts }: { categories: Category[]; counts: Counts }): JSX.Element {
  const href = useHref();
  if (categories.length === 0) {
    return (
      <Notice outline={outlines.categories} title={words.noCategories}>
        <p>{words.noCategoriesText}</p>
      </Notice>
    );
  }
  return (
    <>
      <h1 class="page-title">{core.categories}</h1>
      <ul class="category-list">
        {categories.map(({ id, title }) => (
          <li key={id}>
            <a href={href(paths.category(id))}>
              <span class="category-name" lang={core.contentLanguage}>
                {title}
              </span>
              <span class="category-count">{words.articles(formatCount(counts.byCategory[id] ?? 0))}</span>
              <Icon outline={laterOutlines.forward} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

import type { JSX } from 'preact';
import { paths } from '../../site/paths.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { ArticleList, type ListMemory } from '../components/article-list.tsx';
import { outlines } from '../components/icon.tsx';
import { Notice } from '../components/states.tsx';
import { core } from '../messages/core.ts';
import { lists as words } from '../messages/lists.ts';
import { useHref } from '../site-context.ts';
import '../styles/keeping.css';

interface CategoryPageProps {
  title: string;
  zone: string | undefined;
  list: ListMemory;
  loadMore: ((afterOrder: string, limit: number) => Promise<ArticleHead[]>) | null;
  /** How to keep the whole category on the phone. */
  keeping?: JSX.Element;
}

/** All articles of one category, newest first. */
export function CategoryPage({ title, zone, list, loadMore, keeping }: CategoryPageProps): JSX.Element {
  const href = useHref();
  if (list.chunks.length === 0) {
    return (
      <Notice outline={outlines.categories} title={title || words.unknownCategory}>
        <p>{words.unknownCategoryText}</p>
        <a class="button button-main" href={href(paths.categories)}>
          {words.allCategories}
        </a>
      </Notice>
    );
  }
  return (
    <>
      <p class="kicker">
        <a href={href(paths.categories)}>{core.categories}</a>
      </p>
      <h1 class="page-title" lang={core.contentLanguage}>
        {title}
      </h1>
      <div class="keep-row">{keeping}</div>
      <h2 class="visually-hidden">{core.newest}</h2>
      <ArticleList memory={list} loadMore={loadMore} zone={zone} label={title} eagerCount={4} />
    </>
  );
}

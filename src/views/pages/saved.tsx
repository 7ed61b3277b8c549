import type { JSX } from 'preact';
import { ArticleList, type ListMemory } from '../components/article-list.tsx';
import { outlines } from '../components/icon.tsx';
import { Notice } from '../components/states.tsx';
import { core } from '../messages/core.ts';
import { lists as words } from '../messages/lists.ts';
import { useSite } from '../site-context.ts';

/** What the reader chose to keep, last saved first. */
export function SavedPage({ list, zone }: { list: ListMemory; zone: string | undefined }): JSX.Element {
  const { base } = useSite();
  if (list.chunks.length === 0) {
    return (
      <Notice outline={outlines.bookmark} title={words.noSaved}>
        <p>{words.noSavedText}</p>
        <a class="button button-main" href={base}>
          {words.toHome}
        </a>
      </Notice>
    );
  }
  return (
    <>
      <h1 class="page-title">{core.saved}</h1>
      <h2 class="visually-hidden">{core.saved}</h2>
      <ArticleList memory={list} loadMore={null} zone={zone} label={core.saved} eagerCount={4} />
    </>
  );
}

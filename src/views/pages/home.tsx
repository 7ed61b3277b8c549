import type { JSX } from 'preact';
import { paths } from '../../site/paths.ts';
import type { HomeData } from '../../store/home.ts';
import type { ArticleHead } from '../../store/schema.ts';
import { ArticleList, type ListMemory } from '../components/article-list.tsx';
import { Card } from '../components/card.tsx';
import { EmptyStore } from '../components/empty-store.tsx';
import { useAvailability } from '../hooks/use-availability.ts';
import { core } from '../messages/core.ts';
import { useHref, useSite } from '../site-context.ts';

interface HomePageProps {
  home: HomeData;
  list: ListMemory;
  loadMore: ((afterOrder: string, limit: number) => Promise<ArticleHead[]>) | null;
}

/** Featured articles, the categories, then everything from the newest on. */
export function HomePage({ home, list, loadMore }: HomePageProps): JSX.Element {
  const { settings, notice: SiteNotice } = useSite();
  const zone = home.feed?.timezone;
  const availability = useAvailability(home.featured);
  if (home.newest.length === 0) return <EmptyStore />;
  const [lead, ...others] = home.featured;
  return (
    <>
      {SiteNotice && <SiteNotice />}
      <h1 class="visually-hidden" lang={core.contentLanguage}>
        {settings.name}
      </h1>
      {lead && (
        <section class="featured" aria-labelledby="tieu-bieu">
          <h2 id="tieu-bieu" class="section-title">
            {core.featured}
          </h2>
          <div class="featured-cards">
            <Card head={lead} shape="lead" zone={zone} availability={availability?.get(lead.key)} eager />
            {others.length > 0 && (
              <div class="featured-rest">
                {others.map((head) => (
                  <Card key={head.key} head={head} shape="row" zone={zone} availability={availability?.get(head.key)} />
                ))}
              </div>
            )}
          </div>
        </section>
      )}
      <CategoryChips home={home} />
      <section aria-labelledby="tin-moi">
        <h2 id="tin-moi" class="section-title">
          {core.newest}
        </h2>
        <ArticleList memory={list} loadMore={loadMore} zone={zone} label={core.newest} eagerCount={lead ? 0 : 4} />
      </section>
    </>
  );
}

function CategoryChips({ home }: { home: HomeData }): JSX.Element | null {
  const href = useHref();
  const categories = (home.feed?.categories ?? []).filter(({ id }) => (home.counts.byCategory[id] ?? 0) > 0);
  if (categories.length < 2) return null;
  return (
    <ul class="chips" aria-label={core.categories}>
      {categories.map(({ id, title }) => (
        <li key={id}>
          <a class="chip" lang={core.contentLanguage} href={href(paths.category(id))}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

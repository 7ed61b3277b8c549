import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { articleKey, keyOfSlug } from '../site/article-slug.ts';
import { noticeToShow } from '../site/notice-to-show.ts';
import type { PageRequest, PrerenderArticle, PrerenderContext, RenderedPage } from '../site/prerender-contract.ts';
import { articleOrder } from '../store/order.ts';
import type { ArticleHead } from '../store/schema.ts';
import { App } from './app.tsx';
import { CHUNK_SIZE, listMemory } from './components/article-list.tsx';
import { outlines } from './components/icon.tsx';
import { SiteNotice } from './components/site-notice.tsx';
import { Notice } from './components/states.tsx';
import { dayAndTime } from './format.ts';
import { about } from './messages/about.ts';
import { core } from './messages/core.ts';
import { notFound } from './messages/not-found.ts';
import { prerendered as words } from './messages/prerendered.ts';
import { AboutPage } from './pages/about.tsx';
import { AlbumPage } from './pages/album.tsx';
import { AlbumsPage } from './pages/albums.tsx';
import { ArticlePage } from './pages/article.tsx';
import { CategoriesPage } from './pages/categories.tsx';
import { CategoryPage } from './pages/category.tsx';
import { HomePage } from './pages/home.tsx';
import { type Site, SiteContext } from './site-context.ts';
import { viewerPictures } from './viewer-pictures.ts';

/**
 * Draws the site's pages to text for the publisher, by the components that draw them in the browser. Runs in Node:
 * nothing here or below may touch the page while it draws.
 */
export function createPrerenderer(context: PrerenderContext): (path: string, request: PageRequest) => RenderedPage {
  const { settings, basePath } = context;
  const notice = noticeToShow(settings, '', Date.now());
  // Addresses of this site start at its root here, so no origin stands before them.
  const site: Site = { base: basePath, origin: '', settings, notice: notice && SiteNotice };
  const frames = new Map<string, RenderedPage['frame']>();
  return (path, request) => {
    const { title, screen } = draw(request, context);
    const page = (shown: JSX.Element) =>
      renderToString(<App site={site} url={basePath + path.slice(1)} screen={shown} />);
    if (request.kind !== 'article' && request.kind !== 'album')
      return { title, html: page(screen), frame: { before: '', after: '' } };
    // What stands around an article is the same for all of them, so it is drawn once.
    const frame = frames.get(request.kind) ?? frameOf(page(<hr id={PLACE} />));
    frames.set(request.kind, frame);
    const html = renderToString(<SiteContext.Provider value={site}>{screen}</SiteContext.Provider>);
    return { title, html, frame };
  };
}

/** Where the screen goes; no text of a site comes out as markup, so none can look like it. */
const PLACE = 'bantin-screen';
const PLACE_HTML = `<hr id="${PLACE}"/>`;

function frameOf(page: string): RenderedPage['frame'] {
  const [before = '', after = ''] = page.split(PLACE_HTML);
  return { before, after };
}

function draw(request: PageRequest, context: PrerenderContext): { title: string; screen: JSX.Element } {
  const { info } = context;
  const zone = info.timezone;
  const counts = { ...context.counts, saved: 0 };
  switch (request.kind) {
    case 'home': {
      const newest = request.newest.map(headOf);
      const home = {
        feed: info,
        featured: request.featured.map(headOf),
        newest,
        counts,
        isRead: true,
      };
      return { title: '', screen: <HomePage home={home} list={listMemory(newest, CHUNK_SIZE)} loadMore={null} /> };
    }
    case 'categories':
      return { title: core.categories, screen: <CategoriesPage categories={info.categories} counts={counts} /> };
    case 'category': {
      const { title } = request.category;
      const list = listMemory(request.newest.map(headOf), CHUNK_SIZE);
      return { title, screen: <CategoryPage title={title} zone={zone} list={list} loadMore={null} /> };
    }
    case 'albums':
      return { title: core.albums, screen: <AlbumsPage zone={zone} heads={request.newest.map(headOf)} /> };
    case 'article': {
      const { article } = request.shown;
      const head = headOf(request.shown);
      const categoryTitle = info.categories.find(({ id }) => id === article.categoryId)?.title ?? '';
      const facts = { head, article, categoryTitle, zone, saved: false };
      return { title: titleOf(head), screen: <ArticlePage {...facts} onListen={NOTHING} /> };
    }
    case 'album': {
      const { article } = request.shown;
      const head = headOf(request.shown);
      const facts = { head, article, pictures: viewerPictures(article), zone, saved: false };
      return { title: titleOf(head), screen: <AlbumPage {...facts} /> };
    }
    case 'about':
      return { title: about.title, screen: <AboutPage settings={context.settings} version={context.version} /> };
    case 'not-found':
      return {
        title: notFound.title,
        screen: <NoticePage title={notFound.title} lines={[notFound.text]} context={context} />,
      };
    case 'withdrawn': {
      const day = request.dateMs === null ? '' : dayAndTime(request.dateMs, zone)[0];
      const lines = [request.title, request.reason, day && words.withdrawnOn(day)].filter(Boolean);
      return { title: words.withdrawn, screen: <NoticePage title={words.withdrawn} lines={lines} context={context} /> };
    }
  }
}

/** The button stands in the page from the start; it does something once the script runs. */
const NOTHING = () => undefined;

function titleOf(head: ArticleHead): string {
  return head.title || head.summary || core.untitled;
}

function NoticePage({ title, lines, context }: { title: string; lines: string[]; context: PrerenderContext }) {
  return (
    <Notice outline={outlines.search} title={title}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <a class="button button-main" href={context.basePath}>
        {notFound.toHome}
      </a>
    </Notice>
  );
}

/** A head as the store would hold it; what only the store knows is left at nothing. */
function headOf({ article, slug, wordCount }: PrerenderArticle): ArticleHead {
  const key = articleKey(article.id);
  return {
    order: articleOrder(article.publishedAtMs, key),
    key,
    id: article.id,
    doc: 0,
    slug,
    ...(keyOfSlug(slug) !== key && { pinnedSlug: slug }),
    title: article.title,
    summary: article.summary,
    unit: article.unit,
    url: article.url,
    publishedAtMs: article.publishedAtMs,
    modifiedAtMs: article.modifiedAtMs,
    categoryId: article.categoryId,
    ...(article.featured && { featured: 1 as const }),
    ...(article.album.length > 0 && { album: 1 as const }),
    kind: article.kind,
    cover: article.cover,
    pictureCount: viewerPictures(article).length,
    pictureIds: [],
    recordingCount: article.recordings.length,
    viewCount: article.viewCount,
    wordCount,
    fingerprint: 0,
  };
}

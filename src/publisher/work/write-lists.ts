import { paths } from '../../site/paths.ts';
import type { PageRequest } from '../../site/prerender-contract.ts';
import { hostFiles } from '../output/host-files.ts';
import { rssFeed } from '../output/rss.ts';
import { robotsText, type SitemapPage, sitemapFiles } from '../output/sitemap.ts';
import { joinParts } from '../output/text-parts.ts';
import { LOGO, pageHead } from '../pages/page-head.ts';
import type { Entry } from './collect.ts';
import { listArticles } from './listed-articles.ts';
import type { WithdrawnRecord } from './record.ts';
import type { SiteContext } from './site-context.ts';
import type { WrittenArticles } from './write-articles.ts';

interface ListPage {
  /** Path with a leading slash. */
  path: string;
  request: PageRequest | null;
  isIndexed: boolean;
}

/** Writes every page that is no article's, and what tells other programs of the site. */
export function writeLists(
  site: SiteContext,
  { entries, newest }: Pick<WrittenArticles, 'entries' | 'newest'>,
  withdrawn: ReadonlyMap<string, WithdrawnRecord>,
): void {
  const { info, base, basePath, output } = site;
  const { newest: cards, featured, albums, byCategory } = listArticles(entries, site);
  const pages: ListPage[] = [
    { path: paths.home, request: { kind: 'home', featured, newest: cards }, isIndexed: true },
    { path: paths.categories, request: { kind: 'categories' }, isIndexed: true },
    ...info.categories.map(
      (category): ListPage => ({
        path: paths.category(category.id),
        request: { kind: 'category', category, newest: byCategory.get(category.id) ?? [] },
        isIndexed: byCategory.has(category.id),
      }),
    ),
    { path: paths.albums, request: { kind: 'albums', newest: albums }, isIndexed: albums.length > 0 },
    { path: paths.about, request: { kind: 'about' }, isIndexed: true },
    // What only the reader's own device knows: the shell alone.
    ...[paths.search, paths.saved, paths.settings, paths.storage].map((path) => ({
      path,
      request: null,
      isIndexed: false,
    })),
  ];
  for (const page of pages) output.text(`${page.path.slice(1)}index.html`, listPage(site, page));
  output.text('404.html', listPage(site, { path: '', request: { kind: 'not-found' }, isIndexed: false }));
  writeWithdrawn(site, withdrawn);
  output.text('rss.xml', rssFeed(newest, info, base));
  for (const { path, text } of sitemapFiles(sitemapPages(pages, entries), base)) output.text(path, text, false);
  output.text('robots.txt', robotsText(base));
  const styleSources = [...new Set(Object.values(site.inlineStyles ?? {}).map(({ source }) => source))];
  for (const { path, text } of hostFiles(basePath, styleSources)) output.text(path, text, false);
}

function listPage(site: SiteContext, { path, request, isIndexed }: ListPage): string {
  const { settings, base, info } = site;
  const { title, html, frame } = request ? site.render(path || '/404.html', request) : EMPTY_PAGE;
  const description = settings.description || info.description;
  const facts = {
    title,
    description,
    path: path.slice(1),
    preview: isIndexed ? site.card : '',
    previewAlt: settings.name,
    isIndexed,
    article: null,
  };
  const head = pageHead(facts, { settings, base, language: info.language, logo: LOGO });
  const parts = site.makePage({
    title,
    description,
    head,
    html,
    frame,
    language: info.language,
    styles: stylesFor(request, site),
    // An empty shell is drawn by the app, which needs the sheets themselves.
    inlineStyles: request && (site.inlineStyles?.lists ?? null),
    itemFeed: '',
  });
  return joinParts(parts);
}

const EMPTY_PAGE = { title: '', html: '', frame: { before: '', after: '' } };

function stylesFor(request: PageRequest | null, { styles }: SiteContext): string[] {
  return request?.kind === 'albums' || request?.kind === 'about' ? styles[request.kind] : [];
}

/** An address that was passed on says what became of its article. */
function writeWithdrawn(site: SiteContext, withdrawn: ReadonlyMap<string, WithdrawnRecord>): void {
  for (const { slug, title, reason = '', dateMs = null } of withdrawn.values()) {
    const request = { kind: 'withdrawn', title, reason, dateMs } as const;
    for (const path of [paths.article(slug), paths.album(slug)])
      site.output.text(`${path.slice(1)}index.html`, listPage(site, { path, request, isIndexed: false }));
  }
}

/** As their paths are ordered, which go on with a slash: of two slugs that begin alike the shorter one comes after a hyphen. */
function byPath({ slug: a }: Entry, { slug: b }: Entry): number {
  if (a.startsWith(b)) return a[b.length] === '-' ? -1 : 1;
  if (b.startsWith(a)) return b[a.length] === '-' ? 1 : -1;
  return a < b ? -1 : 1;
}

/** In the order of their paths, so that a new article moves no other; made one at a time, since there may be many. */
function* sitemapPages(listPages: readonly ListPage[], entries: readonly Entry[]): Generator<SitemapPage> {
  for (const { path, isIndexed } of listPages) if (isIndexed) yield { path: path.slice(1), changedAtMs: null };
  const bySlug = [...entries].sort(byPath);
  for (const kind of ['album', 'article'] as const)
    for (const { slug, hasAlbum, modifiedAtMs, publishedAtMs } of bySlug)
      if (kind === 'article' || hasAlbum)
        yield { path: paths[kind](slug).slice(1), changedAtMs: modifiedAtMs ?? publishedAtMs };
}

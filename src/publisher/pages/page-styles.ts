import { countWords } from '../../feed/block-text.ts';
import type { PageRequest, PrerenderArticle } from '../../site/prerender-contract.ts';
import type { SiteApp } from '../output/app-shell.ts';
import type { ArticlePageContext } from './article-pages.ts';
import { criticalStyles, type InlineStyles } from './critical-styles.ts';
import { plainSpecimen, specimenArticle } from './specimen-article.ts';

/** By what a page holds. Few, since a policy has to name each. */
export interface PageStyles {
  /** Paragraphs, headings, lists and pictures: most articles, and half the bytes. */
  plainArticle: InlineStyles;
  article: InlineStyles;
  album: InlineStyles;
  /** Home, categories, albums, notices. */
  lists: InlineStyles;
}

/**
 * What the first paint of a page needs of the app's style sheets. It stands in the page, because a shared link is
 * opened on phones that have nothing of the site yet: a sheet would cost them one more round trip. `null` for an
 * app without styles.
 */
export function pageStyles(
  app: SiteApp,
  { basePath, info, styles, render }: Pick<ArticlePageContext, 'basePath' | 'info' | 'styles' | 'render'>,
): PageStyles | null {
  const ofShell = [...app.shell.matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g)].map(([, href]) => href ?? '');
  const sheets = (more: string[]) =>
    [...ofShell.map((href) => href.slice(basePath.length)), ...more]
      .map((path) => app.files.find((file) => file.path === path)?.bytes.toString('utf8') ?? '')
      .join('');
  const draw = (path: string, request: PageRequest) => {
    const { html, frame } = render(path, request);
    return frame.before + html + frame.after;
  };
  const category = info.categories[0] ?? { id: 'a', title: 'a' };
  const shown = (article: ReturnType<typeof specimenArticle>): PrerenderArticle => ({
    article: { ...article, categoryId: category.id },
    slug: 'a',
    wordCount: countWords('a'),
  });
  const full = shown(specimenArticle(basePath));
  const plain = shown(plainSpecimen(basePath));
  const cards = [full, { ...plain, article: { ...plain.article, cover: null } }];
  const lists =
    draw('/', { kind: 'home', featured: cards, newest: cards }) +
    draw('/chuyen-muc/', { kind: 'categories' }) +
    draw('/chuyen-muc/a/', { kind: 'category', category, newest: cards }) +
    draw('/album/', { kind: 'albums', newest: cards }) +
    draw('/gioi-thieu/', { kind: 'about' }) +
    draw('/404.html', { kind: 'not-found' });
  const found = {
    plainArticle: criticalStyles(sheets(styles.article), draw('/bai-viet/a/', { kind: 'article', shown: plain })),
    article: criticalStyles(sheets(styles.article), draw('/bai-viet/a/', { kind: 'article', shown: full })),
    album: criticalStyles(sheets(styles.album), draw('/album/a/', { kind: 'album', shown: full })),
    lists: criticalStyles(sheets([...styles.albums, ...styles.about]), lists),
  };
  return found.article.css ? found : null;
}

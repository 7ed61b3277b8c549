import { countWords } from '../../feed/block-text.ts';
import type { PrerenderArticle } from '../../site/prerender-contract.ts';
import type { SiteApp } from '../output/app-shell.ts';
import type { ArticlePageContext } from './article-pages.ts';
import { criticalStyles, type InlineStyles } from './critical-styles.ts';
import { specimenArticle } from './specimen-article.ts';

/**
 * What the first paint of any article's page needs of the app's style sheets. It stands in the page, because a
 * shared link is opened on phones that have nothing of the site yet: a sheet would cost them one more round trip.
 * `null` for an app without styles.
 */
export function articleStyles(
  app: SiteApp,
  { basePath, info, styles, render }: Pick<ArticlePageContext, 'basePath' | 'info' | 'styles' | 'render'>,
): InlineStyles | null {
  const ofShell = [...app.shell.matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g)].map(([, href]) => href ?? '');
  const sheets = [...ofShell.map((href) => href.slice(basePath.length)), ...styles.article].map(
    (path) => app.files.find((file) => file.path === path)?.bytes.toString('utf8') ?? '',
  );
  const article = { ...specimenArticle(basePath), categoryId: info.categories[0]?.id ?? '' };
  const shown: PrerenderArticle = { article, slug: 'a', wordCount: countWords('a') };
  const { html } = render('/bai-viet/a/', { kind: 'article', shown });
  const styled = criticalStyles(sheets.join(''), html);
  return styled.css ? styled : null;
}

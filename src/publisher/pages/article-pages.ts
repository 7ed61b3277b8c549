import type { FeedInfo } from '../../feed/article.ts';
import { paths } from '../../site/paths.ts';
import type { PageRequest, PrerenderArticle, RenderedPage } from '../../site/prerender-contract.ts';
import type { SiteSettings } from '../../site/settings.ts';
import type { StyledScreen } from '../output/app-shell.ts';
import { itemFeed } from '../output/feed-pages.ts';
import { itemJson } from '../output/item-json.ts';
import type { InlineStyles } from './critical-styles.ts';
import type { PageDocument } from './page-document.ts';
import { LOGO, pageHead } from './page-head.ts';

/** What the pages of every article share. */
export interface ArticlePageContext {
  settings: SiteSettings;
  base: string;
  basePath: string;
  info: FeedInfo;
  /** Stylesheets besides the shell's own, site-relative. */
  styles: Record<StyledScreen, string[]>;
  /** Of an article's page. */
  articleStyles: InlineStyles | null;
  render(path: string, request: PageRequest): RenderedPage;
  makePage(page: PageDocument): string;
}

export interface ArticlePageJob {
  /** With addresses from the site's root. */
  shown: PrerenderArticle;
  hasAlbum: boolean;
  /** Site-relative path of the link preview, `''` for none. */
  preview: string;
}

export interface PageFile {
  /** Site-relative path. */
  path: string;
  text: string;
  /** Whether compressed twins are worth their place. */
  twins: boolean;
}

/** The files of one article: its page, its album's page, and the one-item feed beside it. */
export function articlePages(job: ArticlePageJob, context: ArticlePageContext): PageFile[] {
  const { shown, hasAlbum, preview } = job;
  const { article, slug } = shown;
  const { info, base, basePath, settings, styles, articleStyles } = context;
  const feed = itemFeed(slug, itemJson(article), article.categoryId, { info, base: basePath });
  // Asked for one at a time, by installed apps alone: twins of it would double the files of a site.
  const files: PageFile[] = [{ path: `bai-viet/${slug}/item.json`, text: feed, twins: false }];
  const { cover, summary } = article;
  const language = article.language ?? info.language;
  for (const kind of hasAlbum ? (['article', 'album'] as const) : (['article'] as const)) {
    const path = paths[kind](slug);
    const { title, html } = context.render(path, { kind, shown });
    const previewAlt = cover?.alt || cover?.caption || '';
    const facts = { title, description: summary, path: path.slice(1), preview, previewAlt, isIndexed: true, article };
    const head = pageHead(facts, { settings, base, language, logo: LOGO });
    const inlineStyles = kind === 'article' ? articleStyles : null;
    const page = {
      title,
      description: summary,
      head,
      html,
      language,
      styles: styles[kind],
      inlineStyles,
      itemFeed: feed,
    };
    files.push({ path: `${path.slice(1)}index.html`, text: context.makePage(page), twins: true });
  }
  return files;
}

import type { FeedInfo } from '../../feed/article.ts';
import { paths } from '../../site/paths.ts';
import type { PageRequest, PrerenderArticle, RenderedPage } from '../../site/prerender-contract.ts';
import type { SiteSettings } from '../../site/settings.ts';
import type { StyledScreen } from '../output/app-shell.ts';
import { itemFeed } from '../output/feed-pages.ts';
import { itemJson } from '../output/item-json.ts';
import type { TextPart } from '../output/text-parts.ts';
import type { PageMaker } from './page-document.ts';
import { LOGO, pageHead } from './page-head.ts';
import type { PageStyles } from './page-styles.ts';
import { isPlainArticle } from './specimen-article.ts';

/** What the pages of every article share. */
export interface ArticlePageContext {
  settings: SiteSettings;
  base: string;
  basePath: string;
  info: FeedInfo;
  /** Stylesheets besides the shell's own, site-relative. */
  styles: Record<StyledScreen, string[]>;
  /** `null` for an app without styles. */
  inlineStyles: PageStyles | null;
  render(path: string, request: PageRequest): RenderedPage;
  makePage: PageMaker;
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
  parts: TextPart[];
  /** Whether compressed twins are worth their place. */
  twins: boolean;
}

/** The files of one article: its page, its album's page, and the one-item feed beside it. */
export function articlePages(job: ArticlePageJob, context: ArticlePageContext): PageFile[] {
  const { shown, hasAlbum, preview } = job;
  const { article, slug } = shown;
  const { info, base, basePath, settings, styles, inlineStyles } = context;
  const feed = itemFeed(slug, itemJson(article), article.categoryId, { info, base: basePath });
  // Asked for one at a time, by installed apps alone: twins of it would double the files of a site.
  const files: PageFile[] = [
    { path: `bai-viet/${slug}/item.json`, parts: [{ text: feed, isShared: false }], twins: false },
  ];
  const { cover, summary } = article;
  const language = article.language ?? info.language;
  for (const kind of hasAlbum ? (['article', 'album'] as const) : (['article'] as const)) {
    const path = paths[kind](slug);
    const { title, html, frame } = context.render(path, { kind, shown });
    const previewAlt = cover?.alt || cover?.caption || '';
    const facts = { title, description: summary, path: path.slice(1), preview, previewAlt, isIndexed: true, article };
    const head = pageHead(facts, { settings, base, language, logo: LOGO });
    const page = {
      title,
      description: summary,
      head,
      html,
      frame,
      language,
      styles: styles[kind],
      inlineStyles: inlineStyles?.[kind === 'article' && isPlainArticle(article) ? 'plainArticle' : kind] ?? null,
      itemFeed: feed,
    };
    files.push({ path: `${path.slice(1)}index.html`, parts: context.makePage(page), twins: true });
  }
  return files;
}

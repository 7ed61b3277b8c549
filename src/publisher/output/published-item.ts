import type { Article, Category } from '../../feed/article.ts';
import { sha256Hex } from '../source/read-feed.ts';
import { itemJson } from './item-json.ts';
import { type PublishedContext, publishedArticle } from './published-article.ts';

/** An article in the two forms that a site has it in, and its item of the archive. */
export interface PublishedItem {
  /** As the feed names it, with the address of the site. */
  article: Article;
  /** As pages name it, with addresses from the site's root. */
  rooted: Article;
  json: string;
  /** Tells whether the article's pages must be drawn anew: they also name its category. */
  hash: string;
}

/** What both forms need to know; each has a base of its own. */
export interface ItemContext extends PublishedContext {
  /** Path of the site, with both slashes. */
  basePath: string;
  /** As published. */
  categories: readonly Category[];
}

export function publishedItem(source: Article, slug: string, context: ItemContext): PublishedItem {
  const { base, basePath, categories } = context;
  const rooted = publishedArticle(source, slug, { ...context, base: basePath });
  const article = base === basePath ? rooted : publishedArticle(source, slug, context);
  // View counts lie apart: with them in it, an item would change every day.
  const json = JSON.stringify(itemJson({ ...article, viewCount: null }));
  const category = categories.find(({ id }) => id === rooted.categoryId)?.title ?? '';
  return { article, rooted, json, hash: sha256Hex(json + category).slice(0, 32) };
}

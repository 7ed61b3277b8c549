import type { Article } from '../../feed/article.ts';
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
  /** Tells whether the article's pages must be drawn anew. */
  hash: string;
}

/** What both forms need to know; each has a base of its own. */
export interface ItemContext extends PublishedContext {
  /** Path of the site, with both slashes. */
  basePath: string;
}

export function publishedItem(source: Article, slug: string, context: ItemContext): PublishedItem {
  const { base, basePath } = context;
  const rooted = publishedArticle(source, slug, { ...context, base: basePath });
  const article = base === basePath ? rooted : publishedArticle(source, slug, context);
  // View counts lie apart: with them in it, an item would change every day.
  const json = JSON.stringify(itemJson({ ...article, viewCount: null }));
  return { article, rooted, json, hash: sha256Hex(json).slice(0, 32) };
}

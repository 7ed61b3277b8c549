import type { Article, Category, FeedInfo } from '../feed/article.ts';
import type { SiteSettings } from './settings.ts';

/**
 * What the publisher asks of the app's own components: pages drawn to text from articles, so that there is no
 * second set of templates. The two are built apart; this is all that they share.
 */
export interface PrerenderContext {
  settings: SiteSettings;
  /** Path of the site with a slash at both ends. Addresses of articles and pictures start with it. */
  basePath: string;
  /** What the feed says of itself; `categories` in menu order. */
  info: FeedInfo;
  counts: { articles: number; albums: number; byCategory: Record<string, number> };
  /** Version of the app. */
  version: string;
}

/** An article with what its card needs and only its body tells. */
export interface PrerenderArticle {
  article: Article;
  slug: string;
  wordCount: number;
}

export type PageRequest =
  | { kind: 'home'; featured: PrerenderArticle[]; newest: PrerenderArticle[] }
  | { kind: 'categories' }
  | { kind: 'category'; category: Category; newest: PrerenderArticle[] }
  | { kind: 'albums'; newest: PrerenderArticle[] }
  | { kind: 'article'; shown: PrerenderArticle }
  | { kind: 'album'; shown: PrerenderArticle }
  | { kind: 'about' }
  | { kind: 'not-found' }
  /** An article that the editor took back. */
  | { kind: 'withdrawn'; title: string; reason: string; dateMs: number | null };

export interface RenderedPage {
  /** Of the document, without the portal's name; `''` for home. */
  title: string;
  /** What stands inside `#app`, within the frame. */
  html: string;
  /** What stands inside `#app` around that: the same on all pages of a kind, or nothing. */
  frame: { before: string; after: string };
}

/** The built module `prerender.js`. */
export interface PrerenderModule {
  createPrerenderer(context: PrerenderContext): (path: string, request: PageRequest) => RenderedPage;
}

import type { Article } from '../feed/article.ts';
import { hash53 } from './hash.ts';

/**
 * A short stable name for an article: 53 bits of its id, in base 36. Paths end with it, so a link still
 * finds its article after the title has changed. 53 bits keep the chance of any collision among a million
 * articles under one in 18,000; a collision would only merge two articles of the same editor.
 */
export function articleKey(id: string): string {
  return hash53(id).toString(36).padStart(11, '0');
}

/** Letters, digits and hyphens of a title, without diacritics; at most 60 characters, cut at a hyphen. */
export function slugify(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐÐð]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (words.length <= 60) return words;
  return words.slice(0, words.lastIndexOf('-', 60) > 20 ? words.lastIndexOf('-', 60) : 60);
}

const ARTICLE_PATH = /\/bai-viet\/([^/?#]+)\/?$/;

/**
 * The last part of an article's path. A published feed carries it in `url`; for any other feed it is made
 * from title and key.
 */
export function articleSlug(article: Pick<Article, 'id' | 'title' | 'url'>): string {
  const published = ARTICLE_PATH.exec(article.url)?.[1];
  if (published) return published;
  const words = slugify(article.title);
  const key = articleKey(article.id);
  return words ? `${words}-${key}` : key;
}

/** The key at the end of a slug, or `null` for a slug that an editor pinned. */
export function keyOfSlug(slug: string): string | null {
  return /(?:^|-)([0-9a-z]{11})$/.exec(slug)?.[1] ?? null;
}

/** Site-relative paths, without the base. */
export const paths = {
  home: '/',
  categories: '/chuyen-muc/',
  category: (id: string) => `/chuyen-muc/${encodeURIComponent(id)}/`,
  article: (slug: string) => `/bai-viet/${slug}/`,
  albums: '/album/',
  album: (slug: string) => `/album/${slug}/`,
  search: '/tim-kiem/',
  saved: '/da-luu/',
  settings: '/cai-dat/',
  about: '/gioi-thieu/',
} as const;

/** The one-item feed of an article, below the base, without a leading slash; the same for its album. */
export function itemPath(slug: string): string {
  return `bai-viet/${encodeURIComponent(slug)}/item.json`;
}

const APP_PATH =
  /^(?:chuyen-muc\/(?:[^/]+\/)?|bai-viet\/[^/]+\/|album\/(?:[^/]+\/)?|tim-kiem\/|da-luu\/|cai-dat\/|gioi-thieu\/)?$/;

/** Whether a path below the base, without its leading slash, is one of the app's screens and not a file. */
export function isAppPath(relativePath: string): boolean {
  return APP_PATH.test(relativePath);
}

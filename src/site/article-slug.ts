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

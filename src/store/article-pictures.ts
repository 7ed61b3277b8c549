import type { Article, Picture } from '../feed/article.ts';
import { bodyPictures } from '../feed/body-pictures.ts';

/** Every picture that an article shows, once each, in the order shown: cover, album, body. */
export function articlePictures(article: Pick<Article, 'cover' | 'album' | 'body'>): Picture[] {
  const found = new Map<string, Picture>();
  for (const picture of [article.cover, ...article.album, ...bodyPictures(article.body)]) {
    if (picture && !found.has(picture.src)) found.set(picture.src, picture);
  }
  return [...found.values()];
}

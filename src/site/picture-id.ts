import { hash53 } from './hash.ts';
import { pictureKey } from './picture-variants.ts';

/**
 * The same number for every size and format of one published picture, so that any stored one counts and can
 * stand in offline. The query is left out: it only tells versions apart.
 */
export function pictureId(url: string): number {
  const path = url.replace(/[?#].*$/, '');
  return hash53(pictureKey(path) ?? path);
}

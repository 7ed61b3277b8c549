import { hash53 } from './hash.ts';

/** The widths and formats that `bantin publish` makes of a picture: `pictures/<key>-640.avif`. */
const VARIANT = /(pictures\/[0-9a-z]{16})-\d{1,4}\.(?:avif|jpg)$/;

/**
 * The same number for every size and format of one published picture, so that any stored one counts and can
 * stand in offline. The query is left out: it only tells versions apart.
 */
export function pictureId(url: string): number {
  const path = url.replace(/[?#].*$/, '');
  return hash53(path.replace(VARIANT, '$1'));
}

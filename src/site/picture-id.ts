import { hash53 } from './hash.ts';

/** The widths and formats that `bantin publish` makes of a picture: `…-640.avif`. */
const VARIANT = /-(?:320|640|1280)\.(?:avif|jpg)$/;

/**
 * The same number for every size and format of one published picture, so that any stored one counts and can
 * stand in offline. The query is left out: it only tells versions apart.
 */
export function pictureId(url: string): number {
  const path = url.replace(/[?#].*$/, '');
  return hash53(path.replace(VARIANT, ''));
}

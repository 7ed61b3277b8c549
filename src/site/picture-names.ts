import { pictureId } from './picture-id.ts';
import { pictureVariants } from './picture-variants.ts';

/**
 * How the pictures of the site below `siteUrl` are named, for a store that knows nothing of sites: which sizes
 * belong together, and which addresses show a picture in its full width.
 */
export function pictureNames(siteUrl: string) {
  return {
    siteUrl,
    pictureId,
    wholeUrls({ src }: { src: string }): string[] {
      const widestAvif = pictureVariants(src)?.avif.at(-1)?.url;
      return widestAvif === undefined ? [src] : [src, widestAvif];
    },
  };
}

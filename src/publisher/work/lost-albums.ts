import { mapMedia } from '../output/map-media.ts';
import type { PublishedMedia } from '../pictures/published-media.ts';
import type { Collected } from './collect.ts';
import type { ArticleSpool } from './spool.ts';

/**
 * An album whose pictures could not be had is none: neither page nor tile would have anything to show, and the app,
 * which reads the published feed, does not know it as one either.
 */
export function dropLostAlbums({ entries }: Collected, media: PublishedMedia, spool: ArticleSpool): void {
  if (media.leftOut.size === 0) return;
  for (const entry of entries) {
    if (!entry.hasAlbum || !spool.readUses(entry)?.pictures.some((src) => media.leftOut.has(src))) continue;
    const left = mapMedia(spool.read(entry), {
      picture: (picture) => (media.pictures.has(picture.src) ? picture : null),
      recording: (recording) => recording,
      link: (href) => href,
    });
    entry.hasAlbum = left.album.length > 0;
  }
}

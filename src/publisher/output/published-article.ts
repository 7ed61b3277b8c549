import type { Article, Picture, Recording } from '../../feed/article.ts';
import { paths } from '../../site/paths.ts';
import type { PublishedMedia } from '../pictures/published-media.ts';
import { LOCAL_BASE } from '../source/feed-source.ts';
import { mapMedia } from './map-media.ts';

export interface PublishedContext {
  media: Pick<PublishedMedia, 'pictures' | 'recordings'>;
  /** Absolute URL of the site with a trailing slash, or its path (`/`) while the address is unknown. */
  base: string;
  /** Slug by the URL that the upstream feed gives an article: links between articles stay on the site. */
  slugByUrl: ReadonlyMap<string, string>;
  /** Published id by the feed's own. */
  categoryId(id: string): string;
}

/** An article as the published feed names it: its own address on the site, local media, links that lead somewhere. */
export function publishedArticle(article: Article, slug: string, context: PublishedContext): Article {
  const { media, base, slugByUrl } = context;
  const picture = (given: Picture): Picture | null => {
    const found = media.pictures.get(given.src);
    if (!found) return null;
    const { width, height, placeholder } = found;
    // What the source takes says nothing of the published file.
    const { sizeBytes: _ofSource, ...rest } = given;
    return { ...rest, src: base + found.path, width, height, placeholder };
  };
  const recording = (given: Recording): Recording | null => {
    const found = media.recordings.get(given.src);
    if (!found) return null;
    return { ...given, src: base + found.path, mimeType: found.mimeType, sizeBytes: found.sizeBytes };
  };
  const link = (href: string): string | null => {
    const target = slugByUrl.get(href);
    if (target !== undefined) return base + paths.article(target).slice(1);
    // A link beside a local feed has no address on the web.
    return href.startsWith(LOCAL_BASE) ? null : href;
  };
  const local = mapMedia(article, { picture, recording, link });
  return {
    ...local,
    url: base + paths.article(slug).slice(1),
    externalUrl: local.externalUrl.startsWith(LOCAL_BASE) ? '' : local.externalUrl,
    categoryId: context.categoryId(local.categoryId),
  };
}

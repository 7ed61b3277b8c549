import { readFile } from 'node:fs/promises';
import type { Article, FeedWarning, Picture, Recording } from '../feed/article.ts';
import { articleSlug, paths } from '../site/paths.ts';
import { parseSiteSettings, type SiteSettings } from '../site/settings.ts';
import { appFiles } from './output/app-shell.ts';
import { feedJson, paginate, siteUrl } from './output/feed-pages.ts';
import { mapMedia } from './output/map-media.ts';
import { SiteWriter } from './output/site-writer.ts';
import { createPicturePool } from './pictures/picture-pool.ts';
import type { PictureRecipe } from './pictures/publish-picture.ts';
import { type PublishedMedia, publishMedia } from './pictures/published-media.ts';
import { PublisherError } from './publisher-error.ts';
import { type FeedSource, LOCAL_BASE } from './source/feed-source.ts';
import { type ReadFeed, readFeed } from './source/read-feed.ts';

export interface PublishRequest {
  source: FeedSource;
  /** The built app. */
  appDir: string;
  outDir: string;
  /** Path of a site.json; without one the settings come from the feed. */
  siteFile: string | null;
  /** Absolute URL of the site with a trailing slash, or `''` when unknown. */
  base: string;
  /** Path of the built picture process. */
  pictureProcess: string;
  recipe: PictureRecipe;
}

/** What a run is doing, for a progress line. */
export type Progress =
  | { step: 'feed'; pages: number }
  | { step: 'media'; done: number; total: number }
  | { step: 'pages'; done: number; total: number };

export interface PublishSummary {
  articles: number;
  pictures: number;
  recordings: number;
  feedPages: number;
  warnings: FeedWarning[];
  settings: SiteSettings;
}

/**
 * Publishes a feed as a site. Nothing of an earlier site changes before the new one is whole.
 *
 * @throws PublisherError
 */
export async function publishSite(
  request: PublishRequest,
  onProgress: (progress: Progress) => void,
): Promise<PublishSummary> {
  const feed = await readFeed(request.source, (pages) => onProgress({ step: 'feed', pages }));
  const settings = await readSettings(request.siteFile, feed);
  const basePath = request.base ? new URL(request.base).pathname : '/';
  const app = await appFiles(request.appDir, settings, basePath);
  const writer = await SiteWriter.open(request.outDir);
  const pool = createPicturePool(request.pictureProcess);
  try {
    const media = await publishMedia(
      feed.articles,
      request.source,
      { writer, pool, recipe: request.recipe },
      (done, total) => onProgress({ step: 'media', done, total }),
    );
    const feedPages = await writeFeed(feed, media, request.base, writer);
    for (const { path, bytes } of app) await writer.write(path, bytes);
    await writer.commit();
    return {
      articles: feed.articles.length,
      pictures: media.pictures.size,
      recordings: media.recordings.size,
      feedPages,
      warnings: [...feed.warnings, ...media.warnings],
      settings,
    };
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    pool.close();
  }
}

async function readSettings(file: string | null, feed: ReadFeed): Promise<SiteSettings> {
  if (file === null)
    return parseSiteSettings({
      name: feed.info.title,
      description: feed.info.description,
      contact: { website: feed.info.homePageUrl },
    });
  try {
    return parseSiteSettings(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new PublisherError('site-settings', { path: file, detail: (error as Error).message }, { cause: error });
  }
}

async function writeFeed(feed: ReadFeed, media: PublishedMedia, base: string, writer: SiteWriter): Promise<number> {
  const { head, archive } = paginate(feed.articles, feed.info.timezone);
  // With no more articles than the head holds, the head is the whole feed.
  const chain = feed.articles.length > head.articles.length ? archive : [];
  const slugs = new Map(feed.articles.map((article) => [article.url || article.id, articleSlug(article)]));
  const pages = [head, ...chain];
  for (const [index, page] of pages.entries()) {
    const articles = page.articles.map((article) => published(article, page.path, base, media, slugs));
    await writer.write(
      page.path,
      feedJson(
        { ...page, articles },
        { info: feed.info, base, nextPath: pages[index + 1]?.path ?? '', manifestPath: '' },
      ),
    );
  }
  return pages.length;
}

/** An article as the published feed names it: its own address on the site, local pictures, links that lead somewhere. */
function published(
  article: Article,
  from: string,
  base: string,
  media: PublishedMedia,
  slugs: ReadonlyMap<string, string>,
): Article {
  const picture = (given: Picture): Picture | null => {
    const found = media.pictures.get(given.src);
    return found
      ? {
          ...given,
          src: siteUrl(found.path, base, from),
          width: found.width,
          height: found.height,
          placeholder: found.placeholder,
        }
      : null;
  };
  const recording = (given: Recording): Recording | null => {
    const found = media.recordings.get(given.src);
    return found
      ? { ...given, src: siteUrl(found.path, base, from), mimeType: found.mimeType, sizeBytes: found.sizeBytes }
      : null;
  };
  const link = (href: string): string | null => {
    const slug = slugs.get(href);
    if (slug !== undefined) return siteUrl(paths.article(slug).slice(1), base, from);
    // A link beside a local feed has no address on the web.
    return href.startsWith(LOCAL_BASE) ? null : href;
  };
  const url = siteUrl(paths.article(articleSlug(article)).slice(1), base, from);
  const local = mapMedia(article, { picture, recording, link });
  return { ...local, url, externalUrl: local.externalUrl.startsWith(LOCAL_BASE) ? '' : local.externalUrl };
}

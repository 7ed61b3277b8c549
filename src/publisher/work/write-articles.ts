import type { Article } from '../../feed/article.ts';
import { blockText, countWords } from '../../feed/block-text.ts';
import { articleKey } from '../../site/article-slug.ts';
import {
  formatManifest,
  HEAD_PATH,
  MANIFEST_PATH,
  type ManifestPage,
  VIEWS_PATH,
  VIEWS_VERSION,
} from '../../site/manifest.ts';
import { previewPath } from '../../site/picture-variants.ts';
import type { PrerenderArticle } from '../../site/prerender-contract.ts';
import { FEED_QUALITY } from '../output/compressed-twins.ts';
import { archiveFeed, archivePages, byNewest, HEAD_ITEMS, headFeed, PAGE_ITEMS } from '../output/feed-pages.ts';
import { itemJson } from '../output/item-json.ts';
import { publishedArticle } from '../output/published-article.ts';
import { sha256Hex } from '../source/read-feed.ts';
import type { Entry } from './collect.ts';
import { ListedArticles } from './listed-articles.ts';
import type { ArticleRecord } from './record.ts';
import type { SiteContext } from './site-context.ts';
import { ownEntry } from './slugs.ts';

/** Articles that a phone fetches unless its reader wants the whole archive. */
const FIRST_SYNC_ARTICLES = 2000;
const FETCHED_BY_ALL = { quality: FEED_QUALITY };

export interface WrittenArticles {
  records: Map<string, ArticleRecord>;
  /** What home, categories and albums show. */
  listed: ListedArticles;
  /** The newest, as the feed has them. */
  newest: Article[];
  feedPages: number;
}

/**
 * Writes the archive page by page, newest first, and beside it the page and the one-item feed of every article;
 * then the head feed, the view counts and, naming them all, the manifest. One archive page is in memory at a time.
 */
export async function writeArticles(
  site: SiteContext,
  onProgress: (done: number, total: number) => void,
): Promise<WrittenArticles> {
  const { collected, info, base, output } = site;
  const context = { info, base };
  const entries = [...collected.entries].sort(byNewest);
  const archive = archivePages(entries, info.timezone);
  const records = new Map<string, ArticleRecord>();
  const listed = new ListedArticles();
  const newest: Article[] = [];
  const headItems: string[] = [];
  const pages: ManifestPage[] = [];
  let done = 0;
  for (const [index, { path, entries: held }] of archive.entries()) {
    const items: string[] = [];
    for (const entry of held) {
      const { item, shown } = await writeArticle(site, entry, path, records);
      items.push(item.json);
      if (headItems.length < HEAD_ITEMS) {
        headItems.push(item.json);
        newest.push(item.article);
      }
      listed.add(shown, entry.hasAlbum);
      onProgress(++done, entries.length);
    }
    const text = archiveFeed(path, items, archive[index + 1]?.path ?? '', context);
    // What was new once stays as it was compressed then, since a page that did not change is taken over.
    const quality = done <= FIRST_SYNC_ARTICLES + PAGE_ITEMS ? FETCHED_BY_ALL : true;
    const { sha256, sizeBytes } = output.text(path, text, quality);
    await site.writer.room();
    const newestMs = held[0]?.publishedAtMs ?? null;
    const oldestMs = held.at(-1)?.publishedAtMs ?? null;
    pages.push({ path, sha256, sizeBytes, articleCount: held.length, newestMs, oldestMs });
  }
  // The head repeats the newest items, so a plain feed reader that goes on to the archive meets them twice, by id.
  const rest = entries.length > headItems.length ? (archive[0]?.path ?? '') : '';
  const head = output.text(HEAD_PATH, headFeed(headItems, rest, context), FETCHED_BY_ALL);
  const infoHash = sha256Hex(headFeed([], '', context)).slice(0, 16);
  const views = output.text(VIEWS_PATH, viewsFile(entries), FETCHED_BY_ALL);
  output.text(
    MANIFEST_PATH,
    formatManifest({
      head: { path: HEAD_PATH, ...head, infoHash },
      pages,
      views: { path: VIEWS_PATH, ...views },
      articleCount: entries.length,
    }),
    FETCHED_BY_ALL,
  );
  // Apart: `+=` would take the count from before the wait, and lose what is written during it.
  const pageFiles = await site.pages.finish();
  site.writer.writtenFiles += pageFiles;
  return { records, listed, newest, feedPages: archive.length + 1 };
}

interface WrittenArticle {
  item: { json: string; article: Article };
  shown: PrerenderArticle;
}

async function writeArticle(
  site: SiteContext,
  entry: Entry,
  page: string,
  records: Map<string, ArticleRecord>,
): Promise<WrittenArticle> {
  const { base, basePath, collected, media, categoryId, writer } = site;
  const source = site.spool.read(entry);
  const context = { media, slugByUrl: collected.slugByUrl, categoryId };
  const rooted = publishedArticle(source, entry.slug, { ...context, base: basePath });
  const article = base === basePath ? rooted : publishedArticle(source, entry.slug, { ...context, base });
  // View counts lie apart: with them in it, an item would change every day.
  const json = JSON.stringify(itemJson({ ...article, viewCount: null }));
  const hash = sha256Hex(json).slice(0, 32);
  const shown = { article: rooted, slug: entry.slug, wordCount: countWords(blockText(rooted.body)) };
  const known = ownEntry(site.record?.articles, entry.id);
  const folders = [`bai-viet/${entry.slug}`, ...(entry.hasAlbum ? [`album/${entry.slug}`] : [])];
  const isKept =
    known?.hash === hash && known.slug === entry.slug && folders.every((folder) => writer.linkFolder(folder));
  if (!isKept) await site.pages.add({ shown, hasAlbum: entry.hasAlbum, preview: previewOf(shown, site) });
  records.set(entry.id, { slug: entry.slug, hash, sizeBytes: json.length, page });
  return { item: { json, article }, shown };
}

function previewOf({ article }: PrerenderArticle, { basePath, media, card }: SiteContext): string {
  const key = /pictures\/([0-9a-z]{16})-/.exec(article.cover?.src.slice(basePath.length) ?? '')?.[1];
  const path = key ? previewPath(key) : '';
  return media.previews.has(path) ? path : card;
}

function viewsFile(entries: Entry[]): string {
  const counted = entries.filter(({ viewCount }) => viewCount !== null);
  const views = Object.fromEntries(counted.map(({ id, viewCount }) => [articleKey(id), viewCount]));
  return `${JSON.stringify({ version: VIEWS_VERSION, views })}\n`;
}

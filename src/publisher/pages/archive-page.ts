import { gzipSync } from 'node:zlib';
import { blockText, countWords } from '../../feed/block-text.ts';
import { type CompressedTwin, compressedTwins, PAGE_QUALITY } from '../output/compressed-twins.ts';
import { archiveFeed } from '../output/feed-pages.ts';
import { type ItemContext, publishedItem } from '../output/published-item.ts';
import type { SiteFiles } from '../output/site-files.ts';
import type { PartsEncoder } from '../output/text-parts.ts';
import { sha256Hex } from '../source/read-feed.ts';
import type { ArticleSpool } from '../work/spool.ts';
import { type ArticlePageContext, type ArticlePageJob, articlePages } from './article-pages.ts';
import type { ArchiveAnswer, ArchiveEntry, ArchiveJob, ItemFacts } from './page-job.ts';

/** What a thread has for all its pages. */
export interface ArchiveContext {
  pages: ArticlePageContext;
  /** Published id of a category by the feed's own. */
  categoryId(id: string): string;
  card: string;
  compress: boolean;
  files: SiteFiles;
  spool: ArticleSpool;
  encoder: PartsEncoder;
}

/** Older articles are looked up one at a time, and their feed pages fetched by few: zlib's quick levels do for these. */
const OLDER_GZIP_LEVEL = 4;
const GZIP_LEVEL = 6;

/**
 * Writes one page of the archive, and the page and the one-item feed of each of its articles. What equals the last
 * run's is taken over from the standing site.
 */
export function writeArchivePage(job: ArchiveJob, context: ArchiveContext): Omit<ArchiveAnswer, 'number'> {
  const { pages, categoryId, files, spool } = context;
  const before = files.writtenFiles;
  const itemContext: ItemContext = {
    base: pages.base,
    basePath: pages.basePath,
    categories: pages.info.categories,
    categoryId,
    media: { pictures: new Map(job.pictures), recordings: new Map(job.recordings) },
    slugByUrl: new Map(job.links),
  };
  const texts: string[] = [];
  const items: ItemFacts[] = [];
  for (const entry of job.entries) {
    const source = spool.read(entry);
    const { json, hash, rooted } = publishedItem(source, entry.slug, itemContext);
    texts.push(json);
    items.push({ hash, sizeBytes: json.length });
    if (hash === entry.beforeHash && takeOver(entry, files)) continue;
    const shown = { article: rooted, slug: entry.slug, wordCount: countWords(blockText(rooted.body)) };
    const cover = source.cover && itemContext.media.pictures.get(source.cover.src);
    writeArticlePages({ shown, hasAlbum: entry.hasAlbum, preview: cover?.preview || context.card }, context);
  }
  const pieces = archiveFeed(job.path, texts, job.nextPath, pages);
  const bytes = context.encoder.encode(pieces.map((text) => ({ text, isShared: false })));
  const sha256 = sha256Hex(bytes);
  if (job.beforeSha256 !== sha256 || !files.link(job.path)) {
    const level = job.quality === PAGE_QUALITY ? OLDER_GZIP_LEVEL : GZIP_LEVEL;
    files.write(job.path, bytes);
    if (context.compress)
      writeTwins(
        files,
        job.path,
        compressedTwins(bytes, job.quality, () => gzipSync(bytes, { level })),
      );
  }
  return { items, sha256, sizeBytes: bytes.length, writtenFiles: files.writtenFiles - before };
}

function takeOver({ slug, hasAlbum }: ArchiveEntry, files: SiteFiles): boolean {
  return files.linkFolder(`bai-viet/${slug}`) && (!hasAlbum || files.linkFolder(`album/${slug}`));
}

function writeArticlePages(job: ArticlePageJob, { pages, files, encoder, compress }: ArchiveContext): void {
  for (const { path, parts, twins } of articlePages(job, pages)) {
    const bytes = encoder.encode(parts);
    files.write(path, bytes);
    if (!twins || !compress) continue;
    writeTwins(
      files,
      path,
      compressedTwins(bytes, PAGE_QUALITY, () => encoder.gzip(parts, bytes)),
    );
  }
}

function writeTwins(files: SiteFiles, path: string, twins: CompressedTwin[]): void {
  for (const { extension, bytes } of twins) files.write(path + extension, bytes);
}

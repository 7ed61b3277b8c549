import type { Article } from '../../feed/article.ts';
import { articleKey } from '../../site/article-slug.ts';
import {
  formatManifest,
  HEAD_PATH,
  MANIFEST_PATH,
  type ManifestPage,
  VIEWS_PATH,
  VIEWS_VERSION,
} from '../../site/manifest.ts';
import { paths } from '../../site/paths.ts';
import { FEED_QUALITY, PAGE_QUALITY } from '../output/compressed-twins.ts';
import { archivePages, byNewest, type FeedPage, HEAD_ITEMS, headFeed, PAGE_ITEMS } from '../output/feed-pages.ts';
import { publishedItem } from '../output/published-item.ts';
import type { ArchiveAnswer, ArchiveJob } from '../pages/page-job.ts';
import { sha256Hex } from '../source/read-feed.ts';
import type { Entry } from './collect.ts';
import { collectGarbage, holdYoungGeneration } from './collect-garbage.ts';
import type { SiteContext } from './site-context.ts';
import { ownEntry } from './slugs.ts';

/** Articles that a phone fetches unless its reader wants the whole archive. */
const FIRST_SYNC_ARTICLES = 2000;
const FETCHED_BY_ALL = { quality: FEED_QUALITY };

export interface WrittenArticles {
  /** Newest first. */
  entries: Entry[];
  /** The newest, as the feed has them. */
  newest: Article[];
  feedPages: number;
}

/**
 * Has the archive written page by page, newest first, by the threads that also write the pages of its articles; then
 * the head feed, the view counts and, naming them all, the manifest. Of an article only its entry is in memory.
 */
export async function writeArticles(
  site: SiteContext,
  onProgress: (done: number, total: number) => void,
): Promise<WrittenArticles> {
  const { collected, info, base, output } = site;
  const context = { info, base };
  const entries = [...collected.entries].sort(byNewest);
  const archive = archivePages(entries, info.timezone);
  const pages = await writeArchive(site, archive, (done) => onProgress(done, entries.length));
  const head = entries
    .slice(0, HEAD_ITEMS)
    .map((entry) => publishedItem(site.spool.read(entry), entry.slug, site.items));
  const headItems = head.map(({ json }) => json);
  // The head repeats the newest items, so a plain feed reader that goes on to the archive meets them twice, by id.
  const rest = entries.length > headItems.length ? (archive[0]?.path ?? '') : '';
  const headFile = output.text(HEAD_PATH, headFeed(headItems, rest, context), FETCHED_BY_ALL);
  const infoHash = sha256Hex(headFeed([], '', context)).slice(0, 16);
  const views = output.text(VIEWS_PATH, viewsFile(entries), FETCHED_BY_ALL);
  const manifest = formatManifest({
    head: { path: HEAD_PATH, ...headFile, infoHash },
    pages: archive.map((page, index) => manifestPage(page, pages[index])),
    views: { path: VIEWS_PATH, ...views },
    articleCount: entries.length,
  });
  output.text(MANIFEST_PATH, manifest, FETCHED_BY_ALL);
  // The view counts of a long archive take their compressor tens of megabytes: not beside what makes the lists.
  await site.writer.settle();
  collectGarbage();
  holdYoungGeneration(true);
  return { entries, newest: head.map(({ article }) => article), feedPages: archive.length + 1 };
}

/** Where the pages of articles are written, to be made beforehand: `makeFolders`. */
export function articleFolders(entries: readonly Entry[]): string[] {
  return entries.map(({ slug }) => paths.article(slug).slice(1));
}

type WrittenPage = Pick<ArchiveAnswer, 'sha256' | 'sizeBytes'>;

/**
 * Notes in each entry what the next run has to know of its article.
 *
 * @returns what the threads say of each page, in the archive's order
 */
async function writeArchive(
  site: SiteContext,
  archive: FeedPage<Entry>[],
  onProgress: (done: number) => void,
): Promise<(WrittenPage | undefined)[]> {
  const answers: (WrittenPage | undefined)[] = archive.map(() => undefined);
  let asked = 0;
  let done = 0;
  for (const [index, page] of archive.entries()) {
    asked += page.entries.length;
    // What was new once stays as it was compressed then, since a page that did not change is taken over.
    const quality = asked <= FIRST_SYNC_ARTICLES + PAGE_ITEMS ? FEED_QUALITY : PAGE_QUALITY;
    const job = archiveJob(site, page, archive[index + 1]?.path ?? '', quality);
    await site.pages.add(job, ({ items, sha256, sizeBytes, writtenFiles }) => {
      answers[index] = { sha256, sizeBytes };
      for (const [at, entry] of page.entries.entries()) {
        entry.hash = items[at]?.hash ?? '';
        entry.itemSize = items[at]?.sizeBytes ?? 0;
        entry.page = page.path;
      }
      site.output.hashes.set(page.path, sha256);
      site.writer.writtenFiles += writtenFiles;
      done += page.entries.length;
      onProgress(done);
    });
  }
  await site.pages.finish();
  return answers;
}

function archiveJob(
  { spool, record, media, collected, output }: SiteContext,
  { path, entries }: FeedPage<Entry>,
  nextPath: string,
  quality: number,
): Omit<ArchiveJob, 'number'> {
  const job: Omit<ArchiveJob, 'number'> = {
    path,
    nextPath,
    quality,
    beforeSha256: output.before(path),
    entries: entries.map(({ id, slug, hasAlbum, offset, sizeBytes, usesBytes }) => {
      const known = ownEntry(record?.articles, id);
      const beforeHash = known?.slug === slug ? known.hash : '';
      return { slug, hasAlbum, offset, sizeBytes, usesBytes, beforeHash };
    }),
    pictures: [],
    recordings: [],
    links: [],
  };
  for (const entry of entries) {
    const uses = spool.readUses(entry);
    if (uses === null) continue;
    job.pictures.push(...found(uses.pictures, media.pictures));
    job.recordings.push(...found(uses.recordings, media.recordings));
    job.links.push(...found(uses.links, collected.slugByUrl));
  }
  return job;
}

function found<T>(keys: string[], map: ReadonlyMap<string, T>): [string, T][] {
  return keys.flatMap((key): [string, T][] => {
    const value = map.get(key);
    return value === undefined ? [] : [[key, value]];
  });
}

function manifestPage({ path, entries }: FeedPage<Entry>, answer: WrittenPage | undefined): ManifestPage {
  if (answer === undefined) throw new Error(`${path} was not written`);
  const { sha256, sizeBytes } = answer;
  const newestMs = entries[0]?.publishedAtMs ?? null;
  const oldestMs = entries.at(-1)?.publishedAtMs ?? null;
  return { path, sha256, sizeBytes, articleCount: entries.length, newestMs, oldestMs };
}

function viewsFile(entries: Entry[]): string {
  const counted = entries.filter(({ viewCount }) => viewCount !== null);
  // Put together as text: an object of fifty thousand members, and the list that it is made of, are 15 MB.
  const views = counted.map(({ id, viewCount }) => `"${articleKey(id)}":${viewCount}`);
  return `{"version":${VIEWS_VERSION},"views":{${views.join()}}}\n`;
}

import type { FeedInfo, FeedWarning } from '../../feed/article.ts';
import { DEFAULT_TIMEZONE } from '../../feed/dates.ts';
import type { FeedSource } from '../source/feed-source.ts';
import { type FeedDocument, readPages } from '../source/read-feed.ts';
import type { PageReader } from '../source/read-page.ts';
import type { ArticleFacts } from './article-facts.ts';
import { holdYoungGeneration } from './collect-garbage.ts';
import type { WithdrawnRecord } from './record.ts';
import type { Slugs } from './slugs.ts';
import type { SpoolPlace } from './spool.ts';

/** What is kept in memory of an article while a site is made; the rest lies in the spool. */
export interface Entry extends SpoolPlace {
  id: string;
  slug: string;
  publishedAtMs: number | null;
  modifiedAtMs: number | null;
  categoryId: string;
  viewCount: number | null;
  featured: boolean;
  hasAlbum: boolean;
  /** As in `ArticleRecord`, once its page of the archive is written: `''`, 0 and `''` until then. */
  hash: string;
  itemSize: number;
  page: string;
}

/** A file that articles show, with the first that does. */
export interface MediaUse {
  itemId: string;
  /** Shown in link previews. */
  isCover: boolean;
}

export interface Collected {
  info: FeedInfo;
  /** In the order of the feed. */
  entries: Entry[];
  documents: FeedDocument[];
  warnings: FeedWarning[];
  /** False when the feed could not be read to its end. */
  complete: boolean;
  pictures: Map<string, MediaUse>;
  recordings: Map<string, MediaUse>;
  /** Articles that the feed still carries although it takes them back. */
  withdrawn: Map<string, WithdrawnRecord>;
  /** Slug by the article's address in the feed. */
  slugByUrl: Map<string, string>;
}

/**
 * Reads a feed.
 *
 * @param reader reads its documents into the spool
 * @param onPage gets the number of pages read, and what the last of them brought
 * @throws PublisherError
 */
export async function collect(
  source: FeedSource,
  reader: PageReader<ArticleFacts>,
  slugs: Slugs,
  onPage: (pages: number, added: readonly Entry[]) => void,
): Promise<Collected> {
  const collected = emptyCollection();
  holdYoungGeneration(true);
  let info: FeedInfo | null = null;
  for await (const page of readPages(source, reader)) {
    info = info === null ? page.info : withCategories(info, page.info);
    collected.documents.push({ url: page.url, sha256: page.sha256 });
    collected.warnings.push(...page.warnings);
    collected.complete = page.complete;
    const withdrawn = new Set(info.withdrawn.map(({ id }) => id));
    const before = collected.entries.length;
    for (const article of page.articles) {
      if (!withdrawn.has(article.id)) addArticle(collected, article, slugs.of(article));
      else collected.withdrawn.set(article.id, { slug: slugs.of(article), title: article.title });
    }
    onPage(collected.documents.length, collected.entries.slice(before));
  }
  if (info !== null) collected.info = info;
  return collected;
}

/** Adds an article to what the site will hold; also for those that only the site still has. */
export function addArticle(collected: Collected, article: ArticleFacts, slug: string): void {
  const { id, publishedAtMs, modifiedAtMs, categoryId, viewCount, featured, hasAlbum, uses } = article;
  // Named one by one: put together by spreading, each had a hidden class of its own, 380 bytes an article.
  collected.entries.push({
    id,
    slug,
    publishedAtMs,
    modifiedAtMs,
    categoryId,
    viewCount,
    featured,
    hasAlbum,
    offset: article.offset,
    sizeBytes: article.sizeBytes,
    usesBytes: article.usesBytes,
    hash: '',
    itemSize: 0,
    page: '',
  });
  if (article.url) collected.slugByUrl.set(article.url, slug);
  if (uses === null) return;
  for (const src of uses.pictures) noteUse(collected.pictures, src, id, src === article.coverSrc);
  for (const src of uses.recordings) noteUse(collected.recordings, src, id, false);
}

function noteUse(uses: Map<string, MediaUse>, src: string, itemId: string, isCover: boolean): void {
  const known = uses.get(src);
  // An address cut out of a body would keep the whole text in memory: a copy of it does not.
  if (known === undefined) uses.set(Buffer.from(src).toString(), { itemId, isCover });
  else if (isCover) known.isCover = true;
}

function withCategories(first: FeedInfo, later: FeedInfo): FeedInfo {
  const known = new Set(first.categories.map(({ id }) => id));
  const added = later.categories.filter(({ id }) => !known.has(id));
  return added.length === 0 ? first : { ...first, categories: [...first.categories, ...added] };
}

function emptyCollection(): Collected {
  return {
    info: {
      title: '',
      description: '',
      homePageUrl: '',
      feedUrl: '',
      iconUrl: '',
      language: 'vi',
      timezone: DEFAULT_TIMEZONE,
      categories: [],
      abbreviations: {},
      withdrawn: [],
      manifestUrl: '',
      nextUrl: '',
    },
    entries: [],
    documents: [],
    warnings: [],
    complete: true,
    pictures: new Map(),
    recordings: new Map(),
    withdrawn: new Map(),
    slugByUrl: new Map(),
  };
}

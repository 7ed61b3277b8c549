import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Category } from '../../feed/article.ts';
import { parseFeed } from '../../feed/parse-feed.ts';
import { articleKey } from '../../site/article-slug.ts';
import { parseViews, VIEWS_PATH } from '../../site/manifest.ts';
import { LOCAL_BASE } from '../source/feed-source.ts';
import { spoolArticles } from './article-facts.ts';
import { addArticle, type Collected } from './collect.ts';
import type { SiteRecord } from './record.ts';
import { categoryNames } from './site-inputs.ts';
import type { ArticleSpool } from './spool.ts';

/**
 * Takes over the articles that the site has and the feed no more: a feed may carry its newest items only, a page
 * of it may be out of order today, and a link that was passed on must go on working. Only `withdrawn` takes an
 * article away. They are read from the site's own archive.
 *
 * @returns their ids
 */
export function keepGone(
  siteFolder: string,
  record: SiteRecord,
  collected: Collected,
  spool: ArticleSpool,
): Set<string> {
  const present = new Set(collected.entries.map(({ id }) => id));
  const withdrawn = new Set(collected.info.withdrawn.map(({ id }) => id));
  const gone = Object.keys(record.articles).filter((id) => !present.has(id) && !withdrawn.has(id));
  const wanted = new Set(gone);
  const pages = new Set(gone.map((id) => record.articles[id]?.page ?? ''));
  const views = readViews(siteFolder);
  const kept = new Set<string>();
  const categoryIds = new Set<string>();
  // A site without an address names its files from the root; there they resolve as files beside a feed do.
  const origin = record.base.startsWith('http') ? record.base : new URL(record.base, LOCAL_BASE).href;
  for (const { slug } of collected.entries) collected.slugByUrl.set(`${origin}bai-viet/${slug}/`, slug);
  for (const path of pages) {
    const text = readPage(join(siteFolder, path));
    if (text === null) continue;
    for (const article of parseFeed(text, { url: origin + path }).articles) {
      const slug = record.articles[article.id]?.slug;
      if (!wanted.has(article.id) || slug === undefined) continue;
      const viewCount = views.get(articleKey(article.id)) ?? null;
      const [facts] = spoolArticles([{ ...article, viewCount }], spool);
      if (facts) addArticle(collected, facts, slug);
      if (article.categoryId !== '') categoryIds.add(article.categoryId);
      kept.add(article.id);
      if (facts?.uses) nameMedia(record, origin, [...facts.uses.pictures, ...facts.uses.recordings]);
    }
  }
  keepCategories(collected, categoryIds, record.categories ?? []);
  return kept;
}

/**
 * The archive names categories as they are published. Those that the feed of today lacks keep their ids and titles, behind
 * those that it has: a feed of the newest items may name only theirs.
 */
function keepCategories({ info }: Collected, ids: ReadonlySet<string>, published: readonly Category[]): void {
  const categoryId = categoryNames(info.categories);
  const own = new Set(info.categories.map(({ id }) => categoryId(id)));
  const titled = new Set(published.map(({ id }) => id));
  const untitled = [...ids].filter((id) => !titled.has(id)).map((id) => ({ id, title: id }));
  const kept = [...published.filter(({ id }) => ids.has(id)), ...untitled].filter(({ id }) => !own.has(id));
  info.categories = [...info.categories, ...kept];
}

/** Published files under the address that the archive gives them, so that they are taken over and not fetched. */
function nameMedia(record: SiteRecord, origin: string, sources: string[]): void {
  for (const src of sources) {
    const path = src.startsWith(origin) ? src.slice(origin.length) : '';
    const picture = picturesByPath(record).get(path);
    const recording = Object.values(record.recordings).find((one) => one.path === path);
    if (picture) record.pictures[src] = picture;
    if (recording) record.recordings[src] = recording;
  }
}

const indexes = new WeakMap<SiteRecord, Map<string, SiteRecord['pictures'][string]>>();

function picturesByPath(record: SiteRecord) {
  const known = indexes.get(record);
  if (known) return known;
  const index = new Map(Object.values(record.pictures).map((picture) => [picture.path, picture]));
  indexes.set(record, index);
  return index;
}

function readPage(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Deleted by hand: its articles are gone for good.
    return null;
  }
}

function readViews(siteFolder: string): Map<string, number> {
  const text = readPage(join(siteFolder, VIEWS_PATH));
  return (text === null ? null : parseViews(JSON.parse(text))) ?? new Map();
}

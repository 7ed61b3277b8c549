import { blockText, countWords } from '../../feed/block-text.ts';
import type { PrerenderArticle } from '../../site/prerender-contract.ts';
import { publishedItem } from '../output/published-item.ts';
import type { Entry } from './collect.ts';
import type { SiteContext } from './site-context.ts';

/** Cards of a prerendered list: two chunks of the app's own lists, more than a first screen shows. */
const LIST_LENGTH = 24;
const FEATURED_LENGTH = 5;
/** Tiles of the prerendered album page; the app shows the rest from its store. */
const ALBUMS_LENGTH = 60;

/** The few articles that the list pages show, newest first. */
export interface ListedArticles {
  newest: PrerenderArticle[];
  featured: PrerenderArticle[];
  albums: PrerenderArticle[];
  byCategory: Map<string, PrerenderArticle[]>;
}

/** @param entries newest first */
export function listArticles(entries: readonly Entry[], site: SiteContext): ListedArticles {
  const listed: ListedArticles = { newest: [], featured: [], albums: [], byCategory: new Map() };
  for (const entry of entries) {
    const lists: [PrerenderArticle[], number][] = [[listed.newest, LIST_LENGTH]];
    if (entry.featured) lists.push([listed.featured, FEATURED_LENGTH]);
    if (entry.hasAlbum) lists.push([listed.albums, ALBUMS_LENGTH]);
    const categoryId = site.categoryId(entry.categoryId);
    if (categoryId !== '') lists.push([listOf(listed.byCategory, categoryId), LIST_LENGTH]);
    const open = lists.filter(([list, most]) => list.length < most);
    if (open.length === 0) continue;
    const shown = shownOf(entry, site);
    for (const [list] of open) list.push(shown);
  }
  return listed;
}

function listOf(lists: Map<string, PrerenderArticle[]>, categoryId: string): PrerenderArticle[] {
  const known = lists.get(categoryId);
  if (known) return known;
  const list: PrerenderArticle[] = [];
  lists.set(categoryId, list);
  return list;
}

function shownOf(entry: Entry, { spool, items }: SiteContext): PrerenderArticle {
  const { rooted } = publishedItem(spool.read(entry), entry.slug, items);
  return { article: rooted, slug: entry.slug, wordCount: countWords(blockText(rooted.body)) };
}

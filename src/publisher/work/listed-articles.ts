import type { PrerenderArticle } from '../../site/prerender-contract.ts';

/** Cards of a prerendered list: two chunks of the app's own lists, more than a first screen shows. */
const LIST_LENGTH = 24;
const FEATURED_LENGTH = 5;
/** Tiles of the prerendered album page; the app shows the rest from its store. */
const ALBUMS_LENGTH = 60;

/** Gathers, while the articles go by newest first, the few that the list pages show. */
export class ListedArticles {
  readonly newest: PrerenderArticle[] = [];
  readonly featured: PrerenderArticle[] = [];
  readonly albums: PrerenderArticle[] = [];
  readonly byCategory = new Map<string, PrerenderArticle[]>();
  /** How many articles each category has. */
  readonly categoryCounts = new Map<string, number>();
  albumCount = 0;

  add(shown: PrerenderArticle, hasAlbum: boolean): void {
    const { categoryId, featured } = shown.article;
    keep(this.newest, shown, LIST_LENGTH);
    if (featured) keep(this.featured, shown, FEATURED_LENGTH);
    if (hasAlbum) {
      this.albumCount++;
      keep(this.albums, shown, ALBUMS_LENGTH);
    }
    if (categoryId === '') return;
    this.categoryCounts.set(categoryId, (this.categoryCounts.get(categoryId) ?? 0) + 1);
    const list = this.byCategory.get(categoryId);
    if (list) keep(list, shown, LIST_LENGTH);
    else this.byCategory.set(categoryId, [shown]);
  }
}

function keep(list: PrerenderArticle[], shown: PrerenderArticle, most: number): void {
  if (list.length < most) list.push(shown);
}

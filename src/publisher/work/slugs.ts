import type { Article } from '../../feed/article.ts';
import { articleKey, articleSlug } from '../../site/article-slug.ts';
import type { SiteRecord } from './record.ts';

/** What a slug may look like on every file system and in every address bar. */
export const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?$/;

/**
 * Gives each article its path. One that was published keeps it whatever becomes of its title; a pin of the
 * editor, or the path that the feed itself names, serves if it is free; else title and key make one.
 */
export class Slugs {
  readonly #record: SiteRecord | null;
  readonly #pins: Readonly<Record<string, string>>;
  /** Slug → id. */
  readonly #taken = new Map<string, string>();

  constructor(record: SiteRecord | null, pins: Readonly<Record<string, string>>) {
    this.#record = record;
    this.#pins = pins;
    for (const [id, { slug }] of Object.entries(record?.articles ?? {})) this.#taken.set(slug, id);
    for (const [id, { slug }] of Object.entries(record?.withdrawn ?? {})) this.#taken.set(slug, id);
  }

  of(article: Pick<Article, 'id' | 'title' | 'url'>): string {
    const known = ownEntry(this.#record?.articles, article.id) ?? ownEntry(this.#record?.withdrawn, article.id);
    if (known) return known.slug;
    const wanted = [ownEntry(this.#pins, article.id) ?? '', articleSlug(article)];
    const made = articleSlug({ ...article, url: '' });
    const slug =
      [...wanted, made].find((one) => SLUG.test(one) && this.#isFree(one, article.id)) ?? articleKey(article.id);
    this.#taken.set(slug, article.id);
    return slug;
  }

  #isFree(slug: string, id: string): boolean {
    const owner = this.#taken.get(slug);
    return owner === undefined || owner === id;
  }
}

/** An id may be `constructor` or `__proto__`: only what the record itself holds counts. */
export function ownEntry<T>(entries: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return entries && Object.hasOwn(entries, id) ? entries[id] : undefined;
}

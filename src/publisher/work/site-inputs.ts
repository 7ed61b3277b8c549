import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Category, FeedInfo, Withdrawal } from '../../feed/article.ts';
import { decodeFeed } from '../../feed/decode-feed.ts';
import type { FeedError } from '../../feed/feed-error.ts';
import { limits } from '../../feed/limits.ts';
import { parseJson } from '../../feed/parse-feed.ts';
import { articleKey, slugify } from '../../site/article-slug.ts';
import { noticeToShow } from '../../site/notice-to-show.ts';
import type { PrerenderContext } from '../../site/prerender-contract.ts';
import { parseSiteSettings, type SiteSettings } from '../../site/settings.ts';
import type { SiteIcon } from '../output/site-icons.ts';
import type { PublishRequest } from '../publish-site.ts';
import { PublisherError } from '../publisher-error.ts';
import { sha256Hex } from '../source/read-feed.ts';
import type { Collected } from './collect.ts';
import type { SiteRecord, WithdrawnRecord } from './record.ts';
import { ownEntry } from './slugs.ts';

/** The content of a site.json, `null` without one. @throws PublisherError `site-settings` */
export async function readSiteJson(file: string | null): Promise<unknown> {
  if (file === null) return null;
  try {
    return parseJson(decodeFeed(await readFile(file)));
  } catch (error) {
    const { code, line, column, detail } = error as Partial<FeedError> & NodeJS.ErrnoException;
    const details = { path: file, reason: code ?? '', detail: detail ?? '', line: line ?? 0, column: column ?? 0 };
    throw new PublisherError('site-settings', details, { cause: error });
  }
}

/** The settings of a site.json; without one what the feed says of itself. */
export function settingsOf(siteJson: unknown, info: FeedInfo): SiteSettings {
  const fromFeed = { name: info.title, description: info.description, contact: { website: info.homePageUrl } };
  // The app reads the feed that is published with it, whatever its site.json said of another.
  return { ...parseSiteSettings(siteJson ?? fromFeed), feed: 'feed.json' };
}

/** The portal's colour, which a feed has no word for. */
export function accentColourOf(siteJson: unknown): string {
  return parseSiteSettings(siteJson ?? {}).accentColour;
}

/** Hash of all that a site is made by but its feed: the same gives the same site. */
export function toolsHash(
  request: PublishRequest,
  appVersion: string,
  siteJson: unknown,
  icon: SiteIcon | null,
): string {
  const { base, recipe, compress } = request;
  const programs = Object.values(request.programs).map((path) => sha256Hex(readFileSync(path)));
  return sha256Hex(
    JSON.stringify([appVersion, programs, siteJson, icon && sha256Hex(icon.bytes), base, recipe, compress]),
  );
}

/** `slugs` of site.json: article id → the path that an editor wants for it. */
export function pinsOf(siteJson: unknown): Record<string, string> {
  const slugs = (siteJson as { slugs?: unknown } | null)?.slugs;
  if (typeof slugs !== 'object' || slugs === null) return {};
  return Object.fromEntries(
    Object.entries(slugs).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Category ids are parts of addresses and names of folders, so a feed's own are made fit for both, each once. */
export function categoryNames(categories: readonly Category[]): (id: string) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of categories) {
    const plain = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/.test(id) ? id : slugify(id);
    const name = plain && !taken.has(plain) ? plain : articleKey(id);
    taken.add(name);
    names.set(id, name);
  }
  return (id) => (id === '' ? '' : (names.get(id) ?? (taken.has(id) ? id : articleKey(id))));
}

/** What the pages say of the site as a whole. */
export function prerenderContext(
  collected: Collected,
  site: { settings: SiteSettings; basePath: string; categoryId(id: string): string; version: string },
): PrerenderContext {
  const { settings, basePath, categoryId, version } = site;
  const categories = collected.info.categories.map(({ id, title }) => ({ id: categoryId(id), title }));
  const byCategory: Record<string, number> = {};
  let albums = 0;
  for (const entry of collected.entries) {
    const id = categoryId(entry.categoryId);
    byCategory[id] = (byCategory[id] ?? 0) + 1;
    if (entry.hasAlbum) albums++;
  }
  const counts = { articles: collected.entries.length, albums, byCategory };
  return { settings, basePath, info: { ...collected.info, categories }, counts, version };
}

/**
 * Hash of what the page of every article shows or carries of the feed and the site: when it changes, all of them are
 * drawn anew. The title of an article's own category counts with the article.
 *
 * @param card site-relative path of the preview of pages without a picture
 */
export function drawnFromHash({ settings, info }: PrerenderContext, base: string, card: string): string {
  const { title, timezone, language } = info;
  const notice = noticeToShow(settings, '', Date.now());
  return sha256Hex(JSON.stringify([settings, notice, title, timezone, language, base, card])).slice(0, 32);
}

/**
 * Withdrawn articles that had a page: those of the last run, and those the feed still carries. One that left the feed's
 * list stays withdrawn, unless the feed has the article again.
 */
export function withdrawnArticles(last: SiteRecord | null, collected: Collected): Map<string, WithdrawnRecord> {
  const withdrawn = new Map<string, WithdrawnRecord>(Object.entries(last?.withdrawn ?? {}));
  for (const { id } of collected.entries) withdrawn.delete(id);
  for (const { id, reason, dateMs } of collected.info.withdrawn) {
    const published = ownEntry(last?.articles, id);
    const before = ownEntry(last?.withdrawn, id) ?? (published && { slug: published.slug, title: '' });
    const known = collected.withdrawn.get(id) ?? before;
    if (known) withdrawn.set(id, { slug: known.slug, title: known.title, reason, dateMs });
  }
  return withdrawn;
}

/**
 * What the published feed takes back: what its source does, then what an earlier run was told and the source names no
 * more. A phone that was away in between removes nothing by itself.
 */
export function toldWithdrawals(
  told: readonly Withdrawal[],
  withdrawn: ReadonlyMap<string, WithdrawnRecord>,
): Withdrawal[] {
  const named = new Set(told.map(({ id }) => id));
  const forgotten = [...withdrawn].filter(([id]) => !named.has(id));
  return [
    ...told,
    ...forgotten.map(([id, { reason = '', dateMs = null }]): Withdrawal => ({ id, reason, dateMs })),
  ].slice(0, limits.withdrawn);
}

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FeedInfo, FeedWarning } from '../feed/article.ts';
import { articleKey, slugify } from '../site/paths.ts';
import type { PrerenderModule } from '../site/prerender-contract.ts';
import { parseSiteSettings, type SiteSettings } from '../site/settings.ts';
import { readApp, siteApp } from './output/app-shell.ts';
import { SiteOutput } from './output/site-output.ts';
import { SiteWriter } from './output/site-writer.ts';
import { createPageMaker } from './pages/page-document.ts';
import { createPicturePool } from './pictures/picture-pool.ts';
import type { PictureRecipe } from './pictures/publish-picture.ts';
import { publishMedia } from './pictures/published-media.ts';
import { PublisherError } from './publisher-error.ts';
import type { FeedSource } from './source/feed-source.ts';
import { sha256Hex } from './source/read-feed.ts';
import { type Collected, collect } from './work/collect.ts';
import { keepGone } from './work/keep-gone.ts';
import { lockSite } from './work/lock.ts';
import { RECORD_PATH, readRecord, type SiteRecord, type WithdrawnRecord } from './work/record.ts';
import { comparedWithLast } from './work/shrinkage.ts';
import type { SiteContext } from './work/site-context.ts';
import { ownEntry, Slugs } from './work/slugs.ts';
import { ArticleSpool } from './work/spool.ts';
import { isUnchanged } from './work/unchanged.ts';
import { writeApp } from './work/write-app.ts';
import { writeArticles } from './work/write-articles.ts';
import { writeLists } from './work/write-lists.ts';

export interface PublishRequest {
  source: FeedSource;
  outDir: string;
  /** Path of a site.json; without one the settings come from the feed. */
  siteFile: string | null;
  /** Absolute URL of the site with a trailing slash, or `''` when unknown. */
  base: string;
  recipe: PictureRecipe;
  /** The built app, and the publisher's own built programs. */
  appDir: string;
  programs: { main: string; pictures: string; prerender: string };
  version: string;
}

/** What a run is doing, for a progress line. */
export type Progress =
  | { step: 'feed'; pages: number }
  | { step: 'media'; done: number; total: number }
  | { step: 'pages'; done: number; total: number };

export interface PublishSummary {
  outcome: 'published' | 'unchanged';
  name: string;
  articles: number;
  pictures: number;
  recordings: number;
  feedPages: number;
  writtenFiles: number;
  /** Articles that only the site still has. */
  kept: number;
  withdrawn: number;
  warnings: FeedWarning[];
}

type OnProgress = (progress: Progress) => void;

/**
 * Publishes a feed as a site. Whatever happens, the folder holds the old site or the new one.
 *
 * @throws PublisherError
 */
export async function publishSite(request: PublishRequest, onProgress: OnProgress): Promise<PublishSummary> {
  const unlock = await lockSite(request.outDir);
  try {
    return await publishLocked(request, onProgress);
  } finally {
    unlock();
  }
}

async function publishLocked(request: PublishRequest, onProgress: OnProgress): Promise<PublishSummary> {
  const app = await readApp(request.appDir);
  const siteJson = await readSiteJson(request.siteFile);
  const programs = Object.values(request.programs).map((path) => sha256Hex(readFileSync(path)));
  const tools = sha256Hex(JSON.stringify([app.version, programs, siteJson, request.base, request.recipe]));
  const writer = await SiteWriter.open(request.outDir);
  const pool = createPicturePool(request.programs.pictures);
  const last = readRecord(writer.place);
  try {
    if (last && (await isUnchanged(request.source, last, tools))) {
      await writer.abandon();
      return unchangedSummary(last, siteJson);
    }
    const record = last?.tools === tools ? last : null;
    const slugs = new Slugs(last, pinsOf(siteJson));
    const spool = new ArticleSpool(join(writer.folder, '.spool'));
    const collected = await collect(request.source, slugs, spool, (pages) => onProgress({ step: 'feed', pages }));
    const sourceCount = collected.entries.length;
    const kept = last ? keepGone(writer.place, last, collected, spool) : new Set<string>();
    const media = await publishMedia(
      collected,
      {
        source: request.source,
        writer,
        pool,
        recipe: request.recipe,
        record: last?.recipe === request.recipe.effort ? last : null,
      },
      (done, total) => onProgress({ step: 'media', done, total }),
    );
    const settings = parseSiteSettings(siteJson ?? settingsFrom(collected.info));
    const basePath = request.base ? new URL(request.base).pathname : '/';
    const categoryId = categoryNames(collected);
    const info = publishedInfo(collected.info, categoryId);
    const built = siteApp(app, settings, basePath);
    const site: SiteContext = {
      settings,
      base: request.base || basePath,
      basePath,
      info,
      collected,
      media,
      record,
      writer,
      output: new SiteOutput(writer, last?.outputs ?? {}),
      spool,
      styles: app.styles,
      makePage: createPageMaker(built.shell, settings, basePath),
      categoryId,
      render: await prerenderer(request, settings, basePath, info, collected, categoryId),
    };
    const { records, listed, newest, feedPages } = await writeArticles(site, (done, total) =>
      onProgress({ step: 'pages', done, total }),
    );
    const withdrawn = withdrawnArticles(last, collected);
    await writeLists(site, listed, newest, withdrawn);
    const retired = await writeApp(built, site, last);
    spool.close();
    const next: SiteRecord = {
      version: 1,
      tools,
      recipe: request.recipe.effort,
      name: settings.name,
      base: site.base,
      documents: collected.complete ? collected.documents : [],
      files: Object.fromEntries(media.files),
      sourceCount,
      articles: Object.fromEntries(records),
      withdrawn: Object.fromEntries(withdrawn),
      outputs: Object.fromEntries(site.output.hashes),
      retired,
      pictures: Object.fromEntries(media.pictures),
      recordings: Object.fromEntries(media.recordings),
    };
    writer.write(RECORD_PATH, `${JSON.stringify(next)}\n`);
    await writer.commit(['.spool']);
    return {
      outcome: 'published',
      name: settings.name,
      articles: collected.entries.length,
      pictures: media.pictures.size,
      recordings: media.recordings.size,
      feedPages,
      writtenFiles: writer.writtenFiles,
      kept: kept.size,
      withdrawn: withdrawn.size,
      warnings: [...collected.warnings, ...comparedWithLast(last, sourceCount, records), ...media.warnings],
    };
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    pool.close();
  }
}

async function readSiteJson(file: string | null): Promise<unknown> {
  if (file === null) return null;
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new PublisherError('site-settings', { path: file, detail: (error as Error).message }, { cause: error });
  }
}

function settingsFrom(info: FeedInfo): Record<string, unknown> {
  return { name: info.title, description: info.description, contact: { website: info.homePageUrl } };
}

/** `slugs` of site.json: article id → the path that an editor wants for it. */
function pinsOf(siteJson: unknown): Record<string, string> {
  const slugs = (siteJson as { slugs?: unknown } | null)?.slugs;
  if (typeof slugs !== 'object' || slugs === null) return {};
  return Object.fromEntries(
    Object.entries(slugs).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Category ids are parts of addresses and names of folders, so a feed's own are made fit for both, each once. */
function categoryNames({ info }: Collected): (id: string) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of info.categories) {
    const plain = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/.test(id) ? id : slugify(id);
    const name = plain && !taken.has(plain) ? plain : articleKey(id);
    taken.add(name);
    names.set(id, name);
  }
  return (id) => (id === '' ? '' : (names.get(id) ?? (taken.has(id) ? id : articleKey(id))));
}

function publishedInfo(info: FeedInfo, categoryId: (id: string) => string): FeedInfo {
  return { ...info, categories: info.categories.map(({ id, title }) => ({ id: categoryId(id), title })) };
}

/** Withdrawn articles that had a page: those of the last run, and those the feed still carries. */
function withdrawnArticles(last: SiteRecord | null, collected: Collected): Map<string, WithdrawnRecord> {
  const withdrawn = new Map<string, WithdrawnRecord>();
  for (const { id } of collected.info.withdrawn) {
    const published = ownEntry(last?.articles, id);
    const known =
      collected.withdrawn.get(id) ??
      ownEntry(last?.withdrawn, id) ??
      (published && { slug: published.slug, title: '' });
    if (known) withdrawn.set(id, known);
  }
  return withdrawn;
}

async function prerenderer(
  request: PublishRequest,
  settings: SiteSettings,
  basePath: string,
  info: FeedInfo,
  collected: Collected,
  categoryId: (id: string) => string,
): Promise<SiteContext['render']> {
  const { createPrerenderer } = (await import(pathToFileURL(request.programs.prerender).href)) as PrerenderModule;
  const byCategory: Record<string, number> = {};
  for (const entry of collected.entries) {
    const id = categoryId(entry.categoryId);
    byCategory[id] = (byCategory[id] ?? 0) + 1;
  }
  const albums = collected.entries.filter(({ hasAlbum }) => hasAlbum).length;
  const counts = { articles: collected.entries.length, albums, byCategory };
  return createPrerenderer({ settings, basePath, info, counts, version: request.version });
}

function unchangedSummary(last: SiteRecord, siteJson: unknown): PublishSummary {
  return {
    outcome: 'unchanged',
    name: siteJson === null ? last.name : parseSiteSettings(siteJson).name,
    articles: Object.keys(last.articles).length,
    pictures: Object.keys(last.pictures).length,
    recordings: Object.keys(last.recordings).length,
    feedPages: 0,
    writtenFiles: 0,
    kept: 0,
    withdrawn: Object.keys(last.withdrawn).length,
    warnings: [],
  };
}

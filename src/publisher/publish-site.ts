import { join } from 'node:path';
import { type BuiltApp, readApp, siteApp } from './output/app-shell.ts';
import { asOutputError } from './output/output-error.ts';
import { makeFolders } from './output/site-files.ts';
import { readSiteIcon, type SiteIcon, withSiteIcon } from './output/site-icons.ts';
import { SiteOutput } from './output/site-output.ts';
import { SiteWriter } from './output/site-writer.ts';
import { recoverSwap } from './output/swap-directory.ts';
import { loadPrerenderer } from './pages/load-prerenderer.ts';
import { createPageMaker } from './pages/page-document.ts';
import { pageStyles } from './pages/page-styles.ts';
import { createPageThreads } from './pages/page-threads.ts';
import { createPicturePool } from './pictures/picture-pool.ts';
import type { PictureRecipe } from './pictures/publish-picture.ts';
import { publishMedia } from './pictures/published-media.ts';
import { publishSiteCard } from './pictures/site-card.ts';
import type { PublishSummary } from './publish-summary.ts';
import type { FeedSource } from './source/feed-source.ts';
import { collect } from './work/collect.ts';
import { collectGarbage, holdYoungGeneration } from './work/collect-garbage.ts';
import { keepGone } from './work/keep-gone.ts';
import { lockSite } from './work/lock.ts';
import { dropLostAlbums } from './work/lost-albums.ts';
import {
  formatRecord,
  RECORD_PATH,
  readRecord,
  refuseForeignFolder,
  refuseLostRecord,
  type SiteRecord,
} from './work/record.ts';
import { comparedWithLast, refuseLosses } from './work/shrinkage.ts';
import type { SiteContext } from './work/site-context.ts';
import {
  accentColourOf,
  categoryNames,
  drawnFromHash,
  pinsOf,
  prerenderContext,
  readSiteJson,
  settingsOf,
  toldWithdrawals,
  toolsHash,
  withdrawnArticles,
} from './work/site-inputs.ts';
import { siteJsonFaults } from './work/site-json-faults.ts';
import { Slugs } from './work/slugs.ts';
import { ArticleSpool } from './work/spool.ts';
import { isUnchanged, unchangedSummary } from './work/unchanged.ts';
import { writeApp } from './work/write-app.ts';
import { articleFolders, writeArticles } from './work/write-articles.ts';
import { writeLists } from './work/write-lists.ts';

export interface PublishRequest {
  source: FeedSource;
  outDir: string;
  /** Path of a site.json; without one the settings come from the feed. */
  siteFile: string | null;
  /** Absolute URL of the site with a trailing slash, or `''` when unknown. */
  base: string;
  recipe: PictureRecipe;
  /** Whether text files get brotli and gzip twins. */
  compress: boolean;
  /** Somebody has looked at a feed that lost most of its articles, and wants it published. */
  acceptLoss: boolean;
  /** The built app, and the publisher's own built programs. */
  appDir: string;
  programs: { main: string; pictures: string; pages: string; prerender: string };
  version: string;
}

/** What a run is doing, for a progress line. */
export type Progress =
  | { step: 'feed'; pages: number }
  | { step: 'media'; done: number; total: number }
  | { step: 'pages'; done: number; total: number };

type OnProgress = (progress: Progress) => void;

/** One run, with what must be given back whatever becomes of it. */
interface Run {
  request: PublishRequest;
  app: BuiltApp;
  siteJson: unknown;
  icon: SiteIcon | null;
  tools: string;
  writer: SiteWriter;
  last: SiteRecord | null;
  closing: (() => unknown)[];
  onProgress: OnProgress;
}

/**
 * Publishes a feed as a site. Whatever happens, the folder holds the old site or the new one.
 *
 * @throws PublisherError
 */
export async function publishSite(request: PublishRequest, onProgress: OnProgress): Promise<PublishSummary> {
  const closing: (() => unknown)[] = [];
  try {
    closing.unshift(await lockSite(request.outDir));
    await recoverSwap(request.outDir);
    refuseForeignFolder(request.outDir);
    const app = await readApp(request.appDir);
    const siteJson = await readSiteJson(request.siteFile);
    const icon = await readSiteIcon(siteJson, request.siteFile);
    const tools = toolsHash(request, app.version, siteJson, icon);
    const writer = await SiteWriter.open(request.outDir, request.compress);
    closing.unshift(() => writer.abandon());
    const last = readRecord(writer.place);
    if (last === null) refuseLostRecord(writer.place);
    if (last && (await isUnchanged(request.source, last, tools))) return unchangedSummary(last);
    return await makeSite({ request, app, siteJson, icon, tools, writer, last, closing, onProgress });
  } catch (error) {
    throw asOutputError(error, request.outDir);
  } finally {
    for (const close of closing) await close();
  }
}

async function makeSite(run: Run): Promise<PublishSummary> {
  const { request, siteJson, tools, writer, last, closing, onProgress } = run;
  const { prerender } = request.programs;
  // Both start while the feed is being read: the threads load what they need, a process draws the card.
  const spool = ArticleSpool.create(join(writer.folder, '.spool'));
  closing.unshift(() => spool.close());
  const pages = createPageThreads(request.programs.pages, { prerender, spool: spool.handle });
  closing.unshift(() => pages.close());
  const pool = createPicturePool(request.programs.pictures);
  closing.unshift(() => pool.close());
  const app = run.icon ? await withSiteIcon(run.app, run.icon, pool) : run.app;
  const drawingCard = publishSiteCard(app, accentColourOf(siteJson), writer, pool);

  // Nothing else holds the slugs that are taken: of a long archive they are megabytes, which go before pages are made.
  const pins = pinsOf(siteJson);
  closing.unshift(() => holdYoungGeneration(false));
  const collected = await collect(request.source, pages.read, new Slugs(last, pins), (read, added) => {
    makeFolders(writer.folder, articleFolders(added));
    onProgress({ step: 'feed', pages: read });
  });
  collectGarbage();
  holdYoungGeneration(false);
  if (last && !request.acceptLoss) refuseLosses(last, collected);
  const sourceCount = collected.entries.length;
  const kept = last ? keepGone(writer.place, last, collected, spool) : new Set<string>();

  const record = last?.recipe === request.recipe.effort ? last : null;
  const media = await publishMedia(
    collected,
    { source: request.source, writer, pool, recipe: request.recipe, record, leftOutBefore: last?.leftOut ?? {} },
    (done, total) => onProgress({ step: 'media', done, total }),
  );

  dropLostAlbums(collected, media, spool);
  const withdrawn = withdrawnArticles(last, collected);
  collected.info.withdrawn = toldWithdrawals(collected.info.withdrawn, withdrawn);
  const settings = { ...settingsOf(siteJson, collected.info), url: request.base };
  const card = await drawingCard;
  const basePath = request.base ? new URL(request.base).pathname : '/';
  const base = request.base || basePath;
  const categoryId = categoryNames(collected.info.categories);
  const context = prerenderContext(collected, { settings, basePath, categoryId, version: request.version });
  const built = siteApp(app, settings, basePath);
  const { styles } = app;
  const frame = { shell: built.shell, starter: app.starter, ahead: app.ahead };
  const { createPrerenderer } = await loadPrerenderer(prerender);
  const render = createPrerenderer(context);
  const inlineStyles = pageStyles(built, { basePath, info: context.info, styles, render });
  pages.begin({
    context,
    sourceCategories: collected.info.categories,
    base,
    styles,
    inlineStyles,
    frame,
    card,
    folder: writer.folder,
    place: writer.place,
    compress: request.compress,
  });
  const drawnFrom = drawnFromHash(context, base, card);
  const site: SiteContext = {
    settings,
    base,
    basePath,
    info: context.info,
    collected,
    media,
    items: { media, slugByUrl: collected.slugByUrl, categoryId, base, basePath, categories: context.info.categories },
    record: last?.tools === tools && last.drawnFrom === drawnFrom ? last : null,
    writer,
    // What stands there without twins has none to take over.
    output: new SiteOutput(writer, last?.compress === request.compress ? last.outputs : {}),
    spool,
    pages,
    styles,
    inlineStyles,
    card,
    makePage: createPageMaker(frame, settings, basePath),
    categoryId,
    render,
  };
  const written = await writeArticles(site, (done, total) => onProgress({ step: 'pages', done, total }));
  writeLists(site, written, withdrawn);
  const retired = writeApp(built, site, last);
  const next: Omit<SiteRecord, 'articles'> = {
    version: 1,
    tools,
    recipe: request.recipe.effort,
    name: settings.name,
    base,
    // A feed that was not read to its end is read again, whole.
    documents: collected.complete ? collected.documents : [],
    files: Object.fromEntries(media.files),
    sourceCount,
    withdrawn: Object.fromEntries(withdrawn),
    outputs: Object.fromEntries(site.output.hashes),
    retired,
    pictures: Object.fromEntries(media.pictures),
    checks: Object.fromEntries(media.checks),
    recordings: Object.fromEntries(media.recordings),
    leftOut: Object.fromEntries(media.leftOut),
    drawnFrom,
    categories: context.info.categories,
    compress: request.compress,
    feedUrl: collected.info.feedUrl,
  };
  writer.writePieces(RECORD_PATH, formatRecord(next, written.entries));
  await writer.commit(['.spool']);
  return {
    outcome: 'published',
    name: settings.name,
    articles: collected.entries.length,
    pictures: media.pictures.size,
    recordings: media.recordings.size,
    feedPages: written.feedPages,
    writtenFiles: writer.writtenFiles,
    kept: kept.size,
    withdrawn: withdrawn.size,
    warnings: [
      ...siteJsonFaults(siteJson),
      ...collected.warnings,
      ...comparedWithLast(last, sourceCount, written.entries),
      ...media.warnings,
    ],
  };
}

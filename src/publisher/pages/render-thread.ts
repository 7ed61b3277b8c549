import { parentPort, workerData } from 'node:worker_threads';
import type { PrerenderModule } from '../../site/prerender-contract.ts';
import { makeFolders, SiteFiles } from '../output/site-files.ts';
import { createPartsEncoder } from '../output/text-parts.ts';
import { categoryNames } from '../work/site-inputs.ts';
import { SpoolReader } from '../work/spool.ts';
import { type ArchiveContext, writeArchivePage } from './archive-page.ts';
import { loadPrerenderer } from './load-prerenderer.ts';
import { createPageMaker } from './page-document.ts';
import type { ArchiveAnswer, ArchiveJob, RenderMessage, RenderSetup } from './render-job.ts';

/**
 * A thread that draws, compresses and writes an archive page at a time, with the pages of its articles: nearly all of
 * a run, and it needs nothing of one page to do the next. The articles it reads from the spool by itself.
 */
const loading = loadPrerenderer((workerData as { prerender: string }).prerender);
let context: ArchiveContext | null = null;

function prepare({ createPrerenderer }: PrerenderModule, setup: RenderSetup): ArchiveContext {
  const { settings, basePath, info } = setup.context;
  return {
    pages: {
      settings,
      base: setup.base,
      basePath,
      info,
      styles: setup.styles,
      inlineStyles: setup.inlineStyles,
      render: createPrerenderer(setup.context),
      makePage: createPageMaker(setup.frame, settings, basePath),
    },
    categoryId: categoryNames(setup.sourceCategories),
    card: setup.card,
    compress: setup.compress,
    files: new SiteFiles(setup.place, setup.folder),
    spool: new SpoolReader(setup.spool),
    encoder: createPartsEncoder(),
  };
}

function answer(job: ArchiveJob): ArchiveAnswer {
  const { number } = job;
  try {
    if (context === null) throw new Error('a page thread was given a page before its setup');
    return { number, ...writeArchivePage(job, context), failure: '' };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { number, items: [], sha256: '', sizeBytes: 0, writtenFiles: 0, failure };
  }
}

parentPort?.on('message', async (message: RenderMessage) => {
  if (message.kind === 'folders') return makeFolders(message.folder, message.paths);
  // Messages keep their order: the setup, which waits for the same module, is there before the first page.
  const module = await loading;
  if (message.kind === 'setup') context = prepare(module, message.setup);
  else parentPort?.postMessage(answer(message.job));
});

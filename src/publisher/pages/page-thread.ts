import { parentPort, workerData } from 'node:worker_threads';
import { FeedError } from '../../feed/feed-error.ts';
import { parseItems } from '../../feed/parse-feed.ts';
import type { PrerenderModule } from '../../site/prerender-contract.ts';
import { SiteFiles } from '../output/site-files.ts';
import { createPartsEncoder } from '../output/text-parts.ts';
import { openPage } from '../source/read-page.ts';
import { spoolArticles } from '../work/article-facts.ts';
import { collectGarbage } from '../work/collect-garbage.ts';
import { categoryNames } from '../work/site-inputs.ts';
import { ArticleSpool } from '../work/spool.ts';
import { type ArchiveContext, writeArchivePage } from './archive-page.ts';
import { loadPrerenderer } from './load-prerenderer.ts';
import { createPageMaker } from './page-document.ts';
import type { ArchiveJob, PageAnswer, PageMessage, PageSetup, PageThreadData, ReadJob } from './page-job.ts';

/**
 * A thread that reads documents of the feed, and then draws, compresses and writes an archive page at a time, with the
 * pages of its articles: nearly all of a run, and it needs nothing of one page to do the next. The articles it reads from
 * the spool by itself.
 */
const data = workerData as PageThreadData;
const loading = loadPrerenderer(data.prerender);
const spool = ArticleSpool.open(data.spool);
let context: ArchiveContext | null = null;

function prepare({ createPrerenderer }: PrerenderModule, setup: PageSetup): ArchiveContext {
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
    spool,
    encoder: createPartsEncoder(),
  };
}

function read({ number, bytes, url }: ReadJob): void {
  try {
    const page = openPage(bytes, url);
    tell({ kind: 'opened', number, info: page.info });
    const { info, articles, warnings } = parseItems(page);
    tell({ kind: 'read', number, content: { info, articles: spoolArticles(articles, spool), warnings } });
  } catch (error) {
    if (error instanceof FeedError) {
      const { code, detail, path, line, column } = error;
      tell({ kind: 'refused', number, refusal: { code, detail, path, line, column } });
    } else tellFailure(number, error);
  }
}

function write(job: ArchiveJob): void {
  try {
    if (context === null) throw new Error('a page thread was given a page before its setup');
    tell({ kind: 'written', number: job.number, ...writeArchivePage(job, context) });
  } catch (error) {
    tellFailure(job.number, error);
  }
}

function tellFailure(number: number, error: unknown): void {
  tell({ kind: 'failed', number, reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

function tell(answer: PageAnswer): void {
  parentPort?.postMessage(answer);
}

parentPort?.on('message', async (message: PageMessage) => {
  switch (message.kind) {
    case 'read':
      return read(message.job);
    case 'setup':
      context = prepare(await loading, message.setup);
      // Reading is over, and writing makes nothing grow that would have V8 look for what it left behind.
      collectGarbage();
      return;
    case 'write':
      // Messages keep their order: the setup, which waits for the same module, is there before the first page.
      await loading;
      return write(message.job);
  }
});

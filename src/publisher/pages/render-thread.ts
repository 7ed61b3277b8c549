import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { compressedTwins } from '../output/compressed-twins.ts';
import { createPartsEncoder } from '../output/text-parts.ts';
import { type ArticlePageContext, articlePages } from './article-pages.ts';
import { loadPrerenderer } from './load-prerenderer.ts';
import { createPageMaker } from './page-document.ts';
import type { RenderAnswer, RenderBatch, RenderSetup } from './render-job.ts';

/**
 * A thread that draws, compresses and writes the pages of articles: what costs most of a run, and needs nothing
 * of one article to do the next.
 */
const setup = workerData as RenderSetup;
const { settings, basePath, info } = setup.context;
const { createPrerenderer } = await loadPrerenderer(setup.prerender);
const context: ArticlePageContext = {
  settings,
  base: setup.base,
  basePath,
  info,
  styles: setup.styles,
  inlineStyles: setup.inlineStyles,
  render: createPrerenderer(setup.context),
  makePage: createPageMaker(setup.shell, settings, basePath),
};
const encoder = createPartsEncoder();
const folders = new Set<string>();

function write(path: string, bytes: Buffer): void {
  const full = join(setup.folder, path);
  const folder = dirname(full);
  if (!folders.has(folder)) {
    mkdirSync(folder, { recursive: true });
    folders.add(folder);
  }
  writeFileSync(full, bytes);
}

function draw({ number, jobs }: RenderBatch): RenderAnswer {
  let writtenFiles = 0;
  for (const job of jobs) {
    for (const { path, parts, twins } of articlePages(job, context)) {
      const bytes = encoder.encode(parts);
      const compressed = twins && setup.compress ? compressedTwins(bytes, () => encoder.gzip(parts, bytes)) : [];
      for (const file of [{ extension: '', bytes }, ...compressed]) {
        write(path + file.extension, file.bytes);
        writtenFiles++;
      }
    }
  }
  return { number, writtenFiles, failure: '' };
}

parentPort?.on('message', (batch: RenderBatch) => {
  try {
    parentPort?.postMessage(draw(batch));
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ number: batch.number, writtenFiles: 0, failure } satisfies RenderAnswer);
  }
});

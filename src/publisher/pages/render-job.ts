import type { PrerenderContext } from '../../site/prerender-contract.ts';
import type { StyledScreen } from '../output/app-shell.ts';
import type { ArticlePageJob } from './article-pages.ts';
import type { PageStyles } from './page-styles.ts';

/** What a page thread is told when it starts. */
export interface RenderSetup {
  /** Path of the built `prerender.js`. */
  prerender: string;
  context: PrerenderContext;
  base: string;
  styles: Record<StyledScreen, string[]>;
  inlineStyles: PageStyles | null;
  /** The site's own empty shell. */
  shell: string;
  /** Folder of the site being written. */
  folder: string;
  compress: boolean;
}

export interface RenderBatch {
  number: number;
  jobs: ArticlePageJob[];
}

export interface RenderAnswer {
  number: number;
  writtenFiles: number;
  /** Why the batch failed, `''` when it did not. */
  failure: string;
}

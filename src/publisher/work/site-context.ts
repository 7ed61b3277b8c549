import type { FeedInfo } from '../../feed/article.ts';
import type { PageRequest, RenderedPage } from '../../site/prerender-contract.ts';
import type { SiteSettings } from '../../site/settings.ts';
import type { StyledScreen } from '../output/app-shell.ts';
import type { ItemContext } from '../output/published-item.ts';
import type { SiteOutput } from '../output/site-output.ts';
import type { SiteWriter } from '../output/site-writer.ts';
import type { PageMaker } from '../pages/page-document.ts';
import type { PageStyles } from '../pages/page-styles.ts';
import type { PageThreads } from '../pages/page-threads.ts';
import type { PublishedMedia } from '../pictures/published-media.ts';
import type { Collected } from './collect.ts';
import type { SiteRecord } from './record.ts';
import type { ArticleSpool } from './spool.ts';

/** Everything that the steps of one run share. */
export interface SiteContext {
  settings: SiteSettings;
  /** Absolute URL of the site with a trailing slash, or its path while the address is unknown. */
  base: string;
  /** Path of the site, with both slashes. */
  basePath: string;
  /** With the categories as published. */
  info: FeedInfo;
  collected: Collected;
  media: PublishedMedia;
  /** What the published form of an article needs to know. */
  items: ItemContext;
  /** Of the last run with the same tools, or `null`: then every page is made anew. */
  record: SiteRecord | null;
  writer: SiteWriter;
  output: SiteOutput;
  spool: ArticleSpool;
  /** Writes archive pages and the pages of articles. */
  pages: PageThreads;
  styles: Record<StyledScreen, string[]>;
  /** `null` for an app without styles. */
  inlineStyles: PageStyles | null;
  /** Site-relative path of the preview of pages without a picture, `''` for none. */
  card: string;
  render(path: string, request: PageRequest): RenderedPage;
  makePage: PageMaker;
  categoryId(id: string): string;
}

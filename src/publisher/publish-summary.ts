import type { FeedWarning } from '../feed/article.ts';

/** What a run did, for the lines at its end. */
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

import type { Article } from '../feed/article.ts';
import { articleKey } from '../site/article-slug.ts';
import { type MergedBackup, mergeBackup } from '../store/backup.ts';
import { BackupError, parseBackup } from '../store/backup-format.ts';
import { readFeedInfo } from '../store/reads.ts';
import { StoreError } from '../store/store-error.ts';
import { storeArticles } from './store-item.ts';

export type ImportOutcome =
  /** `texts`: articles whose text came with the file and was not here. */
  | ({ state: 'done'; texts: number } & MergedBackup)
  /** `code` is a `BackupErrorCode`, a `StoreErrorCode` or 'internal'; nothing was changed by a file that cannot be read. */
  | { state: 'failed'; code: string; detail: string };

/** Takes in a backup file: first the lists, which protect what follows, then the texts. */
export async function importBackup(text: string, siteUrl: string): Promise<ImportOutcome> {
  try {
    const backup = parseBackup(text);
    const feed = await readFeedInfo();
    const merged = await mergeBackup(backup, new Set(feed?.withdrawn.map(({ id }) => articleKey(id))));
    const articles = backup.saved.flatMap(({ key, article }) =>
      article && articleKey(article.id) === key ? [rebased(article, backup.site, siteUrl)] : [],
    );
    return { state: 'done', texts: await storeArticles(articles, siteUrl), ...merged };
  } catch (error) {
    if (error instanceof BackupError || error instanceof StoreError) {
      return { state: 'failed', code: error.code, detail: error.detail };
    }
    console.error(error);
    return { state: 'failed', code: 'internal', detail: String(error) };
  }
}

/** The article with addresses of this site where the backup has those of the one it was made at: a portal may move. */
function rebased(article: Article, from: string, to: string): Article {
  if (from === to) return article;
  const text = JSON.stringify(article);
  return JSON.parse(text, (_name, value) =>
    typeof value === 'string' && value.startsWith(from) ? to + value.slice(from.length) : value,
  ) as Article;
}

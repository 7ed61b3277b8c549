import { FeedError } from '../feed/feed-error.ts';
import { readAbsent } from '../store/kept.ts';
import { requestItem } from './store-item.ts';
import { SyncError } from './sync-error.ts';

/** Answers about this one article: the next may fare better. Any other failure is that of the network. */
const OF_THE_ITEM = new Set(['http-status', 'wrong-type', 'too-large']);

/**
 * Asks the site for the saved articles and kept albums that are not on the phone: they came with a file of another
 * phone, or from the list that outlived a lost database. Ends at the first sign that there is no network.
 */
export async function fetchKeptArticles(request: { siteUrl: string; signal: AbortSignal }): Promise<void> {
  for (const { slug } of await readAbsent()) {
    request.signal.throwIfAborted();
    try {
      await requestItem({ ...request, slug });
    } catch (error) {
      if (error instanceof FeedError) continue;
      if (!(error instanceof SyncError)) throw error;
      if (!OF_THE_ITEM.has(error.code)) return;
    }
  }
}

import { readStoredUrls } from '../store/picture-bytes.ts';
import { readArticle } from '../store/reads.ts';
import { articlePictures } from '../sync/article-pictures.ts';
import type { KeptPictures } from './messages.ts';
import { unlimitedBudget } from './picture-budget.ts';
import { worker } from './scope.ts';
import { isPictureResponse, storePicture } from './store-picture.ts';

/** More at once would hold up what the reader is looking at. */
const PARALLEL_FETCHES = 3;

/**
 * Stores all pictures of these articles. They are safe from eviction for as long as the article is saved or kept.
 */
export async function keepPictures(keys: string[]): Promise<KeptPictures> {
  const result: KeptPictures = { stored: 0, failed: 0, sizeBytes: 0 };
  for (const key of keys) {
    const found = await readArticle(key);
    if (!found) continue;
    const urls = articlePictures(found.article)
      .map(({ src }) => src)
      .filter((src) => src.startsWith(worker.registration.scope));
    const present = await readStoredUrls(urls);
    result.stored += present.size;
    const missing = urls.filter((url) => !present.has(url));
    await Promise.all(Array.from({ length: PARALLEL_FETCHES }, () => fetchAll(missing, result)));
  }
  return result;
}

/** Takes from `urls` until it is empty; several of these share one list. */
async function fetchAll(urls: string[], result: KeptPictures): Promise<void> {
  for (let url = urls.shift(); url !== undefined; url = urls.shift()) {
    try {
      const response = await fetch(url, { credentials: 'same-origin' });
      const sizeBytes = isPictureResponse(response) ? await storePicture(url, response, unlimitedBudget) : 0;
      if (sizeBytes > 0) result.stored++;
      else result.failed++;
      result.sizeBytes += sizeBytes;
    } catch (error) {
      result.failed++;
      console.warn('picture not stored', url, error);
    }
  }
}

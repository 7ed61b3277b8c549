import { readPicturePolicy } from '../store/read-picture-policy.ts';
import { fetchKeptArticles } from '../sync/fetch-kept.ts';
import { keepPictures } from './keep-pictures.ts';
import { keepRecordings } from './keep-recordings.ts';
import { siteUrl } from './scope.ts';

/** Browsers give a worker about five minutes for one event. */
const MAX_SLICES = 10;

/**
 * After a sync: what is saved and kept is brought to be whole. New articles of a kept category and edits have
 * brought pictures, or a download was cut short. Pictures and recordings only where the reader lets them come by themselves.
 */
export async function keepAhead(): Promise<void> {
  try {
    await fetchKeptArticles({ siteUrl: siteUrl(''), signal: new AbortController().signal });
    if (!(await isWanted())) return;
    for (let slice = 0; slice < MAX_SLICES; slice++) {
      const { left, sizeBytes, reason } = await keepPictures(null, isWanted);
      if (reason !== '' && reason !== 'some-failed') return;
      if (left === 0 || sizeBytes === 0) break;
    }
    await keepRecordings(isWanted);
  } catch (error) {
    // The next sync does it.
    console.warn('what is kept is not whole yet', error);
  }
}

/** Asked again on the way: the reader may choose otherwise, or leave the house and its Wi-Fi. */
async function isWanted(): Promise<boolean> {
  return (await readPicturePolicy()) === 'load';
}

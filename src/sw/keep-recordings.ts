import { ownRecordings } from '../store/own-recordings.ts';
import { readArticle } from '../store/reads.ts';
import { keepRecording, readRecording } from '../store/recordings.ts';
import { readSaved } from '../store/saved.ts';
import { siteUrl } from './scope.ts';

/**
 * Fetches what is missing of the recordings of saved articles, until one does not come: the next sync goes on there.
 * `isWanted` is asked before each, as by `keepPictures()`.
 */
export async function keepRecordings(isWanted: () => Promise<boolean>): Promise<void> {
  const { origin } = new URL(siteUrl(''));
  for (const { key, slug, recordingCount } of await readSaved()) {
    if (recordingCount === 0) continue;
    const found = await readArticle(slug);
    for (const { src } of found ? ownRecordings(found.article, origin) : []) {
      if (await readRecording(src)) continue;
      if (!(await isWanted())) return;
      const { state } = await keepRecording(key, src);
      if (state !== 'kept' && state !== 'too-large') return;
    }
  }
}

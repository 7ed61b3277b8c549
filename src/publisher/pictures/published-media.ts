import type { Article, FeedWarning, Picture, Recording } from '../../feed/article.ts';
import { FetchError } from '../net/fetch-bytes.ts';
import { limitConcurrency } from '../net/limit-concurrency.ts';
import { picturesOf, recordingsOf } from '../output/map-media.ts';
import type { SiteWriter } from '../output/site-writer.ts';
import { type FeedSource, type ReadLimits, relativeOf } from '../source/feed-source.ts';
import type { PicturePool } from './picture-pool.ts';
import { PictureError, type PictureRecipe, type PublishedPicture, publishPicture } from './publish-picture.ts';
import { type PublishedRecording, publishRecording } from './publish-recording.ts';

/** Photographs of phones are 2–12 MB, the scan of a notice may be 20. */
const PICTURE_LIMITS: ReadLimits = { maxBytes: 30 * 2 ** 20, timeoutMs: 30_000 };
/** Two hours of speech at 64 kbit/s. */
const RECORDING_LIMITS: ReadLimits = { maxBytes: 60 * 2 ** 20, timeoutMs: 120_000 };
/** Connections to one host at a time: a ward's web server is small. */
const PER_HOST = 4;

export interface PublishedMedia {
  /** By the URL in the feed. */
  pictures: ReadonlyMap<string, PublishedPicture>;
  recordings: ReadonlyMap<string, PublishedRecording>;
  warnings: FeedWarning[];
}

/**
 * Brings every picture and recording of the articles into the site, each address once. What cannot be had or is
 * not what it says is reported with the first item that shows it, and left out.
 */
export async function publishMedia(
  articles: Article[],
  source: FeedSource,
  tools: { writer: SiteWriter; pool: PicturePool; recipe: PictureRecipe },
  onDone: (done: number, total: number) => void,
): Promise<PublishedMedia> {
  const { writer } = tools;
  const covers = new Set(articles.map(({ cover }) => cover?.src));
  const wantedPictures = firstUses(articles, picturesOf);
  const wantedRecordings = firstUses(articles, recordingsOf);
  const pictures = new Map<string, PublishedPicture>();
  const recordings = new Map<string, PublishedRecording>();
  const warnings: FeedWarning[] = [];
  const perHost = limitConcurrency(PER_HOST);
  const total = wantedPictures.size + wantedRecordings.size;
  let done = 0;
  const bring = async (url: string, itemId: string, code: string, task: () => Promise<void>) => {
    try {
      await perHost(new URL(url).host, task);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === null) throw error;
      warnings.push({ code, path: relativeOf(url), itemId, detail: reason });
    }
    onDone(++done, total);
  };
  await Promise.all([
    ...[...wantedPictures].map(([url, itemId]) =>
      bring(url, itemId, 'picture-left-out', async () => {
        const { bytes } = await source.read(url, PICTURE_LIMITS);
        pictures.set(url, await publishPicture(bytes, { ...tools, folder: writer.folder, preview: covers.has(url) }));
      }),
    ),
    ...[...wantedRecordings].map(([url, itemId]) =>
      bring(url, itemId, 'recording-left-out', async () => {
        const { bytes } = await source.read(url, RECORDING_LIMITS);
        recordings.set(url, await publishRecording(bytes, writer));
      }),
    ),
  ]);
  return { pictures, recordings, warnings };
}

function firstUses(articles: Article[], mediaOf: (article: Article) => (Picture | Recording)[]): Map<string, string> {
  const uses = new Map<string, string>();
  for (const article of articles) for (const { src } of mediaOf(article)) if (!uses.has(src)) uses.set(src, article.id);
  return uses;
}

/** `fetch:status 404`, `picture:heic`; `null` for a fault that is not the picture's. */
function reasonOf(error: unknown): string | null {
  if (error instanceof FetchError) return `fetch:${error.failure} ${error.detail}`.trim();
  if (error instanceof PictureError) return `picture:${error.reason}`;
  return null;
}

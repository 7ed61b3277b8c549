import type { FeedWarning } from '../../feed/article.ts';
import { FetchError } from '../net/fetch-bytes.ts';
import { limitConcurrency } from '../net/limit-concurrency.ts';
import type { SiteWriter } from '../output/site-writer.ts';
import { type FeedSource, type ReadLimits, relativeOf } from '../source/feed-source.ts';
import type { MediaUse } from '../work/collect.ts';
import type { SiteRecord } from '../work/record.ts';
import { ownEntry } from '../work/slugs.ts';
import type { PicturePool } from './picture-pool.ts';
import { PictureError, type PictureRecipe, type PublishedPicture, publishPicture } from './publish-picture.ts';
import { type PublishedRecording, publishRecording } from './publish-recording.ts';

/** Photographs of phones are 2–12 MB, the scan of a notice may be 20. */
const PICTURE_LIMITS: ReadLimits = { maxBytes: 30 * 2 ** 20, timeoutMs: 30_000 };
/** Two hours of speech at 64 kbit/s. */
const RECORDING_LIMITS: ReadLimits = { maxBytes: 60 * 2 ** 20, timeoutMs: 120_000 };
/** Connections to one host at a time: a ward's web server is small. */
const PER_HOST = 4;
/** Files on their way at a time in all: each may be 30 MB in memory. */
const AT_ONCE = 12;

export interface PublishedMedia {
  /** By the URL in the feed. */
  pictures: Map<string, PublishedPicture>;
  recordings: Map<string, PublishedRecording>;
  /** Site-relative paths of the link previews that were made. */
  previews: Set<string>;
  /** Stamp of each file beside a local feed. */
  files: Map<string, string>;
  warnings: FeedWarning[];
}

export interface MediaTools {
  source: FeedSource;
  writer: SiteWriter;
  pool: PicturePool;
  recipe: PictureRecipe;
  /** Of the last run with the same recipe, or `null`. */
  record: SiteRecord | null;
}

/**
 * Brings every picture and recording into the site, each address once; what the last run brought is taken over
 * unless its file has changed. What cannot be had or is not what it says is reported with the first item that
 * shows it, and left out.
 */
export async function publishMedia(
  wanted: { pictures: Map<string, MediaUse>; recordings: Map<string, MediaUse> },
  tools: MediaTools,
  onDone: (done: number, total: number) => void,
): Promise<PublishedMedia> {
  const { source, writer, record } = tools;
  const media: PublishedMedia = {
    pictures: new Map(),
    recordings: new Map(),
    previews: new Set(),
    files: new Map(),
    warnings: [],
  };
  const perHost = limitConcurrency(PER_HOST);
  const overall = limitConcurrency(AT_ONCE);
  const total = wanted.pictures.size + wanted.recordings.size;
  let done = 0;

  const bring = async (
    url: string,
    { itemId }: MediaUse,
    code: string,
    take: () => boolean,
    make: () => Promise<void>,
  ) => {
    try {
      const stamp = await source.stamp(url);
      if (stamp !== '') media.files.set(url, stamp);
      const isSame = record !== null && (ownEntry(record.files, url) ?? '') === stamp;
      if (!isSame || !take()) await perHost(new URL(url).host, () => overall('', make));
    } catch (error) {
      const detail = reasonOf(error);
      if (detail === null) throw error;
      media.warnings.push({ code, path: relativeOf(url), itemId, detail });
    }
    onDone(++done, total);
  };

  const pictures = [...wanted.pictures].map(([url, use]) =>
    bring(
      url,
      use,
      'picture-left-out',
      () => {
        const known = ownEntry(record?.pictures, url);
        if (!known || (use.isCover && !known.preview) || !known.files.every((path) => writer.link(path))) return false;
        media.pictures.set(url, known);
        return true;
      },
      async () => {
        const { bytes } = await source.read(url, PICTURE_LIMITS);
        media.pictures.set(url, await publishPicture(bytes, { ...tools, folder: writer.folder, preview: use.isCover }));
      },
    ),
  );
  const recordings = [...wanted.recordings].map(([url, use]) =>
    bring(
      url,
      use,
      'recording-left-out',
      () => {
        const known = ownEntry(record?.recordings, url);
        if (!known || !writer.link(known.path)) return false;
        media.recordings.set(url, known);
        return true;
      },
      async () => {
        const { bytes } = await source.read(url, RECORDING_LIMITS);
        media.recordings.set(url, publishRecording(bytes, writer));
      },
    ),
  );
  await Promise.all([...pictures, ...recordings]);
  for (const { preview } of media.pictures.values()) if (preview) media.previews.add(preview);
  // The order of arrival changes from run to run; a report should not.
  media.warnings.sort((a, b) => (a.path < b.path ? -1 : 1));
  return media;
}

/** `fetch:status 404`, `picture:heic`; `null` for a fault that is not the picture's. */
function reasonOf(error: unknown): string | null {
  if (error instanceof FetchError) return `fetch:${error.failure} ${error.detail}`.trim();
  if (error instanceof PictureError) return `picture:${error.reason}`;
  return null;
}

import type { FeedWarning } from '../../feed/article.ts';
import { FetchError } from '../net/fetch-bytes.ts';
import { limitConcurrency } from '../net/limit-concurrency.ts';
import type { SiteWriter } from '../output/site-writer.ts';
import { type FeedSource, type ReadLimits, relativeOf } from '../source/feed-source.ts';
import type { MediaUse } from '../work/collect.ts';
import type { SiteRecord } from '../work/record.ts';
import { ownEntry } from '../work/slugs.ts';
import { type LeftOut, noteLeftOut, warningOf } from './left-out.ts';
import { type MediaCheck, MediaChecks } from './media-checks.ts';
import type { PicturePool } from './picture-pool.ts';
import {
  PictureError,
  type PictureRecipe,
  type PublishedPicture,
  pictureKeyFor,
  publishPicture,
} from './publish-picture.ts';
import { type PublishedRecording, publishRecording } from './publish-recording.ts';

/** Photographs of phones are 2–12 MB, the scan of a notice may be 20. Two tries at one that trickles end within a minute. */
const PICTURE_LIMITS: ReadLimits = { maxBytes: 30 * 2 ** 20, timeoutMs: 25_000 };
/** For a question that most often is answered by a line, in a run that could do without the answer. */
const CHECK_LIMITS: ReadLimits = { ...PICTURE_LIMITS, timeoutMs: 10_000 };
/** Two hours of speech at 64 kbit/s. */
const RECORDING_LIMITS: ReadLimits = { maxBytes: 60 * 2 ** 20, timeoutMs: 120_000 };
/** Connections to one host at a time: a ward's web server is small. */
const PER_HOST = 4;
/** A host that let so many files run out of time is not waited for again in this run: 25 s each, a thousand times. */
const MOST_TIMEOUTS = 3;
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
  /** By the URL in the feed: when files of other servers were last asked for. */
  checks: Map<string, MediaCheck>;
  /** By the URL in the feed: what could not be had, for the next run to try again. */
  leftOut: Map<string, LeftOut>;
  warnings: FeedWarning[];
}

export interface MediaTools {
  source: FeedSource;
  writer: SiteWriter;
  pool: PicturePool;
  recipe: PictureRecipe;
  /** Of the last run with the same recipe, or `null`. */
  record: SiteRecord | null;
  /** What the last run could not have, whatever its recipe. */
  leftOutBefore: Record<string, LeftOut>;
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
  const checks = new MediaChecks(record);
  const media: PublishedMedia = {
    pictures: new Map(),
    recordings: new Map(),
    previews: new Set(),
    files: new Map(),
    checks: checks.noted,
    leftOut: new Map(),
    warnings: [],
  };
  const timeouts = new Map<string, number>();
  const read = async (url: string, limits: ReadLimits) => {
    const { host } = new URL(url);
    if ((timeouts.get(host) ?? 0) >= MOST_TIMEOUTS) throw new FetchError('timeout', url, '', true);
    return await source.read(url, limits).catch((error: unknown) => {
      if (error instanceof FetchError && error.failure === 'timeout') timeouts.set(host, (timeouts.get(host) ?? 0) + 1);
      throw error;
    });
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
    renew: (() => Promise<void>) | null = null,
  ) => {
    try {
      const stamp = await source.stamp(url);
      if (stamp !== '') media.files.set(url, stamp);
      const isSame = record !== null && (ownEntry(record.files, url) ?? '') === stamp;
      const task = isSame && take() ? renew : make;
      if (task) await perHost(new URL(url).host, () => overall('', task));
    } catch (error) {
      const detail = reasonOf(error);
      if (detail === null) throw error;
      const warning = { code, path: relativeOf(url), itemId, detail };
      media.leftOut.set(url, noteLeftOut(warning, ownEntry(tools.leftOutBefore, url)));
    }
    onDone(++done, total);
  };

  /** Asks the server of a file that was taken over; whatever goes wrong, the one taken over stays. */
  const renew = async (url: string, limits: ReadLimits, remake: (bytes: Buffer) => unknown) => {
    if (checks.isSilent(url)) return checks.noteFailure(url);
    try {
      const held = checks.held(url);
      const answer = await source.readIfChanged(url, limits, held);
      if (answer) await remake(answer.bytes);
      checks.note(url, answer?.validators ?? held);
    } catch (error) {
      if (reasonOf(error) === null) throw error;
      if (error instanceof FetchError && error.passing) checks.silence(url);
      checks.noteFailure(url);
    }
  };

  const renewPicture = (url: string, use: MediaUse) =>
    renew(url, CHECK_LIMITS, async (bytes) => {
      if (isMadeOf(media.pictures.get(url), bytes, tools.recipe)) return;
      media.pictures.set(url, await publishPicture(bytes, { ...tools, folder: writer.folder, preview: use.isCover }));
    });
  const renewRecording = (url: string) =>
    renew(url, RECORDING_LIMITS, (bytes) => media.recordings.set(url, publishRecording(bytes, writer)));

  const pictures = [...wanted.pictures].map(([url, use]) =>
    bring(
      url,
      use,
      'picture-left-out',
      () => {
        const known = ownEntry(record?.pictures, url);
        if (!known || (use.isCover && !known.preview) || !known.files.every((path) => writer.link(path))) return false;
        media.pictures.set(url, known);
        checks.keep(url);
        return true;
      },
      async () => {
        const { bytes, validators } = await read(url, PICTURE_LIMITS);
        media.pictures.set(url, await publishPicture(bytes, { ...tools, folder: writer.folder, preview: use.isCover }));
        if (!media.files.has(url)) checks.note(url, validators);
      },
      checks.isDue(url) ? () => renewPicture(url, use) : null,
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
        checks.keep(url);
        return true;
      },
      async () => {
        const { bytes, validators } = await read(url, RECORDING_LIMITS);
        media.recordings.set(url, publishRecording(bytes, writer));
        if (!media.files.has(url)) checks.note(url, validators);
      },
      checks.isDue(url) ? () => renewRecording(url) : null,
    ),
  );
  await Promise.all([...pictures, ...recordings]);
  for (const { preview } of media.pictures.values()) if (preview) media.previews.add(preview);
  // The order of arrival changes from run to run; a report should not.
  media.warnings = [...media.leftOut.values()].map(warningOf).sort((a, b) => (a.path < b.path ? -1 : 1));
  return media;
}

/** Names come from content and recipe, so they tell what a picture was made of. */
function isMadeOf(known: PublishedPicture | undefined, bytes: Buffer, recipe: PictureRecipe): boolean {
  return known?.path.includes(pictureKeyFor(bytes, recipe)) ?? false;
}

/** `fetch:status 404`, `picture:heic`; `null` for a fault that is not the picture's. */
function reasonOf(error: unknown): string | null {
  if (error instanceof FetchError) return `fetch:${error.failure} ${error.detail}`.trim();
  if (error instanceof PictureError) return `picture:${error.reason}`;
  return null;
}

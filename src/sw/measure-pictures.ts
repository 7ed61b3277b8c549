import { pictureNames } from '../site/picture-names.ts';
import { readHoldings } from '../store/kept-pictures.ts';
import { parsePart } from '../store/kept-record.ts';
import { limitSignal } from '../sync/limit-signal.ts';
import type { MeasuredPictures } from './messages.ts';
import { worker } from './scope.ts';
import { isPictureResponse } from './store-picture.ts';

/** Above this many of unknown size a sample is asked for, spread over all of them. */
const MAX_ASKED = 24;
const PARALLEL_REQUESTS = 4;
const REQUEST_LIMIT_MS = 10_000;

/** What fetching the missing pictures of a part would cost: as published, else as the site says when asked. */
export async function measurePictures(partNamed: string): Promise<MeasuredPictures> {
  const part = parsePart(partNamed);
  const holdings = part ? await readHoldings(part, pictureNames(worker.registration.scope)) : [];
  const missing = holdings.filter(({ isWhole }) => !isWhole).map(({ picture }) => picture);
  const known = missing.flatMap(({ sizeBytes }) => sizeBytes ?? []);
  const unknown = missing.filter(({ sizeBytes }) => sizeBytes === undefined);
  const asked = await askSizes(sample(unknown.map(({ src }) => src)));
  const measured = [...known, ...asked];
  const sizeBytes = measured.reduce((sum, one) => sum + one, 0);
  if (measured.length === missing.length) return { pictures: missing.length, sizeBytes, certainty: 'exact' };
  // A few of many say nothing of the rest where most did not answer.
  if (measured.length === 0 || (asked.length === 0 && unknown.length > known.length)) {
    return { pictures: missing.length, sizeBytes: 0, certainty: 'unknown' };
  }
  const estimate = (sizeBytes / measured.length) * missing.length;
  return { pictures: missing.length, sizeBytes: Math.round(estimate), certainty: 'estimate' };
}

/** At most `MAX_ASKED`, evenly spread. */
function sample(urls: string[]): string[] {
  const step = Math.max(1, urls.length / MAX_ASKED);
  return Array.from({ length: Math.min(urls.length, MAX_ASKED) }, (_, i) => urls[Math.floor(i * step)] ?? '');
}

/** The sizes that the site tells; fewer than asked where it does not tell or is out of reach. */
async function askSizes(urls: string[]): Promise<number[]> {
  const sizes: number[] = [];
  const waiting = [...urls];
  await Promise.all(
    Array.from({ length: PARALLEL_REQUESTS }, async () => {
      for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
        try {
          const request = {
            method: 'HEAD',
            credentials: 'same-origin',
            signal: limitSignal([], REQUEST_LIMIT_MS),
          } as const;
          const response = await fetch(url, request);
          const size = Number(response.headers.get('content-length') ?? 0);
          if (isPictureResponse(response) && size > 0) sizes.push(size);
        } catch {
          // Out of reach: nobody knows, and the next ones would not answer either.
          waiting.length = 0;
        }
      }
    }),
  );
  return sizes;
}

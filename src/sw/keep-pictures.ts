import { pictureNames } from '../site/picture-names.ts';
import { type KeepingReason, tellKeeping } from '../store/keeping-news.ts';
import { readUnfinishedParts } from '../store/kept.ts';
import { readHoldings } from '../store/kept-pictures.ts';
import { type KeptPart, partName } from '../store/kept-record.ts';
import { unlimitedBudget } from '../store/picture-budget.ts';
import { StoreError } from '../store/store-error.ts';
import { limitSignal } from '../sync/limit-signal.ts';
import type { KeptPictures } from './messages.ts';
import { worker } from './scope.ts';
import { isPictureResponse, isWholePicture, storePicture } from './store-picture.ts';

/** More at once would hold up what the reader is looking at. */
const PARALLEL_FETCHES = 3;

/** Browsers end a worker that is at one event for minutes (Firefox for less): whoever asked asks again. */
const SLICE_MS = 20_000;

/** Of one picture; at 4 KB a second it is 360 KB. */
const FETCH_LIMIT_MS = 90_000;

/** Of one picture in one slice: what breaks twice is left to the next sync, and holds up no other. */
const MAX_TRIES = 2;

/** How long the site may take to say that it is there at all. */
const ANSWER_LIMIT_MS = 10_000;

interface Wanted {
  url: string;
  tries: number;
}

/** `broken`: to be tried again, after the others. */
type Fetched = 'stored' | 'left-out' | 'broken';

/** One asker at a time, in the order of asking. */
let turn: Promise<unknown> = Promise.resolve();
let stopping = new AbortController();

/**
 * Fetches what is missing of the pictures of these parts, or of everything that is kept, for a slice of time. They
 * are safe from eviction for as long as their article, album or category is saved or kept. `isWanted` is asked before
 * each picture: a reader may change their mind on the way, which ends it as `stopKeeping()` does.
 */
export function keepPictures(
  parts: KeptPart[] | null,
  isWanted: () => Promise<boolean> = async () => true,
): Promise<KeptPictures> {
  const { signal } = stopping;
  const work = turn.then(async () => {
    const slice = new Slice(signal, isWanted);
    for (const part of parts ?? (await readUnfinishedParts())) {
      if (slice.isOver) break;
      await slice.keep(part);
    }
    return slice.result;
  });
  turn = work.catch(() => undefined);
  return work;
}

/** Ends what is being fetched and what waits for its turn. */
export function stopKeeping(): void {
  stopping.abort();
  stopping = new AbortController();
}

class Slice {
  readonly #signal: AbortSignal;
  readonly #isWanted: () => Promise<boolean>;
  readonly #endMs = Date.now() + SLICE_MS;
  readonly result: KeptPictures & { reason: KeepingReason } = {
    stored: 0,
    failed: 0,
    left: 0,
    sizeBytes: 0,
    reason: '',
  };

  constructor(signal: AbortSignal, isWanted: () => Promise<boolean>) {
    this.#signal = signal;
    this.#isWanted = isWanted;
  }

  /** Nothing more is fetched: it was stopped, there is no network or no room. */
  get isOver(): boolean {
    if (this.#signal.aborted) this.result.reason = 'stopped';
    return !['', 'some-failed'].includes(this.result.reason);
  }

  async keep(part: KeptPart): Promise<void> {
    const { result } = this;
    const holdings = await readHoldings(part, pictureNames(worker.registration.scope)).catch(() => null);
    if (!holdings) {
      result.reason = 'store';
      return;
    }
    const missing: Wanted[] = holdings
      .filter(({ isWhole }) => !isWhole)
      .map(({ picture }) => ({ url: picture.src, tries: 0 }));
    result.stored += holdings.length - missing.length;
    if (missing.length === 0) return;
    const name = partName(part);
    tellKeeping({ part: name, state: 'running' });
    await Promise.all(Array.from({ length: PARALLEL_FETCHES }, () => this.#fetchAll(missing)));
    result.left += missing.length;
    // With time over but nothing amiss the asker goes on: to the reader it has not ended.
    if (missing.length === 0 || this.isOver) tellKeeping({ part: name, state: 'ended', reason: result.reason });
  }

  /** Takes from `missing` until it is empty or the slice is over; several of these share one list. */
  async #fetchAll(missing: Wanted[]): Promise<void> {
    const { result } = this;
    while (!this.isOver && Date.now() < this.#endMs) {
      const wanted = missing.shift();
      if (!wanted) return;
      const fetched = await this.#fetchOne(wanted);
      wanted.tries++;
      if (fetched === 'stored') result.stored++;
      else if (fetched === 'broken' && (this.isOver || wanted.tries < MAX_TRIES)) missing.push(wanted);
      else {
        result.failed++;
        result.reason ||= 'some-failed';
      }
    }
  }

  async #fetchOne({ url, tries }: Wanted): Promise<Fetched> {
    const { result } = this;
    const signal = limitSignal([this.#signal], FETCH_LIMIT_MS);
    try {
      if (!(await this.#isWanted())) {
        result.reason = 'stopped';
        return 'broken';
      }
      // What a cache on the way has wrong would stay wrong.
      const response = await fetch(url, {
        credentials: 'same-origin',
        signal,
        cache: tries > 0 ? 'reload' : 'default',
      });
      const { headers } = response;
      if (!isPictureResponse(response) || Number(headers.get('content-length')) > unlimitedBudget.pictureBytes) {
        return 'left-out';
      }
      const bytes = await response.arrayBuffer();
      if (!isWholePicture(response, bytes)) return 'broken';
      const sizeBytes = await storePicture(url, headers, bytes, unlimitedBudget);
      result.sizeBytes += sizeBytes;
      return sizeBytes > 0 ? 'stored' : 'left-out';
    } catch (error) {
      if (this.#signal.aborted) return 'broken';
      console.warn('picture not stored', url, error);
      if (error instanceof StoreError) result.reason = error.code === 'quota' ? 'quota' : 'store';
      // One picture that breaks is no want of a network: the others may be well.
      else if (!(await isSiteThere(this.#signal))) result.reason = 'offline';
      return 'broken';
    }
  }
}

/** Whether the site answers, whatever it says. */
async function isSiteThere(stopped: AbortSignal): Promise<boolean> {
  const signal = limitSignal([stopped], ANSWER_LIMIT_MS);
  return await fetch(worker.registration.scope, { method: 'HEAD', cache: 'no-store', signal }).then(
    () => true,
    () => false,
  );
}

import type { KeptPictures, MeasuredPictures } from '../sw/messages.ts';
import { ask, tell, workerContainer } from './worker-link.ts';

/** A slice of the worker's time, and what it may wait for before. */
const SLICE_LIMIT_MS = 4 * 60 * 1000;
const MEASURE_LIMIT_MS = 60_000;
/** Storing the text of a thousand articles on a slow phone. */
const IMPORT_LIMIT_MS = 2 * 60 * 1000;

/** How keeping came out; `reason` is a `KeepingReason`. */
export type KeepingResult = Omit<KeptPictures, 'left'>;

/** Whether this browser has workers at all: without one no picture is stored. */
export function canKeep(): boolean {
  return workerContainer() !== null;
}

/**
 * Has the worker store all pictures of these parts (`partName()`), or of everything that is kept where none is named.
 * Resolves when nothing more is to be had; `null` when there is no worker to do it.
 */
export async function keepParts(parts: string[]): Promise<KeepingResult | null> {
  return await keepAll({ keys: [], parts });
}

/** The same for the pictures of articles. */
export async function keepArticles(keys: string[]): Promise<KeepingResult | null> {
  return await keepAll({ keys, parts: [] });
}

async function keepAll(request: { keys: string[]; parts: string[] }): Promise<KeepingResult | null> {
  let sizeBytes = 0;
  for (;;) {
    const answer = parseKept(await ask({ type: 'keep-pictures', ...request }, SLICE_LIMIT_MS));
    if (!answer) return null;
    sizeBytes += answer.sizeBytes;
    const { left, ...result } = answer;
    if (left === 0 || isOver(answer.reason)) return { ...result, sizeBytes };
    // Without progress it would go round for ever.
    if (answer.sizeBytes === 0) return { ...result, sizeBytes, reason: 'offline' };
  }
}

function isOver(reason: string): boolean {
  return reason !== '' && reason !== 'some-failed';
}

/** Ends what is being fetched and what waits for its turn. */
export async function stopKeeping(): Promise<void> {
  await tell({ type: 'stop-keeping' });
}

/** What fetching the missing pictures of a part would cost; `null` when nobody can tell. */
export async function measurePictures(part: string): Promise<MeasuredPictures | null> {
  const answer = (await ask({ type: 'measure-pictures', part }, MEASURE_LIMIT_MS)) as Partial<MeasuredPictures> | null;
  const { pictures, sizeBytes, certainty } = answer ?? {};
  if (typeof pictures !== 'number' || typeof sizeBytes !== 'number') return null;
  return { pictures, sizeBytes, certainty: certainty === 'exact' || certainty === 'estimate' ? certainty : 'unknown' };
}

/** What became of a backup file that was taken in. */
export type ImportAnswer =
  | { state: 'done'; texts: number; saved: number; kept: number; read: number }
  | { state: 'failed'; code: string; detail: string };

/** Has the worker take in a backup file; `null` when there is no worker, or an older one, to do it. */
export async function importBackup(text: string): Promise<ImportAnswer | null> {
  const answer = (await ask({ type: 'import-backup', text }, IMPORT_LIMIT_MS)) as ImportAnswer | null;
  return answer?.state === 'done' || answer?.state === 'failed' ? answer : null;
}

/** Bytes of the app's own files; `null` when nobody can tell. */
export async function measureApp(): Promise<number | null> {
  const answer = (await ask({ type: 'measure-app' }, MEASURE_LIMIT_MS)) as { sizeBytes?: unknown } | null;
  return typeof answer?.sizeBytes === 'number' ? answer.sizeBytes : null;
}

/** The worker may be of another build: what it does not say counts as none. */
function parseKept(answer: unknown): KeptPictures | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { stored, failed, left, sizeBytes, reason } = answer as Record<string, unknown>;
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    stored: count(stored),
    failed: count(failed),
    left: count(left),
    sizeBytes: count(sizeBytes),
    reason: typeof reason === 'string' ? reason : '',
  };
}

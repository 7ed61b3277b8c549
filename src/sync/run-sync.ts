import { FeedError } from '../feed/feed-error.ts';
import { compactSegments } from '../search/compact.ts';
import { announceApplied } from '../store/apply-page.ts';
import { announce } from '../store/changes.ts';
import { readKeptKeys } from '../store/kept.ts';
import { idleStatus, readSyncStatus } from '../store/meta.ts';
import { evictPictures } from '../store/picture-room.ts';
import { repairStore } from '../store/repair.ts';
import type { SyncFailure, SyncStatus } from '../store/schema.ts';
import { StoreError } from '../store/store-error.ts';
import { readSyncInputs, type SyncInputs, writeSyncResult } from '../store/sync-record.ts';
import { limitSignal } from './limit-signal.ts';
import { PageApplier, type Tally } from './page-applier.ts';
import { SyncError } from './sync-error.ts';
import { withSyncLock } from './sync-lock.ts';
import { Throttle } from './throttle.ts';
import { walkFeed } from './walk-feed.ts';

/** A progress bar needs no more, and every change makes the views read again. */
const PROGRESS_INTERVAL_MS = 250;
const CHANGED_INTERVAL_MS = 500;

/** Another context wrote in between (`conflict`), or pictures made room (`quota`): so often from the beginning. */
const MAX_ATTEMPTS = 3;

export type SyncOutcome =
  | { state: 'done'; added: number; edited: number; removed: number; warningCount: number }
  /** Another tab or the service worker is at it. */
  | { state: 'busy' }
  /** The server asked to be left alone, and that time is not over. */
  | { state: 'put-off' }
  | { state: 'aborted' }
  /** What had been applied before the failure stays. */
  | { state: 'failed'; failure: SyncFailure };

export interface SyncRequest {
  feedUrl: string;
  signal: AbortSignal;
  /** Nobody waits for it: it may be put off where the server asked for that. */
  isAutomatic?: boolean;
}

/**
 * Brings the store up to date with the feed. How it goes is broadcast as `SyncStatus`, and kept for the next
 * start. Killed at any point, the next call goes on from there.
 */
export async function runSync(request: SyncRequest): Promise<SyncOutcome> {
  const putOff = request.isAutomatic ? await readPutOff() : null;
  if (putOff) {
    // So that whoever waits for its end knows when to ask again.
    announce({ type: 'sync', status: putOff });
    return { state: 'put-off' };
  }
  const outcome = await (request.isAutomatic ? syncAlone(request) : syncInTurn(request));
  if (outcome.state === 'done' && outcome.added + outcome.edited + outcome.removed > 0)
    await mergeSegments(request.signal);
  return outcome;
}

function syncAlone(request: SyncRequest): Promise<SyncOutcome> {
  return withSyncLock('if free', () => syncLocked(request)).then((outcome) => outcome ?? { state: 'busy' });
}

let next: Promise<SyncOutcome> | null = null;

/**
 * Whoever asks by hand may just have changed what is to be fetched, or removed: where a sync is under way another one
 * follows it, one for all who ask meanwhile.
 */
function syncInTurn(request: SyncRequest): Promise<SyncOutcome> {
  next ??= Promise.resolve().then(async () => {
    const work = () => {
      next = null;
      return syncLocked(request);
    };
    return (await withSyncLock('in turn', work)) ?? { state: 'busy' };
  });
  return next;
}

/**
 * Where it stands while the server wishes to be left alone, with what is left of that time; `null` when it does not. With
 * a clock that was set back meanwhile nobody knows, and the server is asked.
 */
async function readPutOff(): Promise<SyncStatus | null> {
  // A store that cannot be read is for the sync itself to tell.
  const sync = await readSyncInputs().then(
    (inputs) => inputs.sync,
    () => null,
  );
  const { failure = null } = sync ?? {};
  const passedMs = Date.now() - (failure?.atMs ?? 0);
  const leftMs = (failure?.retryAfterMs ?? 0) - passedMs;
  if (!sync || !failure || passedMs < 0 || leftMs <= 0) return null;
  return idleStatus({ ...sync, failure: { ...failure, retryAfterMs: leftMs } });
}

/** A merge is a long step: a page leaves it to the search worker. What search finds does not depend on it. */
async function mergeSegments(signal: AbortSignal): Promise<void> {
  if ('document' in globalThis) return;
  try {
    await compactSegments(signal);
  } catch (error) {
    console.warn('search segments not merged', error);
  }
}

async function syncLocked({ feedUrl, signal }: SyncRequest): Promise<SyncOutcome> {
  const startedAtMs = Date.now();
  const tellProgress = new Throttle(PROGRESS_INTERVAL_MS, (done: number, total: number | null) => {
    announce({ type: 'sync', status: { state: 'running', startedAtMs, done, total } });
  });
  const tellChanged = new Throttle(CHANGED_INTERVAL_MS, announceApplied);
  tellProgress.call(0, null);
  let headRead = false;
  const onApplied = (tally: Tally) => {
    tellProgress.call(tally.met, tally.total);
    if (tally.added + tally.edited + tally.removed + tally.viewsChanged > 0) tellChanged.call();
  };
  // Ends what is still being fetched ahead when the walk ends early.
  const ending = new AbortController();
  try {
    const tally = await walkWithRetries(feedUrl, limitSignal([signal, ending.signal]), {
      onApplied,
      onHead: () => {
        headRead = true;
      },
    });
    const sync = await writeSyncResult({
      lastSuccessAtMs: Date.now(),
      failure: null,
      ...(tally && {
        warningCount: tally.warningCount,
        warnings: tally.warnings,
        heldWithdrawals: tally.heldBack,
      }),
    });
    tellProgress.drop();
    tellChanged.flush();
    announce({ type: 'sync', status: idleStatus(sync) });
    const { added = 0, edited = 0, removed = 0 } = tally ?? {};
    return { state: 'done', added, edited, removed, warningCount: sync.warningCount };
  } catch (error) {
    tellProgress.drop();
    tellChanged.flush();
    if (signal.aborted) {
      announce({ type: 'sync', status: await readSyncStatus() });
      return { state: 'aborted' };
    }
    return await fail(error, headRead);
  } finally {
    ending.abort();
  }
}

/** Gives the tally of what was applied, `null` when there was nothing new. */
async function walkWithRetries(
  feedUrl: string,
  signal: AbortSignal,
  callbacks: { onApplied(tally: Tally): void; onHead(): void },
): Promise<Tally | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      const before = await readSoundInputs();
      const agreed = before.sync.withdrawalsAgreed ? await removeAgreed(feedUrl, before, callbacks) : null;
      const present = agreed ? await readSyncInputs() : before;
      const inputs = await lookAtAllIfOver(present);
      const applier = await walkFeed({ feedUrl, signal, ...callbacks, ...inputs });
      if (!applier) return agreed;
      if (agreed) applier.tally.removed += agreed.removed;
      await applier.makeRoom(await readKeptKeys());
      // A plain feed's pages passed as held: where to go on, should the limit be raised, is found by looking once more.
      if (inputs !== present) await writeSyncResult({ fullWalkAtMs: 0 });
      return applier.tally;
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !(error instanceof StoreError)) throw error;
      // Text goes before pictures; without any that may go there is no room to be had.
      const again = error.code === 'conflict' || (error.code === 'quota' && (await evictPictures()) > 0);
      if (!again) throw error;
    }
  }
}

/** What was lost comes again with this sync. */
async function readSoundInputs(): Promise<SyncInputs> {
  const inputs = await readSyncInputs();
  if (!inputs.hasLost) return inputs;
  await repairStore();
  return await readSyncInputs();
}

/**
 * Where more is stored than the reader wants by now, the whole feed counts as not yet looked at, so that what is over
 * makes room also with nothing new. What is kept may be over the limit for good.
 */
async function lookAtAllIfOver(inputs: SyncInputs): Promise<SyncInputs> {
  const { sync, articles, articleLimit } = inputs;
  if (articles <= articleLimit || articles - (await readKeptKeys()).size <= articleLimit) return inputs;
  const published = sync.published && { ...sync.published, limitedTo: 0 };
  return { ...inputs, sync: { ...sync, fullWalkAtMs: 0, published } };
}

/** What the reader agreed to let go leaves before anything is fetched: the feed need not say it again. */
async function removeAgreed(
  feedUrl: string,
  { articleLimit }: SyncInputs,
  { onApplied }: { onApplied(tally: Tally): void },
): Promise<Tally> {
  const applier = await PageApplier.load({ feedUrl, articleLimit, onApplied });
  await applier.commitWithdrawals();
  return applier.tally;
}

/** Records and tells why the sync ended early; the status goes out even where the store takes nothing more. */
async function fail(error: unknown, headRead: boolean): Promise<SyncOutcome> {
  const failure = failureOf(error);
  // With the head page read, the newest articles are up to date, whatever became of the older ones.
  const result = { failure, ...(headRead && { lastSuccessAtMs: failure.atMs }) };
  const sync = await writeSyncResult(result).catch(() => null);
  const unwritten: SyncStatus = { state: 'idle', lastSuccessAtMs: null, failure, warnings: 0 };
  announce({ type: 'sync', status: sync ? idleStatus(sync) : unwritten });
  return { state: 'failed', failure };
}

function failureOf(error: unknown): SyncFailure {
  const atMs = Date.now();
  if (error instanceof SyncError || error instanceof FeedError || error instanceof StoreError) {
    const wishMs = error instanceof SyncError ? error.retryAfterMs : 0;
    return { code: error.code, detail: error.detail, atMs, ...(wishMs && { retryAfterMs: wishMs }) };
  }
  console.error(error);
  return { code: 'internal', detail: String(error), atMs };
}

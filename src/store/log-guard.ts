import { begin } from './database.ts';
import { getMeta } from './meta.ts';
import { beginNewLog, locksWithLog } from './new-log.ts';
import type { StoreName } from './schema.ts';

/**
 * Against Chromium's torn log (new-log.ts): whoever writes much leaves a mark first, and whoever finds the mark of one that was
 * killed has a new log begun before anything else is written.
 */

/** Stands under `writing` in `meta` while somebody writes much. */
export interface WritingMark {
  formatVersion: 1;
}

/** Held, shared, by whoever writes much: a mark that nobody holds this for is of one that was killed. */
const LOCK_NAME = 'bantin-writing';

/** Texts, pictures and segments: nearly all that is ever written. A mark for each small record would cost more than it. */
const LARGE: ReadonlySet<StoreName> = new Set<StoreName>(['packs', 'pictureBytes', 'segmentParts']);

/** After the last large write, and for Chromium to let go of the old log; what is written meanwhile needs no new mark. */
const QUIET_MS = 2000;

interface Burst {
  /** Resolves when the mark stands. */
  marked: Promise<void>;
  /** Lets go of the lock; resolves when it is free. */
  end(): Promise<void>;
}

let checked: Promise<void> | undefined;
let burst: Burst | undefined;
let running = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Does a write to these stores. Where a mark or a new log fails, it is only as safe as the browser makes it. */
export async function guarded<Result>(stores: readonly StoreName[], write: () => Promise<Result>): Promise<Result> {
  const locks = locksWithLog();
  if (!locks) return await write();
  checked ??= mendLog(locks).catch((error) => console.warn('no new log', error));
  await checked;
  return stores.some((name) => LARGE.has(name)) ? await inBurst(locks, write) : await write();
}

/** In the first write of a context. */
async function mendLog(locks: LockManager): Promise<void> {
  const transaction = await begin(['meta'], 'readonly');
  transaction.done.catch(() => undefined);
  if (!(await getMeta(transaction.objectStore('meta'), 'writing'))) return;
  await locks.request(LOCK_NAME, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    await beginNewLog();
    // Takes the mark away in a while.
    void inBurst(locks, async () => undefined);
  });
}

async function inBurst<Result>(locks: LockManager, write: () => Promise<Result>): Promise<Result> {
  burst ??= beginBurst(locks);
  running++;
  clearTimeout(timer);
  try {
    await burst.marked;
    return await write();
  } finally {
    running--;
    if (running === 0) timer = setTimeout(() => void endBurst(locks).catch(() => undefined), QUIET_MS);
  }
}

function beginBurst(locks: LockManager): Burst {
  let letGo = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let held: Promise<unknown> = Promise.resolve();
  const marked = new Promise<void>((resolve) => {
    held = locks
      .request(LOCK_NAME, { mode: 'shared' }, async () => {
        await setMark({ formatVersion: 1 }).finally(resolve);
        await over;
      })
      // No room for a mark, or a page that is going away.
      .catch(() => resolve());
  });
  return {
    marked,
    async end() {
      letGo();
      await held;
    },
  };
}

/** The last one takes the mark away. Where nobody does, the next start begins a new log for nothing. */
async function endBurst(locks: LockManager): Promise<void> {
  const ending = burst;
  burst = undefined;
  await ending?.end();
  await locks.request(LOCK_NAME, { ifAvailable: true }, (lock) => (lock ? setMark(null) : undefined));
}

async function setMark(mark: WritingMark | null): Promise<void> {
  const transaction = await begin(['meta'], 'readwrite');
  const meta = transaction.objectStore('meta');
  await Promise.all([mark ? meta.put(mark, 'writing') : meta.delete('writing'), transaction.done]);
}

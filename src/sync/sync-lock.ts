import { isInMemory } from '../store/in-memory.ts';

const LOCK_NAME = 'bantin-sync';

/**
 * Runs `work` while no other tab or worker syncs; `if free`: `null` when one does. A killed holder lets go by itself. A store in
 * memory is this page's alone, so nobody's sync stands for its own: it waits for its turn.
 * Where there are no Web Locks only this page's or worker's own syncs wait for one another; of another's the store refuses
 * the later one's pages.
 */
export async function withSyncLock<Result>(
  when: 'if free' | 'in turn',
  work: () => Promise<Result>,
): Promise<Result | null> {
  const ifFree = when === 'if free' && !isInMemory();
  const locks = lockManager();
  if (!locks) return await inOwnTurn(ifFree, work);
  let isAsked = true;
  try {
    return await locks.request(LOCK_NAME, { ifAvailable: ifFree }, async (lock) => {
      isAsked = false;
      return lock ? await work() : null;
    });
  } catch (error) {
    // Browsers that deny storage deny locks as well.
    if (isAsked) return await inOwnTurn(ifFree, work);
    throw error;
  }
}

let own: Promise<unknown> | null = null;

async function inOwnTurn<Result>(ifFree: boolean, work: () => Promise<Result>): Promise<Result | null> {
  if (own && ifFree) return null;
  const before = own;
  const turn = (async () => {
    // How that one ended is for whoever asked for it.
    await before?.catch(() => undefined);
    return await work();
  })();
  own = turn;
  try {
    return await turn;
  } finally {
    if (own === turn) own = null;
  }
}

/** Runs `work` once nobody syncs, however that came about; never where there are no Web Locks. */
export async function whenSyncEnds(work: () => Promise<void>): Promise<void> {
  await lockManager()?.request(LOCK_NAME, { mode: 'shared' }, () => undefined);
  if (lockManager()) await work();
}

function lockManager(): LockManager | undefined {
  return (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
}

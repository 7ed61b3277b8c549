import { isInMemory } from '../store/in-memory.ts';

const LOCK_NAME = 'bantin-sync';

/**
 * Runs `work` while no other tab or worker syncs; `if free`: `null` when one does. A killed holder lets go by itself. A store in
 * memory is this page's alone, so nobody's sync stands for its own: it waits for its turn.
 * Where there are no Web Locks two may run at once: the store then refuses the pages of the later one.
 */
export async function withSyncLock<Result>(
  when: 'if free' | 'in turn',
  work: () => Promise<Result>,
): Promise<Result | null> {
  const locks = lockManager();
  if (!locks) return await work();
  let isAsked = true;
  try {
    return await locks.request(LOCK_NAME, { ifAvailable: when === 'if free' && !isInMemory() }, async (lock) => {
      isAsked = false;
      return lock ? await work() : null;
    });
  } catch (error) {
    // Browsers that deny storage deny locks as well.
    if (isAsked) return await work();
    throw error;
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

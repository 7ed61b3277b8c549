const LOCK_NAME = 'bantin-sync';

/**
 * Runs `work` while no other tab or worker syncs; `null` when one does. A killed holder lets go by itself.
 * Where there are no Web Locks two may run at once: the store then refuses the pages of the later one.
 */
export async function withSyncLock<Result>(work: () => Promise<Result>): Promise<Result | null> {
  const locks = (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
  if (!locks) return await work();
  return await locks.request(LOCK_NAME, { ifAvailable: true }, async (lock) => (lock ? await work() : null));
}

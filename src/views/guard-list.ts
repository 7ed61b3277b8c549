import { announce, subscribe } from '../store/changes.ts';
import { whenIdle } from './idle.ts';

/**
 * Copies what the reader chose beside the database, and brings it back where the database was lost. Resolves when the
 * one of this start has been looked after.
 */
export async function guardList(siteUrl: string, syncAgain: () => void): Promise<void> {
  let queued = false;

  async function restore(): Promise<void> {
    const { restoreList, takeRestored } = await import('../store/list-copy.ts');
    await restoreList();
    const count = await takeRestored();
    if (count > 0) (await import('./store-notices.tsx')).tellLost(count);
  }

  async function recover(): Promise<void> {
    await restore();
    // The screens show what is left, then what comes.
    announce({ type: 'changed', stores: ['heads', 'packs', 'saved', 'kept', 'pictures', 'meta'] });
    syncAgain();
  }

  async function copy(): Promise<void> {
    queued = false;
    const { writeListCopy } = await import('../store/list-copy.ts');
    await writeListCopy(siteUrl);
  }

  const warn = (error: unknown) => console.warn('the list of what is kept is not guarded', error);
  function queueCopy(): void {
    if (queued) return;
    queued = true;
    whenIdle(() => void copy().catch(warn));
  }

  subscribe((change) => {
    if (change.type === 'lost') recover().catch(warn);
    if (change.type === 'changed' && change.stores.some((name) => ['saved', 'kept', 'reading'].includes(name)))
      queueCopy();
  });
  await restore().catch(warn);
  // What was chosen before this stood, or as the last page was closed.
  queueCopy();
}

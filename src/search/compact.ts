import { announce } from '../store/changes.ts';
import { readSegmentParts, readSegments, replaceSegments } from '../store/segments.ts';
import { POSITIONS } from './format.ts';
import { mergeSegments, runInSlices } from './merge.ts';
import { planMerge } from './merge-plan.ts';
import { OpenSegment } from './segment.ts';

/** Other contexts leave the merging to the one that has this. */
const LOCK_NAME = 'bantin-compact';

/**
 * Merges small segments and drops documents that are gone, one merge at a time until there is none worth it or
 * the signal aborts. For after a sync and for an idle search worker; queries go on meanwhile on what there was.
 * Gives whether anything was merged. Throws `StoreError`; damaged segments are left to `repairIndex`.
 */
export async function compactSegments(signal?: AbortSignal): Promise<boolean> {
  const work = async () => {
    let merged = false;
    while (!signal?.aborted && (await mergeOnce())) merged = true;
    return merged;
  };
  const locks = (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
  const merged = locks
    ? await locks.request(LOCK_NAME, { ifAvailable: true }, (lock) => (lock ? work() : false))
    : await work();
  if (merged) announce({ type: 'changed', stores: ['segments'] });
  return merged;
}

async function mergeOnce(): Promise<boolean> {
  const { segments, tombstones } = await readSegments();
  const buried = new Set(tombstones);
  const opened = segments.flatMap(({ id, header }) => OpenSegment.open(id, header) ?? []);
  for (const segment of opened) segment.bury(buried);
  const chosen = planMerge(opened);
  if (chosen.length === 0) return false;
  const wanted = chosen.flatMap((segment) =>
    segment.termParts().flatMap((part) => [
      { segment, part },
      { segment, part: part + POSITIONS },
    ]),
  );
  const buffers = await readSegmentParts(wanted.map(({ segment, part }) => ({ segment: segment.id, part })));
  const sound = wanted.every(({ segment, part }, index) => {
    const buffer = buffers[index];
    return buffer !== undefined && segment.take(part, buffer);
  });
  if (!sound) return false;
  const dropped = chosen.flatMap(({ header }) => [...header.docs].filter((doc) => buried.has(doc)));
  const live = chosen.some(({ header, dead }) => !dead || dead.subarray(0, header.docCount).includes(0));
  const merged = live ? [await runInSlices(mergeSegments(chosen))] : [];
  return await replaceSegments(
    chosen.map(({ id }) => id),
    merged,
    dropped,
  );
}

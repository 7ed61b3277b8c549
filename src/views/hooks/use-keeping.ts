import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { pictureNames } from '../../site/picture-names.ts';
import { subscribe } from '../../store/changes.ts';
import { hearKeeping, type KeepingReason, parseReason } from '../../store/keeping-news.ts';
import { keep, readKeptRecord, setPaused } from '../../store/kept.ts';
import { type PictureHolding, readHoldings } from '../../store/kept-pictures.ts';
import { type KeptThing, partName } from '../../store/kept-record.ts';
import { canKeep, keepParts, measurePictures, stopKeeping } from '../../sw-bridge/keeping.ts';
import type { ToastAction } from '../components/toast.tsx';
import { letGoOfKept } from '../let-go.ts';
import { useSite } from '../site-context.ts';

/** Reading follows the pictures as they come, but not each of them. */
const READ_INTERVAL_MS = 400;

/** The worker may have to be installed first, and a weak signal come back. */
const ASK_AGAIN_MS = 4_000;
const MAX_ASKED = 4;

/** What fetching would cost. */
export type Cost =
  | { state: 'asking' }
  | { state: 'unknown' }
  | { state: 'known'; sizeBytes: number; isEstimate: boolean };

/** Pictures of a thing, and what of them is on the phone. */
export interface Held {
  done: number;
  total: number;
  sizeBytes: number;
}

export type KeepingState =
  | { state: 'loading' }
  /** There is nothing to keep. */
  | { state: 'unavailable' }
  /** No worker fetches anything here: in the views of other apps and in private windows. What is kept can be let go of. */
  | { state: 'no-worker'; isKept: boolean }
  | { state: 'offered'; held: Held; cost: Cost }
  | { state: 'running'; held: Held }
  | { state: 'partly'; held: Held; cost: Cost; reason: KeepingReason }
  | { state: 'kept'; held: Held };

interface Keeping {
  keeping: KeepingState;
  begin(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<ToastAction | undefined>;
}

/** An album or a category that may be kept, as the store has it from moment to moment. */
export function useKeeping(thing: KeptThing): Keeping {
  const { origin, base } = useSite();
  const part = partName(thing);
  const [read, setRead] = useState<{ isKept: boolean; holdings: PictureHolding[] } | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [reason, setReason] = useState<KeepingReason>('');
  const names = pictureNames(origin + base);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the part's name stands for the thing, the site stays
  const load = useCallback(async () => {
    const [record, holdings] = await Promise.all([readKeptRecord(thing), readHoldings(thing, names)]);
    setRead({ isKept: record !== null, holdings });
  }, [part]);
  useFollowing(load);
  useEffect(
    () =>
      hearKeeping((news) => {
        if (news.part !== part) return;
        setRunning(news.state === 'running');
        setReason(news.state === 'ended' ? news.reason : '');
      }),
    [part],
  );
  const missing = read?.holdings.filter(({ isWhole }) => !isWhole) ?? [];
  const cost = useCost(part, read !== null && !isRunning, missing);

  return {
    keeping: stateOf(thing, read, isRunning, cost, reason),
    async begin() {
      setReason('');
      if (!(await keep(thing))) return;
      await setPaused(thing, false);
      setRunning(true);
      const result = await keepParts([part]);
      setRunning(false);
      setReason(parseReason(result?.reason ?? 'offline'));
      await load();
    },
    async stop() {
      await setPaused(thing, true);
      await stopKeeping();
    },
    async remove() {
      await stopKeeping();
      const urls = read?.holdings.flatMap(({ picture }) => names.wholeUrls(picture)) ?? [];
      return letGoOfKept(thing, urls);
    },
  };
}

/** Reads at once and again when what is kept or stored changes, at most once an interval. */
function useFollowing(load: () => Promise<void>): void {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const run = () => {
      waiting = undefined;
      load().catch((error) => console.warn('what is kept cannot be read', error));
    };
    run();
    const unsubscribe = subscribe((change) => {
      if (change.type !== 'changed' || waiting !== undefined) return;
      if (change.stores.some((name) => name === 'kept' || name === 'pictures' || name === 'heads')) {
        waiting = setTimeout(run, READ_INTERVAL_MS);
      }
    });
    return () => {
      clearTimeout(waiting);
      unsubscribe();
    };
  }, [load]);
}

/** Asked for each set of missing pictures: as published, else of the site; a few times more where nobody answered. */
function useCost(part: string, isAsked: boolean, missing: PictureHolding[]): Cost {
  const [cost, setCost] = useState<Cost>({ state: 'asking' });
  const known = useRef('');
  const wanted = `${part} ${missing.length}`;
  useEffect(() => {
    if (!isAsked || missing.length === 0 || known.current === wanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCurrent = true;
    const askFor = async (tries: number): Promise<void> => {
      const measured = await measurePictures(part);
      if (!isCurrent) return;
      if (measured && measured.certainty !== 'unknown') {
        known.current = wanted;
        setCost({ state: 'known', sizeBytes: measured.sizeBytes, isEstimate: measured.certainty === 'estimate' });
        return;
      }
      setCost({ state: 'unknown' });
      if (tries > 1) timer = setTimeout(() => void askFor(tries - 1), ASK_AGAIN_MS);
    };
    void askFor(MAX_ASKED);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isAsked, wanted, part, missing.length]);
  return cost;
}

function stateOf(
  thing: KeptThing,
  read: { isKept: boolean; holdings: PictureHolding[] } | null,
  isRunning: boolean,
  cost: Cost,
  reason: KeepingReason,
): KeepingState {
  if (!read) return { state: 'loading' };
  const held: Held = {
    total: read.holdings.length,
    done: read.holdings.filter(({ isWhole }) => isWhole).length,
    sizeBytes: read.holdings.reduce((sum, { storedBytes }) => sum + storedBytes, 0),
  };
  // A category of texts alone is worth keeping all the same: its articles stay, and new ones come.
  if (!read.isKept && held.total === 0 && thing.kind === 'album') return { state: 'unavailable' };
  const isWhole = held.done === held.total;
  // A kept category goes on by the worker alone; an album that is all here needs nobody.
  if (!canKeep() && !(read.isKept && isWhole && thing.kind === 'album')) {
    return { state: 'no-worker', isKept: read.isKept };
  }
  if (!read.isKept) return { state: 'offered', held, cost };
  if (isWhole) return { state: 'kept', held };
  return isRunning ? { state: 'running', held } : { state: 'partly', held, cost, reason };
}

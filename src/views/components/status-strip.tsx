import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { subscribe } from '../../store/changes.ts';
import { readSyncStatus } from '../../store/meta.ts';
import type { SyncStatus } from '../../store/schema.ts';
import { useActions } from '../actions.ts';
import { dayAndTimeHere, formatCount } from '../format.ts';
import { core } from '../messages/core.ts';
import { Icon, outlines } from './icon.tsx';

/** One line that always stands at the same height: what the last sync did, or that there is no network. */
export function StatusStrip(): JSX.Element {
  const status = useSyncStatus();
  const online = useOnline();
  const { syncNow } = useActions();
  const running = status?.state === 'running';
  const failure = status?.state === 'idle' ? status.failure : null;
  // Whatever the browser believes of it. A server that hangs or breaks off is another matter, and told as such.
  const offline = !online || failure?.code === 'offline';
  const failureWords = useFailureWords(offline ? null : (failure?.code ?? null));

  return (
    <section
      aria-label={core.syncPlace}
      class={`strip${offline ? ' strip-offline' : ''}${failureWords ? ' strip-failed' : ''}`}
    >
      <p class="strip-words">
        {offline && <Icon outline={outlines.offline} />}
        <span role="status">{stripWords(status, offline, failureWords)}</span>
        {running && status.done > 0 && <span class="strip-count">{core.syncingCount(formatCount(status.done))}</span>}
      </p>
      <button
        type="button"
        class={`icon-button${running ? ' icon-button-busy' : ''}`}
        aria-label={core.syncNow}
        disabled={running}
        onClick={syncNow}
      >
        <Icon outline={outlines.refresh} />
      </button>
      {running && (
        <progress
          class="strip-progress"
          aria-label={core.syncing}
          {...(status.total ? { max: status.total, value: Math.min(status.done, status.total) } : {})}
        />
      )}
    </section>
  );
}

function stripWords(status: SyncStatus | null, offline: boolean, failureWords: string): string {
  if (offline) return core.offline;
  if (failureWords) return failureWords;
  if (status === null) return '';
  if (status.state === 'running') return status.done > 0 ? '' : core.syncing;
  return status.lastSuccessAtMs === null ? core.neverSynced : core.syncedAt(whenWords(status.lastSuccessAtMs));
}

/** The clock time of today, the day of any other day; in the device's own zone, as its clock shows it. */
function whenWords(ms: number): string {
  const [day, time] = dayAndTimeHere(ms);
  return dayAndTimeHere(Date.now())[0] === day ? time : `${time} ${day}`;
}

/** How the sync stands, `null` until that is known. */
export function useSyncStatus(): SyncStatus | null {
  const [status, setStatus] = useState<SyncStatus | null>(null);
  useEffect(() => {
    let heard = false;
    const unsubscribe = subscribe((change) => {
      if (change.type !== 'sync') return;
      heard = true;
      setStatus(change.status);
    });
    readSyncStatus().then(
      (stored) => heard || setStatus(stored),
      // Without a store the screen itself tells what is wrong.
      () => undefined,
    );
    return unsubscribe;
  }, []);
  return status;
}

function useOnline(): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    update();
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
}

/** Failures are rare, so their words load when there is one. */
function useFailureWords(code: string | null): string {
  const [words, setWords] = useState('');
  useEffect(() => {
    setWords('');
    if (code === null) return;
    let current = true;
    import('../word-sync-failure.ts').then(
      ({ wordSyncFailure }) => current && setWords(wordSyncFailure(code)),
      // Neither the news nor the words for it come: that is what no network is.
      () => current && setWords(core.offline),
    );
    return () => {
      current = false;
    };
  }, [code]);
  return words;
}

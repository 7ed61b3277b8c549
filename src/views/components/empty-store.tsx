import type { JSX } from 'preact';
import { useActions } from '../actions.ts';
import { core } from '../messages/core.ts';
import { outlines } from './icon.tsx';
import { Notice } from './states.tsx';
import { useSyncStatus } from './status-strip.tsx';

/** Nothing has been fetched yet: says so, and offers to fetch. */
export function EmptyStore(): JSX.Element {
  const { syncNow } = useActions();
  const running = useSyncStatus()?.state === 'running';
  return (
    <Notice outline={outlines.download} title={running ? core.firstSync : core.emptyTitle}>
      <p>{core.emptyText}</p>
      <button type="button" class="button button-main" onClick={syncNow} disabled={running}>
        {core.syncNow}
      </button>
    </Notice>
  );
}

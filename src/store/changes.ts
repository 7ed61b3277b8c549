import { newChannel } from './new-channel.ts';
import type { StoreName, SyncStatus } from './schema.ts';

const CHANNEL_NAME = 'bantin-store';

export type StoreChange =
  | { type: 'changed'; stores: StoreName[] }
  | { type: 'sync'; status: SyncStatus }
  /** The browser took the database away under the app. */
  | { type: 'lost' }
  /** Files of the app found no room on the phone, and no pictures could make any. */
  | { type: 'no-room' };

const listeners = new Set<(change: StoreChange) => void>();
let channel: BroadcastChannel | null = null;

/** Tells every context of this origin, this one included. */
export function announce(change: StoreChange): void {
  openChannel()?.postMessage(change);
  deliver(change);
}

/** Calls `listener` on every change, whoever made it; the answer ends that. */
export function subscribe(listener: (change: StoreChange) => void): () => void {
  openChannel();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function openChannel(): BroadcastChannel | null {
  if (channel) return channel;
  channel = newChannel(CHANNEL_NAME);
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isStoreChange(data)) deliver(data);
  });
  return channel;
}

function deliver(change: StoreChange): void {
  for (const listener of listeners) listener(change);
}

/** The sender may be of another version. */
function isStoreChange(data: unknown): data is StoreChange {
  const change = data as Partial<{ type: unknown; stores: unknown; status: { state?: unknown } }> | null;
  if (change?.type === 'changed') return Array.isArray(change.stores);
  if (change?.type === 'lost' || change?.type === 'no-room') return true;
  return change?.type === 'sync' && (change.status?.state === 'idle' || change.status?.state === 'running');
}

import { newChannel } from './new-channel.ts';

const CHANNEL_NAME = 'bantin-keeping';

/** Why fetching a part ended with pictures missing; `''` where it did not. */
export type KeepingReason = '' | 'offline' | 'quota' | 'stopped' | 'some-failed' | 'store';

/** Told while the worker fetches the pictures of a part (`partName()`); how far it is tells the store. */
export type KeepingNews = { part: string; state: 'running' } | { part: string; state: 'ended'; reason: KeepingReason };

const REASONS: readonly KeepingReason[] = ['', 'offline', 'quota', 'stopped', 'some-failed', 'store'];

/** Tells every page. */
export function tellKeeping(news: KeepingNews): void {
  const channel = newChannel(CHANNEL_NAME);
  channel?.postMessage(news);
  channel?.close();
}

/** Calls `listener` on all news from now on; the answer ends that. */
export function hearKeeping(listener: (news: KeepingNews) => void): () => void {
  const channel = newChannel(CHANNEL_NAME);
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const news = parseNews(data);
    if (news) listener(news);
  });
  return () => channel?.close();
}

/** The sender may be of another version. */
function parseNews(data: unknown): KeepingNews | null {
  if (typeof data !== 'object' || data === null) return null;
  const { part, state, reason } = data as Record<string, unknown>;
  if (typeof part !== 'string') return null;
  if (state === 'running') return { part, state };
  if (state !== 'ended') return null;
  return { part, state, reason: parseReason(reason) };
}

/** A reason of this build; any other is as good as "some failed". */
export function parseReason(value: unknown): KeepingReason {
  return REASONS.find((reason) => reason === value) ?? 'some-failed';
}

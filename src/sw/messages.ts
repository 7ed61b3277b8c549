/**
 * What page and service worker say to each other. The two can be of different builds: a message that is not
 * understood is answered with nothing, and an answer that is not understood counts as none. `script` is the
 * address of the page's entry script as its HTML has it: it tells which build the page is of.
 */

export type SyncReason = 'start' | 'online' | 'return' | 'retry' | 'button' | 'periodic' | 'background';

export type WorkerMessage =
  /** Answered at once with `{ accepted: true }`; how the sync goes on is told by the store's broadcast. */
  | { type: 'sync'; reason: SyncReason; script: string }
  /** Keep this page, as drawn, for the next start: `html` goes into the shell, `attributes` onto its `<html>`. */
  | { type: 'snapshot'; path: string; html: string; attributes: Record<string, string>; script: string }
  /** Store all pictures of these articles, whatever the budget; answered with `KeptPictures` when done. */
  | { type: 'keep-pictures'; keys: string[] }
  /** Fetch and store the article of this slug; answered with `{ stored }` when done. */
  | { type: 'fetch-item'; slug: string }
  /** Take over now: the reader asked for the new version. The name is workbox-window's. */
  | { type: 'SKIP_WAITING' };

export interface KeptPictures {
  stored: number;
  failed: number;
  sizeBytes: number;
}

const REASONS: readonly SyncReason[] = ['start', 'online', 'return', 'retry', 'button', 'periodic', 'background'];

/** A message this build understands, or `null`. */
export function parseWorkerMessage(data: unknown): WorkerMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type, reason, path, html, attributes, keys, slug, script } = data as Record<string, unknown>;
  if (type === 'SKIP_WAITING') return { type };
  if (type === 'sync')
    return { type, reason: REASONS.find((known) => known === reason) ?? 'button', script: text(script) };
  if (type === 'keep-pictures' && isStringArray(keys)) return { type, keys };
  if (type === 'fetch-item' && typeof slug === 'string') return { type, slug };
  if (type === 'snapshot' && typeof path === 'string' && typeof html === 'string') {
    return { type, path, html, attributes: stringMembers(attributes), script: text(script) };
  }
  return null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isStringArray(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((member) => typeof member === 'string');
}

function stringMembers(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, member]) => typeof member === 'string'));
}

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
  /**
   * Store all pictures of these articles and `partName()`s, whatever the budget, or of everything that is kept where
   * none is named; answered with `KeptPictures` after a slice of time.
   */
  | { type: 'keep-pictures'; keys: string[]; parts: string[] }
  /** End what the above began, and all that waits for its turn. */
  | { type: 'stop-keeping' }
  /** Answered with `MeasuredPictures`. */
  | { type: 'measure-pictures'; part: string }
  /** Answered with `{ sizeBytes }`: what the app's own files take. */
  | { type: 'measure-app' }
  /** Fetch and store the article of this slug; answered with `{ stored }` when done. */
  | { type: 'fetch-item'; slug: string }
  /** Store the article of the one-item feed that came in the page at `url`; answered with `{ stored }` when done. */
  | { type: 'store-item'; text: string; url: string }
  /** Take in a backup file; answered with an `ImportOutcome`. */
  | { type: 'import-backup'; text: string }
  /** Take over now: the reader asked for the new version. The name is workbox-window's. */
  | { type: 'SKIP_WAITING' };

export interface KeptPictures {
  /** Pictures that are there now. */
  stored: number;
  /** That the site does not give. */
  failed: number;
  /** Still to be fetched: ask again. */
  left: number;
  /** Fetched just now. */
  sizeBytes: number;
  /** A `KeepingReason` why it ended. */
  reason: string;
}

/** What fetching the missing pictures of a part would cost. */
export interface MeasuredPictures {
  /** Missing pictures. */
  pictures: number;
  /** Of all of them, as far as it is known or can be estimated. */
  sizeBytes: number;
  certainty: 'exact' | 'estimate' | 'unknown';
}

const REASONS: readonly SyncReason[] = ['start', 'online', 'return', 'retry', 'button', 'periodic', 'background'];

/** A message this build understands, or `null`. */
export function parseWorkerMessage(data: unknown): WorkerMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const {
    type,
    reason,
    path,
    html,
    attributes,
    keys,
    parts,
    part,
    slug,
    url,
    script,
    text: content,
  } = data as Record<string, unknown>;
  if (type === 'SKIP_WAITING' || type === 'stop-keeping' || type === 'measure-app') return { type };
  if (type === 'sync')
    return { type, reason: REASONS.find((known) => known === reason) ?? 'button', script: text(script) };
  if (type === 'keep-pictures' && isStringArray(keys)) return { type, keys, parts: isStringArray(parts) ? parts : [] };
  if (type === 'import-backup' && typeof content === 'string') return { type, text: content };
  if (type === 'store-item' && typeof content === 'string' && typeof url === 'string')
    return { type, text: content, url };
  if (type === 'measure-pictures' && typeof part === 'string') return { type, part };
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

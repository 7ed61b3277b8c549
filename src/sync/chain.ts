import type { PendingWalk, SyncRecord } from '../store/schema.ts';

/** A plain feed does not tell which of its older pages changed: all of them are looked at this often. */
const FULL_WALK_INTERVAL_MS = 7 * 24 * 60 * 60 * 1000;

/** More than this many walks that were cut short are one walk from the beginning. */
const MAX_PENDING = 4;

/** How a page turned out, as far as the way through the chain depends on it. */
export interface PageVerdict {
  url: string;
  /** `next_url` as far as it may be followed, '' on the last page. */
  nextUrl: string;
  /** Whether anything of the page was new, edited or withdrawn. */
  news: boolean;
  /** The article limit, when it kept articles of this page out. */
  limitedTo: number | null;
}

/**
 * The walks to do after the head page was read. A first reading goes to the end; later ones to the first page
 * that holds nothing new. A walk that was cut short stays behind the new one and is taken up again.
 */
export function pendingAfterHead(
  sync: Pick<SyncRecord, 'pending' | 'fullWalkAtMs'>,
  head: PageVerdict,
  nowMs: number,
): PendingWalk[] {
  if (head.limitedTo !== null) return [pause(head, head.limitedTo)];
  const toEnd: PendingWalk[] = head.nextUrl ? [{ url: head.nextUrl, until: 'end' }] : [];
  if (isFullWalkDue(sync, nowMs)) return toEnd;
  if (!head.nextUrl || !head.news) return sync.pending;
  return sync.pending.length < MAX_PENDING ? [{ url: head.nextUrl, until: 'known' }, ...sync.pending] : toEnd;
}

/** The walks left after a page of the first of them was read. */
export function pendingAfterPage(pending: PendingWalk[], page: PageVerdict): PendingWalk[] {
  const [walk, ...rest] = pending;
  if (!walk) return rest;
  if (page.limitedTo !== null) return walk.until === 'end' ? [pause(page, page.limitedTo), ...rest] : rest;
  if (!page.nextUrl || (walk.until === 'known' && !page.news)) return rest;
  return [{ url: page.nextUrl, until: walk.until }, ...rest];
}

/** The walk to go on with; a paused one only when the reader keeps more now, or there is room again. */
export function nextWalk(pending: PendingWalk[], articles: number, articleLimit: number): PendingWalk | null {
  const [walk] = pending;
  if (!walk) return null;
  const { pausedAtLimit } = walk;
  return pausedAtLimit === undefined || articleLimit > pausedAtLimit || articles < articleLimit ? walk : null;
}

/** Never done, long ago, or at a time that is yet to come, by a clock that was wrong then: begin at the head again. */
export function isFullWalkDue(sync: Pick<SyncRecord, 'fullWalkAtMs'>, nowMs: number): boolean {
  return Math.abs(nowMs - sync.fullWalkAtMs) >= FULL_WALK_INTERVAL_MS;
}

/** `next_url` as far as it is followed: '' unless it is of the same origin and scheme and was not read yet. */
export function followable(nextUrl: string, fromUrl: string, visited: ReadonlySet<string>): string {
  if (!nextUrl) return '';
  let next: URL;
  try {
    next = new URL(nextUrl, fromUrl);
  } catch {
    // No address: the chain ends here.
    return '';
  }
  next.hash = '';
  return next.origin === new URL(fromUrl).origin && !visited.has(next.href) ? next.href : '';
}

/** The same page again later: some of it was left out. */
function pause(page: PageVerdict, limit: number): PendingWalk {
  return { url: page.url, until: 'end', pausedAtLimit: limit };
}

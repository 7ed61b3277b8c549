import type { FeedWarning } from '../../feed/article.ts';
import { type FeedSource, LOCAL_BASE } from '../source/feed-source.ts';
import type { SiteRecord } from '../work/record.ts';
import { ownEntry } from '../work/slugs.ts';

/** A picture or recording that a run could not have: what was said of it, and how often it was tried. */
export interface LeftOut extends FeedWarning {
  tries: number;
  triedAtMs: number;
}

/** Doubled with every try: a server that is down for a week is not asked every five minutes. */
const FIRST_PAUSE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 24 * 3600 * 1000;

/** @param before what earlier runs noted of the same address */
export function noteLeftOut(warning: FeedWarning, before: LeftOut | undefined, nowMs = Date.now()): LeftOut {
  return { ...warning, tries: (before?.tries ?? 0) + 1, triedAtMs: nowMs };
}

export function warningOf({ code, path, itemId, detail }: LeftOut): FeedWarning {
  return { code, path, itemId, detail };
}

/**
 * Whether anything that the last run left out is to be tried again although the feed is the same: its file has come or
 * changed, or its server may be well again. Right after the first failure whoever runs the publisher again means that;
 * later ones wait longer each time.
 */
export async function isLeftOutDue(record: SiteRecord, source: FeedSource, nowMs = Date.now()): Promise<boolean> {
  for (const [url, leftOut] of Object.entries(record.leftOut ?? {})) {
    const mayPass = /^fetch:(?!address|too-large)/.test(leftOut.detail);
    if (url.startsWith(LOCAL_BASE)) {
      const stamp = await source.stamp(url);
      if (stamp !== (ownEntry(record.files, url) ?? '')) return true;
      // Neither a file that is still missing nor one that is still no picture.
      if (stamp === '' || !mayPass) continue;
    }
    const pauseMs = mayPass ? FIRST_PAUSE_MS * 2 ** (leftOut.tries - 2) : LONGEST_PAUSE_MS;
    const isFirst = mayPass && leftOut.tries === 1;
    if (isFirst || nowMs - leftOut.triedAtMs >= Math.min(pauseMs, LONGEST_PAUSE_MS)) return true;
  }
  return false;
}

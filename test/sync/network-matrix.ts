import assert from 'node:assert/strict';
import { readSyncStatus } from '../../src/store/meta.ts';
import { clearAll } from '../../src/store/storage.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { feedChain, type TestItem, titleOf } from '../support/feed-pages.ts';
import { LOGIN_PATH, loginPage, type NetworkFault, networkFaults } from '../support/network-faults.ts';
import { type PublishedFeed, publishedFeed, putFeed } from '../support/published-feed.ts';
import { quickenTimers } from '../support/quick-timers.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { checkedContents } from './store-contents.ts';

export type SyncTarget =
  | 'feed'
  | 'older page'
  | 'manifest'
  | 'head of a published site'
  | 'archive page'
  | 'view counts';

export interface NetworkCase {
  fault: NetworkFault;
  target: SyncTarget;
  phase: 'first sync' | 'later sync';
}

const targets: SyncTarget[] = [
  'feed',
  'older page',
  'manifest',
  'head of a published site',
  'archive page',
  'view counts',
];

/** Every fault at every file that a sync asks for, in a first and in a later sync. */
export const networkCases: NetworkCase[] = (['first sync', 'later sync'] as const).flatMap((phase) =>
  targets.flatMap((target) =>
    networkFaults
      // A plain feed has no hash; an older copy of its older pages looks like nothing new, until the weekly reading of all.
      .filter((fault) => !(fault.needsHash && /^(feed|older page)$/.test(target)))
      .filter((fault) => !(fault.isStale && (phase === 'first sync' || target === 'older page')))
      .map((fault) => ({ fault, target, phase })),
  ),
);

export const nameOfCase = ({ fault, target, phase }: NetworkCase): string => `${phase}, ${target}: ${fault.name}`;

/** A limit of 20 s becomes 0.2 s; on a machine so busy that the sync gives up before it is at the file, a second, five. */
const QUICKER = [100, 20, 4];

/** More than these are a hammer, whatever the server answers. */
const MOST_REQUESTS_OF_TARGET = 6;

const DAY_MS = 24 * 60 * 60 * 1000;
const items = (count: number, edited = 0): TestItem[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${count - i}`,
    publishedAtMs: (count - i) * 20 * DAY_MS,
    version: i < edited ? 2 : 1,
    views: count - i,
  }));

/**
 * One fault at one file: the sync ends by itself after few requests, what was stored stays whole, nothing is stored
 * that was not published, the reader is told, and once the fault is over the next sync brings everything.
 */
export async function tryNetworkCase({ fault, target, phase }: NetworkCase): Promise<void> {
  const site = await startSite();
  try {
    await clearAll();
    const isChain = target === 'feed' || target === 'older page';
    const before = items(8);
    const after = items(11, 11);
    site.put(LOGIN_PATH, loginPage);
    const old = isChain ? null : publishedFeed(before);
    putAll(site, before, old);
    const known = new Map<string, Set<string>>();
    for (const item of [...before, ...after]) known.set(item.id, (known.get(item.id) ?? new Set()).add(titleOf(item)));
    if (phase === 'later sync') assert.equal((await sync(site)).state, 'done');
    const stored = await checkedContents();
    const next = isChain ? null : publishedFeed(after);
    putAll(site, after, next, old);
    const paths = pathsOf(target, next);
    for (const path of paths) site.on(path, behaviourOf(fault, path, before, old));
    site.forget();

    const { outcome, asked } = await syncUpTo(site, paths);
    assert.ok(asked.length <= MOST_REQUESTS_OF_TARGET * paths.length, `${asked.length} requests of ${target}`);
    assert.ok(outcome.state === 'done' || outcome.state === 'failed', outcome.state);
    if (outcome.state === 'failed') {
      const status = await readSyncStatus();
      assert.equal(status.state === 'idle' && status.failure?.code, outcome.failure.code, 'what the reader is told');
      assert.notEqual(outcome.failure.code, 'internal', outcome.failure.detail);
    }
    const contents = await checkedContents();
    for (const id of stored.keys()) assert.ok(contents.has(id), `article ${id} is lost`);
    for (const { id, title } of contents.values()) assert.ok(known.get(id)?.has(title), `${id} became “${title}”`);

    site.clear();
    assert.equal((await sync(site)).state, 'done', 'the sync once the fault is over');
    const whole = await checkedContents();
    const wanted = after.map((item) => [item.id, titleOf(item)]);
    assert.deepEqual(
      [...whole.values()].map(({ id, title }) => [id, title]),
      wanted,
      'once the fault is over',
    );
    if (!isChain)
      for (const item of after) assert.equal(whole.get(item.id)?.viewCount, item.views, `views of ${item.id}`);
    const status = await readSyncStatus();
    assert.ok(status.state === 'idle' && status.failure === null, 'nothing is wrong any more');
  } finally {
    await site.stop();
  }
}

const sync = (site: TestSite) => runSync({ feedUrl: `${site.origin}/feed.json`, signal: new AbortController().signal });

/** Syncs with short limits, with longer ones until one of the files was asked for. */
async function syncUpTo(site: TestSite, paths: (string | RegExp)[]) {
  for (const times of QUICKER) {
    const restore = quickenTimers(times);
    const outcome = await sync(site).finally(restore);
    const asked = site.requests.filter(({ path }) => paths.some((pattern) => matches(pattern, path)));
    if (asked.length > 0) return { outcome, asked };
  }
  throw new Error('the file was never asked for');
}

function putAll(site: TestSite, list: TestItem[], feed: PublishedFeed | null, before?: PublishedFeed | null): void {
  if (feed) putFeed(site, feed, before ?? undefined);
  else for (const [path, page] of Object.entries(feedChain(list, 3))) site.put(path, page);
}

function pathsOf(target: SyncTarget, feed: PublishedFeed | null): (string | RegExp)[] {
  if (target === 'feed' || target === 'head of a published site') return ['/feed.json'];
  if (target === 'older page') return ['/feed-2.json'];
  if (target === 'manifest') return ['/feed/manifest.json'];
  return target === 'view counts' ? ['/feed/views.json'] : [feed?.archive.at(-1) ?? ''];
}

function matches(pattern: string | RegExp, path: string): boolean {
  return typeof pattern === 'string' ? path.split('?')[0] === pattern : pattern.test(path);
}

function behaviourOf(fault: NetworkFault, path: string | RegExp, before: TestItem[], old: PublishedFeed | null) {
  if (!fault.isStale) return fault.behaviour;
  const files: Record<string, object | string> = old?.files ?? feedChain(before, 3);
  const file = files[String(path)] ?? '{}';
  return { body: typeof file === 'string' ? file : JSON.stringify(file) };
}

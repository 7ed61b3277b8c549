import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { articleKey } from '../../src/site/article-slug.ts';
import { subscribe } from '../../src/store/changes.ts';
import { readSaved, setSaved } from '../../src/store/saved.ts';
import { clearAll } from '../../src/store/storage.ts';
import { readSyncInputs } from '../../src/store/sync-record.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { feedChain, feedPage, type TestItem, titleOf } from '../support/feed-pages.ts';
import { publishedFeed } from '../support/published-feed.ts';
import { quickenTimers } from '../support/quick-timers.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { checkedContents } from './store-contents.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What can happen to a portal between two syncs. */
type Event =
  | { type: 'publish'; count: number; dated: boolean }
  | { type: 'edit'; at: number; redated: boolean }
  | { type: 'withdraw'; at: number }
  | { type: 'drop'; at: number }
  | { type: 'reverse' }
  | { type: 'repeat'; at: number }
  | { type: 'views'; at: number }
  | { type: 'save'; at: number }
  | { type: 'sync'; interruption: { type: 'none' | 'kill' | 'fail'; afterPages: number } };

const index = fc.nat({ max: 30 });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ type: fc.constant('publish' as const), count: fc.integer({ min: 1, max: 8 }), dated: fc.boolean() }),
  fc.record({ type: fc.constant('edit' as const), at: index, redated: fc.boolean() }),
  fc.record({ type: fc.constantFrom('withdraw' as const, 'drop' as const, 'repeat' as const), at: index }),
  fc.record({ type: fc.constantFrom('views' as const, 'save' as const), at: index }),
  fc.constant({ type: 'reverse' as const }),
  fc.record({
    type: fc.constant('sync' as const),
    interruption: fc.record({
      type: fc.constantFrom('none' as const, 'kill' as const, 'fail' as const),
      afterPages: fc.nat({ max: 3 }),
    }),
  }),
);

type SiteKind = 'chain' | 'manifest';

/** The portal: its items, newest first, and what it has withdrawn. */
class Portal {
  items: TestItem[] = [];
  readonly withdrawn = new Set<string>();
  #published = 0;

  happen(event: Exclude<Event, { type: 'sync' | 'save' }>): void {
    if (event.type === 'publish') {
      for (let i = 0; i < event.count; i++) {
        const number = ++this.#published;
        this.items.unshift({ id: `${number}`, publishedAtMs: event.dated ? number * DAY_MS : null, views: 0 });
      }
      return;
    }
    if (event.type === 'reverse') {
      this.items.reverse();
      return;
    }
    const position = event.at % Math.max(1, this.items.length);
    const item = this.items[position];
    if (!item) return;
    if (event.type === 'edit') {
      const version = (item.version ?? 1) + 1;
      this.#replace(item.id, { ...item, version, ...(event.redated && { publishedAtMs: version * 1000 }) });
    } else if (event.type === 'views') this.#replace(item.id, { ...item, views: (item.views ?? 0) + 1 });
    else if (event.type === 'withdraw') this.withdrawn.add(item.id);
    else if (event.type === 'drop') this.items = this.items.filter(({ id }) => id !== item.id);
    else this.items.push(item);
  }

  #replace(id: string, changed: TestItem): void {
    this.items = this.items.map((item) => (item.id === id ? changed : item));
  }

  /** Its files: a chain of pages by `next_url`, or a published site with a manifest. */
  files(kind: SiteKind, pageSize: number): Record<string, object | string> {
    const options = { withdrawn: [...this.withdrawn] };
    if (kind === 'chain') return feedChain(this.items, pageSize, options);
    const distinct = [...new Map(this.items.map((item) => [item.id, item])).values()];
    return publishedFeed(distinct, { ...options, headItems: pageSize }).files;
  }
}

describe('random histories of a portal', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await startSite();
    // The first one compiles what it runs, which may take longer than a limit that is made short.
    site.put('/feed.json', feedPage([]));
    await sync();
    vi.useFakeTimers({ toFake: ['Date'] });
    // A server that fails is tried again soon: the waits are not what is tested here.
    return quickenTimers(100);
  });
  afterAll(async () => {
    vi.useRealTimers();
    await site.stop();
  });

  const sync = (signal = new AbortController().signal) => runSync({ feedUrl: `${site.origin}/feed.json`, signal });

  /** As if the worker were killed: stops after so many applied pages. */
  async function syncKilledAfter(pages: number): Promise<void> {
    const kill = new AbortController();
    let applied = -1;
    const unsubscribe = subscribe((change) => {
      if (change.type === 'sync' && change.status.state === 'running' && ++applied >= pages) kill.abort();
    });
    await sync(kill.signal);
    unsubscribe();
  }

  test.each([
    ['a chain of pages', 'chain', 150],
    ['a published site', 'manifest', 100],
  ] as const)(
    '%s: what is stored is what was read, whole, and nothing is lost that was not withdrawn',
    async (_what, kind, numRuns) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(event, { maxLength: 25 }),
          fc.integer({ min: 2, max: 6 }),
          async (events, pageSize) => {
            await clearAll();
            let nowMs = Date.UTC(2026, 0, 1);
            vi.setSystemTime(nowMs);
            const portal = new Portal();
            let paths: string[] = [];
            const publish = () => {
              for (const path of paths) site.put(path, null);
              const files = portal.files(kind, pageSize);
              for (const [path, content] of Object.entries(files)) site.put(path, content);
              paths = Object.keys(files);
            };
            const everStored = new Set<string>();
            const noteStored = async () => {
              const contents = await checkedContents();
              for (const id of everStored) {
                if (!portal.withdrawn.has(id)) expect(contents.has(id), `lost ${id}`).toBe(true);
              }
              for (const id of contents.keys()) everStored.add(id);
              return contents;
            };
            for (const happening of events) {
              nowMs += 60_000;
              vi.setSystemTime(nowMs);
              if (happening.type === 'save') {
                const item = portal.items[happening.at % Math.max(1, portal.items.length)];
                if (item) await setSaved(articleKey(item.id), true);
              } else if (happening.type === 'sync') {
                publish();
                const { type, afterPages } = happening.interruption;
                site.clear();
                const failing = paths.filter((path) => path !== '/feed.json')[afterPages];
                if (type === 'fail' && failing) site.on(failing, { status: 500 });
                if (type === 'kill') await syncKilledAfter(afterPages);
                else await sync();
                site.clear();
                await noteStored();
              } else portal.happen(happening);
            }
            // After a week of a plain feed the whole feed is looked at again: then the store agrees with it.
            vi.setSystemTime(nowMs + 8 * DAY_MS);
            publish();
            expect(await sync()).toMatchObject({ state: 'done' });
            const contents = await noteStored();
            for (const item of portal.items) {
              if (portal.withdrawn.has(item.id)) continue;
              const first = portal.items.find(({ id }) => id === item.id);
              expect(contents.get(item.id)).toMatchObject({ title: titleOf(item), viewCount: first?.views });
            }
            for (const id of portal.withdrawn) expect(contents.has(id)).toBe(false);
            expect((await readSaved()).every(({ id }) => contents.has(id))).toBe(true);

            // Nothing new: nothing is written.
            const { revision } = (await readSyncInputs()).sync;
            expect(await sync()).toMatchObject({ state: 'done', added: 0, edited: 0, removed: 0 });
            expect((await readSyncInputs()).sync.revision).toBe(revision);
            for (const path of paths) site.put(path, null);
          },
        ),
        { numRuns },
      );
    },
    120_000,
  );

  test('an empty feed takes nothing away', async () => {
    await clearAll();
    site.put('/feed.json', feedPage([{ id: 'a' }, { id: 'b' }]));
    await sync();
    site.put('/feed.json', feedPage([]));
    await sync();
    expect([...(await checkedContents()).keys()].sort()).toEqual(['a', 'b']);
  });
});

import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { articleKey } from '../../src/site/article-slug.ts';
import { readArticle, readCounts, readHeads } from '../../src/store/reads.ts';
import { readSaved, setSaved } from '../../src/store/saved.ts';
import { clearAll } from '../../src/store/storage.ts';
import { write } from '../../src/store/write.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { feedChain, type TestItem } from '../support/feed-pages.ts';
import { publishedFeed, putFeed } from '../support/published-feed.ts';
import { startSite, type TestSite } from '../support/servers.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.stop());
beforeEach(clearAll);

const items: TestItem[] = Array.from({ length: 12 }, (_, i) => ({
  id: `${i}`,
  publishedAtMs: Date.UTC(2024, 0, 28 - i),
}));
const sync = () => runSync({ feedUrl: `${site.origin}/feed.json`, signal: new AbortController().signal });

test.each(['chain', 'manifest'])(
  'articles of a %s that are counted and not there come again with the next sync, though nothing is new',
  async (kind) => {
    if (kind === 'manifest') putFeed(site, publishedFeed(items));
    else for (const [path, page] of Object.entries(feedChain(items, 4))) site.put(path, page);
    expect(await sync()).toMatchObject({ state: 'done', added: 12 });
    await setSaved(articleKey('7'), true);
    // As in Chromium, which has what the log had where its list of tables is gone.
    await write(['heads'], async (transaction) => {
      const heads = transaction.objectStore('heads');
      for (const order of (await heads.getAllKeys()).slice(3)) await heads.delete(order);
    });
    expect(await sync()).toMatchObject({ state: 'done', added: 9 });
    const heads = await readHeads({ list: { kind: 'all' }, limit: 99 });
    expect(heads.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    for (const { key } of heads) expect(await readArticle(key)).not.toBeNull();
    expect((await readCounts()).articles).toBe(12);
    expect((await readSaved()).map(({ id }) => id)).toEqual(['7']);
    expect(await sync()).toMatchObject({ state: 'done', added: 0, edited: 0 });
  },
);

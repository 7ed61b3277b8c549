import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHeldWithdrawals } from '../../src/store/feed-report.ts';
import { clearAll } from '../../src/store/storage.ts';
import { writeSyncResult } from '../../src/store/sync-record.ts';
import { runSync } from '../../src/sync/run-sync.ts';
import { feedPage, type TestItem } from '../support/feed-pages.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { checkedContents } from './store-contents.ts';

const items = (count: number): TestItem[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${count - index}`,
    publishedAtMs: (count - index) * 86_400_000,
  }));
const ids = (count: number) => items(count).map(({ id }) => id);

describe('a feed that suddenly', () => {
  let site: TestSite;
  beforeEach(async () => {
    await clearAll();
    site = await startSite({ files: { '/feed.json': feedPage(items(20)) } });
    await sync();
  });
  afterEach(() => site.stop());

  const sync = () => runSync({ feedUrl: `${site.origin}/feed.json`, signal: new AbortController().signal });
  const stored = async () => (await checkedContents()).size;

  test('has one item where it had twenty takes nothing from the phone', async () => {
    site.put('/feed.json', feedPage(items(1)));
    expect(await sync()).toMatchObject({ state: 'done', removed: 0 });
    expect(await stored()).toBe(20);
    expect(await readHeldWithdrawals()).toBe(0);
  });

  test('takes back most of what is stored is held back, until the reader agrees', async () => {
    site.put('/feed.json', feedPage([...items(20), { id: 'mới' }], { withdrawn: ids(11) }));
    expect(await sync()).toMatchObject({ state: 'done', added: 1, removed: 0 });
    expect(await stored()).toBe(21);
    expect(await readHeldWithdrawals()).toBe(11);
    // And stays so, whatever the server says of a feed that did not change.
    await sync();
    expect(await stored()).toBe(21);

    await writeSyncResult({ withdrawalsAgreed: true });
    expect(await readHeldWithdrawals()).toBe(0);
    expect(await sync()).toMatchObject({ state: 'done', removed: 11 });
    expect(await stored()).toBe(10);
    expect(await readHeldWithdrawals()).toBe(0);
    await sync();
    expect(await stored()).toBe(10);
  });

  test('no longer takes them back leaves everything and asks nothing', async () => {
    site.put('/feed.json', feedPage(items(20), { withdrawn: ids(20) }));
    await sync();
    expect(await readHeldWithdrawals()).toBe(20);
    site.put('/feed.json', feedPage(items(20)));
    await sync();
    expect(await readHeldWithdrawals()).toBe(0);
    expect(await stored()).toBe(20);
  });

  test('takes back a few is obeyed at once', async () => {
    site.put('/feed.json', feedPage(items(20), { withdrawn: ids(10) }));
    expect(await sync()).toMatchObject({ state: 'done', removed: 10 });
    expect(await stored()).toBe(10);
  });
});

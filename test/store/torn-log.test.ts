import { appendFileSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bundleForBrowser } from '../support/browser-module.ts';
import { feedPage } from '../support/feed-pages.ts';
import { type KillableBrowser, openKillable } from '../support/killable-browser.ts';
import { startSite, type TestSite } from '../support/servers.ts';
import { rootDir } from '../support/shared.ts';

declare const ours: typeof import('../support/store-page.ts');

/** A log is written in blocks of this; the last bytes of one, too few for a header, are left out. */
const BLOCK_BYTES = 32_768;
const HEADER_BYTES = 7;
const ARTICLES = 200;

let site: TestSite;
let profileDir: string;
beforeAll(async () => {
  site = await startSite({
    files: {
      '/': '<!doctype html><title>module</title><script type="module" src="/expose.js"></script>',
      '/expose.js': "import * as ours from './module.js'; globalThis.ours = ours;",
      '/feed.json': feedPage(Array.from({ length: ARTICLES }, (_, at) => ({ id: `${at}` }))),
      ...(await bundleForBrowser(`${rootDir}test/support/store-page.ts`)),
    },
  });
  profileDir = await mkdtemp(join(tmpdir(), 'bantin-torn-'));
}, 60_000);
afterAll(async () => {
  await site.stop();
  await rm(profileDir, { recursive: true, force: true, maxRetries: 3 });
});

async function open(): Promise<KillableBrowser> {
  const browser = await openKillable('chromium', profileDir, '');
  await browser.open(`${site.origin}/`);
  await vi.waitFor(async () => expect(await browser.evaluate(() => 'ours' in globalThis)).toBe(true), 20_000);
  return browser;
}

function logs(): string[] {
  const folder = join(profileDir, 'Default/IndexedDB');
  const [origin = ''] = readdirSync(folder).filter((name) => name.endsWith('.leveldb'));
  return readdirSync(join(folder, origin))
    .filter((name) => name.endsWith('.log'))
    .map((name) => join(folder, origin, name));
}

/** As a kill leaves it between two writes of a record: the header is there, of 256 bytes of contents none. */
function tear(log: string): void {
  const left = BLOCK_BYTES - (statSync(log).size % BLOCK_BYTES);
  const padding = left < HEADER_BYTES ? left : 0;
  appendFileSync(log, Buffer.concat([Buffer.alloc(padding), Buffer.from([1, 2, 3, 4, 0, 1, 1])]));
}

// Without the new log Chromium 156 finds the old one damaged at the second start and deletes the database.
test('after a kill that tore the log of Chromium, what was stored and what is written next are there at every start', async () => {
  const killed = await open();
  expect(await killed.evaluate(() => ours.sync())).toMatchObject({ state: 'done', added: ARTICLES });
  await killed.evaluate(() => {
    void (async () => {
      for (;;) await ours.putPictures(1);
    })();
  });
  await vi.waitFor(
    async () => expect((await killed.evaluate(() => ours.readStorageReport())).pictureCount).toBe(1),
    20_000,
  );
  await killed.kill();
  const before = logs();
  for (const log of before) tear(log);

  const first = await open();
  await first.evaluate(() => ours.markRead({ key: 'aaaaaaaaaaa' }));
  await vi.waitFor(() => expect(logs().filter((log) => before.includes(log))).toEqual([]), 20_000);
  await first.evaluate(() => ours.markRead({ key: 'bbbbbbbbbbb' }));
  await first.close();

  const second = await open();
  expect(await second.evaluate(async () => (await ours.readCounts()).articles)).toBe(ARTICLES);
  expect(await second.evaluate(async () => [...(await ours.readReadArticles()).keys].sort())).toEqual([
    'aaaaaaaaaaa',
    'bbbbbbbbbbb',
  ]);
  await second.close();
}, 120_000);

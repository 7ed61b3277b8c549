import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootDir, shared } from '../support/shared.ts';
import { expect, test } from './fixtures.ts';
import { imagesShown, workerReady } from './steps.ts';

const feed = shared('seed/feed.json');
const program = `${rootDir}dist/publisher/bantin.js`;

// biome-ignore lint/suspicious/noSkippedTests: the portal's own feed is beside the clone, or not to be had.
test.skip(!feed, 'the real feed is not there (../shared/seed/feed.json)');

let siteDir: string;

test.beforeAll(async () => {
  if (!existsSync(program)) throw new Error('no built publisher: npm run build');
  siteDir = await mkdtemp(join(tmpdir(), 'bantin-real-feed-'));
  const { status, stderr } = spawnSync(process.execPath, [program, 'publish', feed ?? '', '--out', siteDir, '--quiet']);
  expect(status, stderr.toString()).toBe(0);
});

test.afterAll(() => rm(siteDir, { recursive: true, force: true }));

test("the portal's real article is published, read and found, also with the server stopped", async ({
  reader,
  site,
}) => {
  site.deploy(siteDir);
  await reader.open('/');
  await reader.seeText(/Cập nhật lúc \d\d:\d\d/);
  await workerReady(reader);
  const article = await reader.evaluate(
    () => document.querySelector<HTMLAnchorElement>('article h3 a')?.pathname ?? '',
  );
  await reader.open(article);
  await reader.see('button', 'Lưu bài');
  const readArticle = async () => {
    const words = await reader.text('article');
    expect(words).toMatch(/Ngày đăng \d\d\/\d\d\/\d{4} \| \d\d:\d\d/);
    expect(words).toContain('Lượt xem: 171');
    const captions = await reader.evaluate(() =>
      [...document.querySelectorAll('article figcaption')].map(
        (one) => (one as HTMLElement).innerText.trim().split('\n').length,
      ),
    );
    expect(captions).toEqual([2, 2, 2]);
    await imagesShown(reader, 3);
  };
  await readArticle();
  const album = article.replace('/bai-viet/', '/album/');
  await reader.open(album);
  await imagesShown(reader, 3);

  await site.stop();
  await reader.reopen(article);
  await reader.see('button', 'Lưu bài');
  await readArticle();
  await reader.open(album);
  await imagesShown(reader, 3);
  await reader.open('/tim-kiem/');
  await reader.type('searchbox', 'Tìm kiếm', 'bi thu chi bo');
  await reader.seeText(/Tìm thấy 1 bài/);
  const found = await reader.evaluate(
    () => document.querySelector<HTMLAnchorElement>('main article a')?.pathname ?? '',
  );
  expect(found).toBe(article);
});

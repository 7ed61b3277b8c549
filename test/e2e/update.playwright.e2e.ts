import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { newsFeed, plainItem, putNews } from '../support/news-feed.ts';
import { makeNextBuild } from '../support/next-build.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

let nextBuild: string;

test.beforeAll(async () => {
  nextBuild = await makeNextBuild();
});

test.afterAll(() => rm(nextBuild, { recursive: true, force: true }));

const long = plainItem(1, {
  title: 'Bài dài của ban điều hành',
  content_html: Array.from(
    { length: 60 },
    (_, i) => `<p>Đoạn ${i + 1}. ${'Ban điều hành thông báo lịch làm việc đến bà con trong khu phố. '.repeat(4)}</p>`,
  ).join(''),
});
const longPath = paths.article(articleSlug({ id: long.id, title: long.title ?? '', url: '' }));

/** The top of the middle paragraph below that of the screen, in CSS pixels. */
const topOfMiddle = () => document.querySelectorAll('.prose p')[30]?.getBoundingClientRect().top ?? Number.NaN;

test('ten tabs through an update: the one that asks for it reads on at its place, the others go on as they were', async ({
  inPlaywright: reader,
  site,
}) => {
  // Eleven documents of the whole app.
  putNews(site, newsFeed(12, [long]));
  await settle(reader);
  await reader.open(longPath);
  await reader.see('heading', long.title);
  const { context, page: asking } = reader;
  const others: Page[] = [];
  for (const path of ['/', longPath, '/album/', '/da-luu/', '/cai-dat/', '/', longPath, '/chuyen-muc/', '/']) {
    const page = await context.newPage();
    await page.goto(site.origin + path, { waitUntil: 'domcontentloaded' });
    await page.getByRole('heading').first().waitFor();
    others.push(page);
  }
  const loads = new Map([asking, ...others].map((page) => [page, 0]));
  for (const page of loads.keys()) page.on('domcontentloaded', () => loads.set(page, (loads.get(page) ?? 0) + 1));
  await asking.evaluate((top) => scrollBy(0, top - 100), await asking.evaluate(topOfMiddle));
  const before = await asking.evaluate(topOfMiddle);

  site.deploy(nextBuild);
  await asking.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  for (const page of others) await expect(page.getByRole('button', { name: 'Tải lại' })).toBeVisible();
  await reader.tap('button', 'Tải lại');
  await reader.until(() => document.body.dataset.build === 'next', 'the new version shows');
  await reader.until(() => document.querySelectorAll('.prose p').length > 30, 'the article stands');
  await expect.poll(() => asking.evaluate(topOfMiddle)).toBeCloseTo(before, -1);

  // Nine tabs of the old build: still there, and each can open a screen that it had not loaded yet.
  for (const page of others) {
    await page.getByRole('link', { name: 'Tìm kiếm' }).first().click();
    await page.getByRole('searchbox', { name: 'Tìm kiếm' }).waitFor();
    expect(await page.evaluate(() => document.body.dataset.build)).toBeUndefined();
  }
  expect([...loads.values()]).toEqual([1, ...others.map(() => 0)]);

  // The offer still stands in them, and holds though nothing waits any more.
  const [other] = others;
  await other?.getByRole('button', { name: 'Tải lại' }).click();
  await other?.waitForFunction(() => document.body.dataset.build === 'next');
});

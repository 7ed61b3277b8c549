import { rm } from 'node:fs/promises';
import { meeting, putNews } from '../support/news-feed.ts';
import { makeNextBuild } from '../support/next-build.ts';
import { expect, test } from './fixtures.ts';
import { settle, workerReady } from './steps.ts';

let nextBuild: string;

test.beforeAll(async () => {
  nextBuild = await makeNextBuild();
});

test.afterAll(() => rm(nextBuild, { recursive: true, force: true }));

const isNext = () => document.body.dataset.build === 'next';

test('a new version waits, is offered, and takes over when the reader asks for it', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  site.deploy(nextBuild);
  await reader.reload();
  await reader.see('link', meeting.title);
  await reader.seeText('Có bản mới');
  expect(await reader.evaluate(isNext)).toBe(false);
  // The answer to a tap stands above the offer, and neither hides the other.
  await reader.tap('link', meeting.title);
  await reader.tap('button', 'Lưu bài');
  await reader.until(() => {
    const [toast, offer] = ['.toast', '.offer'].map((bar) => document.querySelector(bar)?.getBoundingClientRect());
    return toast && offer && toast.height > 0 && toast.bottom <= offer.top;
  }, 'the words about saving stand above the offer');
  await reader.tap('link', 'Trang chủ');
  // The old version goes on working meanwhile, and leaves the files of the new one alone.
  site.forget();
  await reader.tap('button', 'Cập nhật ngay');
  await expect.poll(() => site.requests.filter(({ path }) => path === '/feed.json').length).toBe(1);
  await reader.seeText(/Cập nhật lúc/);
  await reader.tap('button', 'Tải lại');
  await reader.until(isNext, 'the new version shows');
  await reader.see('link', meeting.title);
  await site.stop();
  await reader.reopen('/tim-kiem/');
  await reader.see('searchbox', 'Tìm kiếm');
  expect(await reader.evaluate(isNext)).toBe(true);
});

test('a version put off changes nothing, and every screen of the old one still opens', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  site.deploy(nextBuild);
  await reader.reload();
  await reader.seeText('Có bản mới');
  await reader.tap('button', 'Để sau');
  await reader.notSee('button', 'Để sau');
  for (const path of ['/tim-kiem/', '/cai-dat/', '/album/']) {
    await reader.open(path);
    await reader.see('heading');
    expect(await reader.evaluate(isNext)).toBe(false);
  }
});

test('an old page without a service worker that meets a new deployment recovers by itself', async ({
  reader,
  site,
  guard,
}) => {
  // The worker is not there, and the first try for a chunk of the old build fails.
  guard.expected.push(/404|Refused to apply style|stylesheet|dynamically imported|MIME/i);
  await putNews(site);
  // The worker cannot be had, so the page's later chunks come from the server.
  site.on('/sw.js', { status: 404 });
  await reader.open('/');
  await reader.see('link', meeting.title);
  site.deploy(nextBuild);
  await reader.tap('link', 'Giới thiệu').catch(() => reader.tap('link', 'Cài đặt'));
  await reader.see('heading', /Cài đặt|Giới thiệu/);
  expect(await reader.evaluate(isNext)).toBe(true);
});

test('a damaged worker script leaves the installed version as it is', async ({ reader, site, guard }) => {
  guard.expected.push(/sw\.js|service worker|script/i);
  await putNews(site);
  await settle(reader);
  site.on('/sw.js', { body: '<!doctype html>', headers: { 'content-type': 'text/html' } });
  await reader.reload();
  await reader.see('link', meeting.title);
  await workerReady(reader);
  await site.stop();
  await reader.reopen('/album/');
  await reader.see('heading', 'Album ảnh');
});

import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { type FeedItem, feedOf, plainItem } from '../support/news-feed.ts';
import { createPublishedSite, type PublishedSite } from '../support/publish.ts';
import { test as base, expect } from './fixtures.ts';
import { settle, workerReady } from './steps.ts';

const test = base.extend<{ published: PublishedSite }>({
  published: [
    async ({ site }, use) => {
      const published = await createPublishedSite();
      await published.publish(news());
      site.deploy(published.folder);
      await use(published);
      await published.remove();
    },
    { auto: true },
  ],
});

/** Sixty articles over two months, so that the oldest are on no head page. */
function news(change: (item: FeedItem) => FeedItem | null = (item) => item, members: object = {}): object {
  const items = Array.from({ length: 60 }, (_, i) =>
    plainItem(i + 1, { _bantin: { category: 'tin-tuc', views: 1000 + i } }),
  );
  return feedOf(
    items.flatMap((item) => change(item) ?? []),
    members,
  );
}

const edit = (id: string, change: Partial<FeedItem>) =>
  news((item) => (item.id === id ? { ...item, ...change } : item));
const slugOf = (number: number) => articleSlug({ id: `tin-${number}`, title: plainItem(number).title ?? '', url: '' });
const pathOf = (number: number) => paths.article(slugOf(number));
const titleOf = (number: number) => plainItem(number).title ?? '';

/** The code by which a page does the worker's work. */
const pageSyncs = (requests: { path: string }[]) => requests.filter(({ path }) => path.includes('page-sync'));

/** What the app asked for of the feed, without versions. */
const asked = (requests: { path: string }[]) =>
  requests.filter(({ path }) => /^\/feed|item\.json/.test(path)).map(({ path }) => path.replace(/\?v=.*/, ''));

test('the sheets of a drawn page take effect together, so that nothing moves while one is still to come', async ({
  reader,
  site,
}) => {
  await reader.beforeScripts(() => {
    const gaps = new Set<string>();
    const look = () => {
      const facts = document.querySelector('.article-facts');
      if (facts) gaps.add(getComputedStyle(facts).rowGap);
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { gaps });
  });
  site.on(/^\/assets\/article-.*\.css/, { delayMs: 1000, times: 1 });
  await reader.open(pathOf(60));
  // The app is there, and with it all sheets.
  await reader.seeText('Cập nhật lúc');
  expect(site.requests.filter(({ path }) => /^\/assets\/article-.*\.css/.test(path))).not.toEqual([]);
  expect(await reader.evaluate(() => [...(globalThis as unknown as { gaps: Set<string> }).gaps])).toHaveLength(1);
});

test('a button of a drawn page that is pressed before the app is there does its work once it is', async ({
  reader,
  site,
}) => {
  site.on(/^\/assets\/first-screen-.*\.js/, { delayMs: 2000, times: 1 });
  await reader.open(pathOf(60));
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã lưu bài vào máy');
  await reader.tap('link', 'Đã lưu');
  await reader.see('link', titleOf(60));
});

test('the app follows a site that is published again and again', async ({ reader, site, published }) => {
  await settle(reader);
  await reader.open(pathOf(60));
  await reader.seeText('Lượt xem: 1.059');

  await published.publish(edit('tin-60', { title: 'Tin cũ đã sửa' }));
  site.forget();
  await reader.tap('button', 'Cập nhật ngay');
  await reader.see('heading', 'Tin cũ đã sửa');
  // The page's own sync of its start may come in between.
  expect(new Set(asked(site.requests))).toEqual(new Set(['/feed/manifest.json', '/feed/2020-03.json']));

  // Seen before it is withdrawn: a sync of the page's own may come at any time.
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', titleOf(2));
  await published.publish(
    news((item) => (item.id === 'tin-2' ? null : item), { _bantin: { withdrawn: [{ id: 'tin-2', reason: 'Nhầm' }] } }),
  );
  await reader.tap('button', 'Cập nhật ngay');
  await reader.notSee('link', titleOf(2));
  await reader.see('link', titleOf(1));
});

test('pages that are not those of the manifest are told in words, change nothing, and are asked for again', async ({
  reader,
  site,
  published,
}) => {
  await settle(reader);
  await published.publish(edit('tin-1', { title: 'Tin mới đã sửa' }));
  site.on(/^\/feed\/2020-05\.json/, { body: '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[]}' });
  await reader.tap('button', 'Cập nhật ngay');
  await reader.seeText(/Không tải được: một phần tin về không nguyên vẹn/);
  await reader.see('link', titleOf(1));
  site.clear();
  await reader.tap('button', 'Cập nhật ngay');
  await reader.see('link', 'Tin mới đã sửa');
  await reader.seeText(/Cập nhật lúc/);
});

test('a link to an article that the phone does not hold opens it, at the latest when the network is well again', async ({
  reader,
  site,
  guard,
}) => {
  guard.expected.push(/Failed to load resource|status of 404|ERR_|network/i);
  await settle(reader);
  const item = JSON.stringify({
    ...feedOf([
      { id: 'xa-xua', url: '/bai-viet/chuyen-xa-xua/', title: 'Chuyện xa xưa', content_html: '<p>Ngày ấy.</p>' },
    ]),
    _bantin: { timezone: 'Asia/Ho_Chi_Minh' },
  });
  // Without it for the moment; the network is well again while the reader looks at that.
  site.on('/bai-viet/chuyen-xa-xua/item.json', { reset: true });
  await reader.open('/bai-viet/chuyen-xa-xua/');
  await reader.see('heading', 'Không có bài này trong máy');
  site.clear();
  site.put('/bai-viet/chuyen-xa-xua/item.json', item);
  await reader.tap('button', 'Cập nhật ngay');
  await reader.see('heading', 'Chuyện xa xưa');
});

test('an article that came by its link stays on the phone', async ({ reader, site, guard }) => {
  guard.expected.push(/Failed to load resource|status of 404/);
  await settle(reader);
  const item = JSON.stringify({
    ...feedOf([
      { id: 'xa-xua', url: '/bai-viet/chuyen-xa-xua/', title: 'Chuyện xa xưa', content_html: '<p>Ngày ấy.</p>' },
    ]),
    _bantin: { timezone: 'Asia/Ho_Chi_Minh' },
  });
  site.put('/bai-viet/chuyen-xa-xua/item.json', item);
  site.forget();
  await reader.open('/bai-viet/chuyen-xa-xua/');
  await reader.see('heading', 'Chuyện xa xưa');
  expect(asked(site.requests)).toContain('/bai-viet/chuyen-xa-xua/item.json');

  await reader.open('/bai-viet/khong-co-that/');
  await reader.see('heading', 'Không có bài này trong máy');

  await site.stop();
  await reader.reopen('/bai-viet/chuyen-xa-xua/');
  await reader.see('heading', 'Chuyện xa xưa');
});

test('the page of an article becomes the app on a first visit, without the article being fetched again', async ({
  reader,
  site,
}) => {
  // No feed yet: what the app knows of the article came with the page.
  site.on('/feed.json', { hang: true });
  await reader.open(pathOf(60));
  await reader.see('heading', titleOf(60));
  // The page that the publisher drew says nothing there: this is the app.
  await reader.seeText('Đang cập nhật…');
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã lưu bài vào máy');
  await reader.see('link', 'Tin tức');
  // The update is told before its first request sets out.
  await expect.poll(() => asked(site.requests).length).toBeGreaterThan(0);
  expect(asked(site.requests)).toEqual(['/feed.json']);
  expect(pageSyncs(site.requests)).toEqual([]);
  site.clear();
  await reader.reload();
  await reader.seeText(/Cập nhật lúc/);
  await workerReady(reader);
  await site.stop();
  await reader.reopen(pathOf(60));
  await reader.see('heading', titleOf(60));
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', titleOf(1));
});

test('the article of a first visit is stored by the worker that is still being installed', async ({ reader, site }) => {
  site.on('/feed.json', { hang: true });
  // Without this one it is not installed.
  site.on(/^\/assets\/screens-.*json/, { hang: true });
  await reader.open(pathOf(60));
  await reader.seeText(/đủ ảnh|chỉ chữ/);
  expect(pageSyncs(site.requests)).toEqual([]);
});

test('the page of a category stays as it came until the phone holds what it lists', async ({
  reader,
  site,
  published,
}) => {
  // None of its own among the newest fifty.
  await published.publish(
    news((item) => {
      const number = Number(item.id.slice(4));
      return number > 55 ? { ...item, _bantin: { category: 'y-te' } } : item;
    }),
  );
  site.deploy(published.folder);
  site.on(/^\/feed\/\d/, { hang: true });
  await reader.open(paths.category('y-te'));
  await reader.see('link', titleOf(56));
  await expect.poll(() => asked(site.requests).some((path) => /^\/feed\/\d/.test(path))).toBe(true);
  // The head page is stored by then, and the archive hangs.
  await reader.see('link', titleOf(56));
  site.clear();
  await reader.seeText(/Cập nhật lúc/);
  await reader.see('link', titleOf(56));
});

test('a page that is left while its code is still coming does not come back', async ({ reader, site, guard }) => {
  guard.expected.push(/Failed to load|error loading dynamically|Importing a module|ERR_|network/i);
  // Firefox gives up what a page loads as soon as it is left: that is no missing code.
  site.on(/^\/assets\/background-.*\.js/, { hang: true });
  await reader.open(pathOf(5));
  await expect.poll(() => site.requests.some(({ path }) => path.startsWith('/assets/background-'))).toBe(true);
  site.on(pathOf(6), { delayMs: 1500 });
  site.forget();
  await reader.evaluate((path) => {
    setTimeout(() => location.assign(path));
  }, pathOf(6));
  await reader.see('heading', titleOf(6));
  // It may have asked whether the server answers.
  const loaded = site.requests.filter(({ headers }) => headers['sec-fetch-dest'] !== 'empty');
  expect(loaded.filter(({ path }) => path === pathOf(5))).toEqual([]);
  site.clear();
});

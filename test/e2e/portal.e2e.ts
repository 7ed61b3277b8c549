import { paths } from '../../src/site/paths.ts';
import { putNews } from '../support/news-feed.ts';
import { test as alone } from './fixtures.ts';
import { test } from './settled.ts';
import { settle } from './steps.ts';

alone("the portal's notice stands above home until the reader puts it away, for good", async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await reader.see('complementary', 'Thông báo của cổng');
  await reader.tap('link', 'Địa chỉ và điện thoại');
  await reader.see('heading', 'Đơn vị chủ quản');
  await reader.back();
  await reader.tap('button', 'Ẩn thông báo này');
  await reader.notSee('complementary', 'Thông báo của cổng');
  // Neither the store nor the page that the next start is answered with has it.
  await reader.until(async () => {
    const home = await (await caches.match(new URL('/', location.href)))?.text();
    return home?.includes('Tin mới') && !home.includes('site-notice"');
  }, 'the kept home is without the notice');
  await site.stop();
  await reader.reopen('/');
  await reader.see('heading', 'Tin mới');
  await reader.notSee('complementary', 'Thông báo của cổng');
});

test('about tells who publishes, what is on the phone and since when, and what is new', async ({ reader }) => {
  await reader.open(paths.about);
  for (const name of ['Đơn vị chủ quản', 'Liên hệ', 'Tin trong máy', 'Quyền riêng tư', 'Có gì mới']) {
    await reader.see('heading', name);
  }
  await reader.seeText(/Cập nhật lần cuối lúc \d\d:\d\d ngày/);
  await reader.seeText('Phần mềm Bản Tin, phiên bản');
});

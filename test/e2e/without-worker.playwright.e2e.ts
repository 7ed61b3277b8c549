import { paths } from '../../src/site/paths.ts';
import { festival, meeting, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { readSyncAndSearch } from './steps.ts';

/** As in many in-app web views: the page has no service workers at all. */
test.beforeEach(async ({ inPlaywright, site }) => {
  await putNews(site);
  await inPlaywright.context.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
});

test('the app reads, syncs and searches without service workers', async ({ inPlaywright: reader, site }) => {
  await reader.open('/');
  expect(await reader.evaluate(() => 'serviceWorker' in navigator)).toBe(false);
  await reader.see('link', meeting.title);
  await reader.seeText(/Cập nhật lúc/);
  await readSyncAndSearch(reader, site);

  // What cannot be kept here says so instead of being missing.
  await reader.tap('link', 'Đã lưu');
  await reader.seeText(/giữ phần chữ.*hãy mở trang bằng trình duyệt của máy/);
  await reader.tap('link', 'Album ảnh');
  await reader.tap('link', festival.title);
  await reader.seeText(/Ở đây không tải được ảnh về giữ trong máy/);
  expect(await reader.sees('button', /^Tải album/)).toBe(false);
  await reader.open(paths.category('tin-tuc'));
  await reader.tap('button', 'Giữ chuyên mục để đọc khi mất mạng');
  await reader.seeText(/Ở đây không tải được ảnh về giữ trong máy/);
});

test('where neither news nor the words for that come, the strip says that there is no network, and nothing of it later', async ({
  inPlaywright: reader,
  site,
  guard,
}) => {
  guard.expected.push(/Failed to load resource|ERR_|error loading dynamically imported module|NetworkError/);
  await reader.open('/');
  await reader.seeText(/Cập nhật lúc/);
  site.on('/feed.json', { status: 500, body: 'oops' });
  site.on(/word-sync-failure/, { reset: true });
  await reader.tap('button', 'Cập nhật ngay');
  await reader.seeText('Đang ngoại tuyến');
  site.clear();
  await reader.tap('button', 'Cập nhật ngay');
  await reader.seeText(/Cập nhật lúc/);
});

test('what is on the phone stays readable while the feed is out of reach', async ({
  inPlaywright: reader,
  site,
  guard,
}) => {
  guard.expected.push(/Failed to load resource|ERR_/);
  await reader.open('/');
  await reader.see('link', meeting.title);
  site.on('/feed.json', { cutAfterBytes: 10 });
  await reader.reload();
  await reader.see('link', meeting.title);
  await reader.tap('link', meeting.title);
  await reader.see('heading', meeting.title);
});

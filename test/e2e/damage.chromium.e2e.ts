import { paths } from '../../src/site/paths.ts';
import { meeting, meetingPath, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

test.beforeEach(async ({ site }) => {
  await putNews(site);
});

test('the database is taken away under the open app: the news come again, and what was saved is still listed', async ({
  inPlaywright: reader,
  site,
}) => {
  await settle(reader);
  await reader.open(meetingPath);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã lưu bài vào máy');
  await reader.until(
    async () =>
      (await (await (await caches.open('bantin-list')).match('/__bantin-list__'))?.text())?.includes('hop-chi-bo'),
    'the list is copied',
  );
  const session = await reader.context.newCDPSession(reader.page);
  await session.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes: 'indexeddb' });
  await reader.seeText('1 mục bạn đã lưu vẫn còn trong danh sách');
  await reader.tap('link', 'Đã lưu');
  await reader.see('link', meeting.title);
  await reader.tap('link', 'Trang chủ');
  await reader.see('heading', 'Tin mới');

  // What the reader clears does not come back by itself.
  await reader.open(paths.storage);
  await reader.tap('button', 'Xóa mọi dữ liệu');
  await reader.tap('button', 'Đồng ý');
  await reader.seeText('Đã xóa xong.');
  await reader.reopen(paths.saved);
  await reader.see('heading', 'Bạn chưa lưu gì trong máy');
});

test('a search that failed says so and can be asked again; about says that nothing can be read', async ({
  inPlaywright: reader,
  guard,
}) => {
  guard.expected.push(/search failed/);
  await settle(reader);
  await reader.context.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: { id?: number }) {
      // As a worker whose index cannot be read answers, once for each question until the test lets go.
      if (message.id === undefined || sessionStorage.getItem('well')) return post.call(this, message);
      this.dispatchEvent(new MessageEvent('message', { data: { id: message.id, failure: 'internal' } }));
    } as typeof post;
  });
  await reader.open(`${paths.search}#?q=chi%20bo`);
  await reader.seeText('Chưa tìm được lúc này');
  await reader.evaluate(() => sessionStorage.setItem('well', '1'));
  await reader.tap('button', 'Tìm lại');
  await reader.see('link', meeting.title);
  expect(await reader.sees('button', 'Tìm lại')).toBe(false);

  await reader.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await reader.open(paths.about);
  await reader.seeText('Không đọc được tin trong máy');
});

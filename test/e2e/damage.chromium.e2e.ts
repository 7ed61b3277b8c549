import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { feedOf, meeting, plainItem, putNews } from '../support/news-feed.ts';
import { createPublishedSite } from '../support/publish.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

const meetingPath = paths.article(articleSlug({ id: meeting.id, title: meeting.title, url: '' }));

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
  await reader.open(`${paths.settings}?xem=bo-nho`);
  await reader.tap('button', 'Xóa mọi dữ liệu');
  await reader.tap('button', 'Đồng ý');
  await reader.seeText('Đã xóa xong.');
  await reader.reopen(paths.saved);
  await reader.see('heading', 'Bạn chưa lưu gì trong máy');
});

test('records of a wrong shape are told, taken out, and come again', async ({ inPlaywright: reader, guard }) => {
  guard.expected.push(/TypeError/);
  await settle(reader);
  await reader.page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('bantin'));
    const heads = database.transaction('heads', 'readwrite').objectStore('heads');
    for (const head of await done(heads.getAll())) await done(heads.put({ ...head, cover: 7, pictureIds: null }));
    database.close();
  });
  await reader.reopen(paths.category('tin-tuc'));
  await reader.see('heading', 'Không mở được trang này');
  await reader.seeText(/Đã bỏ \d+ chỗ hỏng trong máy/);
  await reader.tap('button', 'Mở lại trang');
  await reader.tap('link', 'Trang chủ');
  await reader.tap('button', 'Cập nhật ngay');
  await reader.see('link', meeting.title);
});

test('that the files of a new version found no room is told once, with what can be done', async ({
  inPlaywright: reader,
}) => {
  await settle(reader);
  await reader.evaluate(() => {
    // As the service worker does.
    const channel = new BroadcastChannel('bantin-store');
    for (let file = 0; file < 3; file++) channel.postMessage({ type: 'no-room' });
  });
  await reader.seeText('Máy đã hết chỗ chứa');
  expect(await reader.evaluate(() => document.querySelectorAll('.store-notice').length)).toBe(1);
});

test('where nothing can be stored the app says so, and what can be done', async ({ inPlaywright: reader }) => {
  await reader.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await reader.open('/');
  await reader.seeText('Trình duyệt không cho lưu dữ liệu');
  await reader.open(paths.settings);
  await reader.seeText('Trình duyệt không cho lưu dữ liệu');
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

test('where nothing can be stored a published site reads on, page by page', async ({ inPlaywright: reader, site }) => {
  const published = await createPublishedSite();
  await published.publish(feedOf([plainItem(1), plainItem(2)]));
  site.deploy(published.folder);
  site.put('/feed.json', null);
  await reader.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await reader.open('/');
  await reader.seeText('Bạn vẫn đọc được khi có mạng');
  await reader.tap('link', plainItem(2).title ?? '');
  await reader.see('heading', plainItem(2).title ?? '');
  await reader.seeText('Nội dung bản tin số 2');
  await reader.seeText('Bạn vẫn đọc được khi có mạng');
  expect(await reader.sees('button', 'Lưu bài')).toBe(false);
  await published.remove();
});

test('a database that does not open is rebuilt when the reader agrees', async ({ inPlaywright: reader }) => {
  await settle(reader);
  await reader.context.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (this: IDBFactory, ...names: [string, number?]) {
      // Opens again only once it was deleted.
      if (sessionStorage.getItem('deleted')) return open.apply(this, names);
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    };
    const remove = IDBFactory.prototype.deleteDatabase;
    IDBFactory.prototype.deleteDatabase = function (this: IDBFactory, name: string) {
      sessionStorage.setItem('deleted', '1');
      return remove.call(this, name);
    };
  });
  await reader.reload();
  await reader.seeText('bị hỏng, không mở được');
  await reader.tap('button', 'Dựng lại');
  await reader.see('link', meeting.title);
  expect(await reader.sees('heading', 'Không mở được trang này')).toBe(false);
});

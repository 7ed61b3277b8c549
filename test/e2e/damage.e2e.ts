import { paths } from '../../src/site/paths.ts';
import { feedOf, meeting, meetingPath, newsFeed, plainItem, putNews } from '../support/news-feed.ts';
import { createPublishedSite } from '../support/publish.ts';
import { expect, test } from './fixtures.ts';
import { focusIsOn, imagesShown, pressByKey, settle } from './steps.ts';

test.beforeEach(async ({ site }) => {
  await putNews(site);
});

test('records of a wrong shape are told, taken out, and come again', async ({ reader, guard }) => {
  // Firefox tells of an error that is logged by its class alone.
  guard.expected.push(/TypeError|^console: Error \{\} \(\S+first-screen-/);
  await settle(reader);
  await reader.evaluate(async () => {
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

test('that the files of a new version found no room is told once, with what can be done', async ({ reader }) => {
  await settle(reader);
  await reader.evaluate(() => {
    // As the service worker does.
    const channel = new BroadcastChannel('bantin-store');
    for (let file = 0; file < 3; file++) channel.postMessage({ type: 'no-room' });
  });
  await reader.seeText('Máy đã hết chỗ chứa');
  expect(await reader.evaluate(() => document.querySelectorAll('.store-notice').length)).toBe(1);
});

test('where nothing can be stored a site that was not published reads on from memory, and says that nothing is kept', async ({
  reader,
  site,
  guard,
}) => {
  guard.expected.push(/denied|status of 404|Failed to load resource|Importing a module|MIME type/);
  await reader.beforeScripts(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  // Its code is not kept on the phone: where it does not come, it is said what can be done.
  site.on(/^\/assets\/read-online-.*\.js/, { status: 404, headers: { 'cache-control': 'no-store' } });
  await reader.open(paths.settings);
  await reader.seeText('Hãy mở trang bằng cửa sổ thường của trình duyệt');
  site.clear();

  await reader.open(meetingPath);
  await reader.seeText('Bạn vẫn đọc được khi có mạng');
  await reader.see('heading', meeting.title);
  await imagesShown(reader, 3);
  expect(await reader.sees('button', 'Lưu bài')).toBe(false);
  await reader.tap('link', 'Đã lưu');
  await reader.seeText('ở đây không lưu được bài');
  await reader.tap('button', 'Đã hiểu');
  await reader.notSee('button', 'Đã hiểu');
  await reader.tap('link', 'Tìm kiếm');
  await reader.type('searchbox', 'Tìm kiếm', 'bi thu');
  await reader.see('link', meeting.title);
  await reader.tap('link', 'Trang chủ');
  site.put('/feed.json', newsFeed(3, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
  await reader.tap('button', 'Cập nhật ngay');
  await reader.see('link', 'Tin vừa đăng');
});

test('where nothing can be stored a published site reads on, page by page', async ({ reader, site }) => {
  const published = await createPublishedSite();
  await published.publish(feedOf([plainItem(1), plainItem(2)]));
  site.deploy(published.folder);
  site.put('/feed.json', null);
  await reader.beforeScripts(() => {
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
  // In letters of twice the size, on a small phone: the news can be read beside it, and its button is in sight.
  await reader.setSize(320, 568);
  const [top, button] = await reader.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    const places = ['.store-notice', '.store-notice button'].map((found) => document.querySelector(found));
    return [places[0]?.getBoundingClientRect().top, places[1]?.getBoundingClientRect().bottom];
  });
  expect(top).toBeGreaterThan(568 / 3);
  expect(button).toBeLessThan(568);
  await pressByKey(reader, 'Đã hiểu');
  await reader.notSee('button', 'Đã hiểu');
  await focusIsOn(reader, plainItem(2).title ?? '');
  // Who has understood is not told on each page.
  await reader.tap('link', 'Trang chủ');
  await reader.see('link', plainItem(1).title ?? '');
  await reader.until(() => 'withoutStore' in document.documentElement.dataset, 'the app knows of no store');
  await reader.notSee('button', 'Đã hiểu');
  await published.remove();
});

test('a published page whose store could not be read for a moment says so, and opens again at a tap', async ({
  reader,
  site,
}) => {
  const published = await createPublishedSite();
  await published.publish(feedOf([plainItem(1), plainItem(2)]));
  site.deploy(published.folder);
  await reader.beforeScripts(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (this: IDBFactory, ...names: [string, number?]) {
      if (sessionStorage.getItem('failed')) return open.apply(this, names);
      sessionStorage.setItem('failed', '1');
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    };
  });
  await reader.open('/');
  await reader.seeText('chưa đọc được tin trong máy, nhưng dữ liệu không hỏng');
  await reader.tap('button', 'Mở lại trang');
  await reader.seeText('Cập nhật lúc');
  expect(await reader.sees('button', 'Mở lại trang')).toBe(false);
  await published.remove();
});

/** The fault of a test goes once the database was deleted: `deleted` in the session's storage. */
function noteDeletion(): void {
  const remove = IDBFactory.prototype.deleteDatabase;
  IDBFactory.prototype.deleteDatabase = function (this: IDBFactory, name: string) {
    sessionStorage.setItem('deleted', '1');
    return remove.call(this, name);
  };
}

test('a database that does not open is rebuilt when the reader agrees', async ({ reader }) => {
  await settle(reader);
  await reader.beforeScripts(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (this: IDBFactory, ...names: [string, number?]) {
      // Opens again only once it was deleted.
      if (sessionStorage.getItem('deleted')) return open.apply(this, names);
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    };
  });
  await reader.beforeScripts(noteDeletion);
  await reader.reopen('/');
  await reader.seeText('bị hỏng, không mở được');
  await reader.tap('button', 'Dựng lại');
  await reader.see('link', meeting.title);
  expect(await reader.sees('heading', 'Không mở được trang này')).toBe(false);
});

test('a database that gives what it has and takes nothing more is told beside the news, and rebuilt when the reader agrees', async ({
  reader,
}) => {
  await settle(reader);
  await reader.beforeScripts(() => {
    // The page itself syncs, and fails.
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked: Parameters<typeof begin>) {
      if (asked[1] !== 'readwrite' || sessionStorage.getItem('deleted')) return begin.apply(this, asked);
      throw new DOMException('Internal error committing transaction.', 'UnknownError');
    };
  });
  await reader.beforeScripts(noteDeletion);
  await reader.reopen('/');
  await reader.seeText('bị hỏng, không mở được');
  await reader.see('link', meeting.title);
  await reader.tap('button', 'Dựng lại');
  await reader.notSee('button', 'Dựng lại');
  await reader.see('link', meeting.title);
  await reader.seeText(/Cập nhật lúc/);
});

/** A browser that neither opens the database nor says why, until the page calls `answer()`. */
function holdAnswers(): void {
  const waiting: (() => void)[] = [];
  let isHeld = true;
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (this: IDBFactory, ...names: [string, number?]) {
    const request = open.apply(this, names);
    const listen = request.addEventListener.bind(request);
    request.addEventListener = ((type: string, listener: (event: Event) => void) =>
      listen(type, (event) => {
        if (isHeld) waiting.push(() => listener.call(request, event));
        else listener.call(request, event);
      })) as typeof request.addEventListener;
    return request;
  };
  Object.assign(globalThis, {
    answer() {
      isHeld = false;
      for (const tell of waiting) tell();
    },
  });
}

declare const answer: () => void;

test('a screen whose database does not answer says so with what can be done, and is drawn once the answer comes', async ({
  reader,
}) => {
  await settle(reader);
  await reader.beforeScripts(holdAnswers);
  await reader.reopen(paths.category('tin-tuc'));
  await reader.see('heading', 'Không mở được trang này');
  await reader.seeText('Trình duyệt chưa mở được dữ liệu trong máy. Xin chờ thêm một lát');
  await reader.see('button', 'Mở lại trang');
  await reader.evaluate(() => answer());
  await reader.see('link', meeting.title);
  await reader.until(() => document.documentElement.dataset.theme === 'system', 'the settings are read');
});

test('home as it was drawn the last time reads on while the database does not answer, says so, and goes on once it does', async ({
  reader,
}) => {
  await settle(reader);
  await reader.until(
    () => caches.match('/', { ignoreSearch: true }).then((page) => page?.text().then((text) => text.includes('card'))),
    'home is kept for the next start',
  );
  await reader.beforeScripts(holdAnswers);
  await reader.reopen('/');
  await reader.see('link', meeting.title);
  await reader.seeText('Trình duyệt chưa mở được dữ liệu trong máy. Xin chờ thêm một lát');
  await reader.see('link', meeting.title);
  await reader.evaluate(() => answer());
  await reader.until(
    () => !document.querySelector('.store-notice') && !('withoutStore' in document.documentElement.dataset),
    'the notice has gone',
  );
  await reader.tap('button', 'Cập nhật ngay');
  await reader.seeText(/Cập nhật lúc/);
});

import { feedOf, meeting, newsFeed, plainItem, putNews } from '../support/news-feed.ts';
import type { TestSite } from '../support/servers.ts';
import { storedMeta } from '../support/stored.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

test.beforeEach(({ site }) => putNews(site));

const feedRequests = (site: TestSite) => site.requests.filter(({ path }) => path.startsWith('/feed'));

test('a button brings in what is new', async ({ reader, site }) => {
  await settle(reader);
  site.put('/feed.json', newsFeed(30, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
  await reader.tap('button', 'Cập nhật ngay');
  await reader.see('link', 'Tin vừa đăng');
});

test('with nothing new, a sync costs one request answered 304', async ({ reader, site }) => {
  await settle(reader);
  site.forget();
  await reader.tap('button', 'Cập nhật ngay');
  await expect.poll(() => feedRequests(site).map(({ status }) => status)).toEqual([304]);
  await reader.seeText(/Cập nhật lúc/);
  expect(feedRequests(site)).toHaveLength(1);
});

test('an edited article shows its new words and can be found by them', async ({ reader, site }) => {
  await settle(reader);
  const edited = plainItem(1, { title: 'Bản tin đã sửa', content_html: '<p>Cầu treo khánh thành.</p>' });
  site.put('/feed.json', feedOf([edited, ...Array.from({ length: 5 }, (_, i) => plainItem(i + 2))]));
  await reader.tap('button', 'Cập nhật ngay');
  await reader.see('link', 'Bản tin đã sửa');
  await reader.notSee('link', 'Bản tin khu phố số 1');
  await reader.open('/tim-kiem/#?q=khanh%20thanh');
  await reader.see('link', 'Bản tin đã sửa');
});

test('a withdrawn article goes', async ({ reader, site }) => {
  await settle(reader);
  site.put(
    '/feed.json',
    feedOf([plainItem(2)], { _bantin: { withdrawn: [{ id: 'tin-1', date: '2020-06-01', reason: 'Đăng nhầm' }] } }),
  );
  await reader.tap('button', 'Cập nhật ngay');
  await reader.notSee('link', 'Bản tin khu phố số 1');
  await reader.see('link', 'Bản tin khu phố số 2');
});

test('pages that follow by next_url are fetched too', async ({ reader, site }) => {
  site.put('/feed.json', feedOf([plainItem(1)], { next_url: '/feed/2.json' }));
  site.put('/feed/2.json', feedOf([plainItem(2)], { next_url: '/feed/3.json' }));
  site.put('/feed/3.json', feedOf([plainItem(3)], { next_url: '/feed/2.json' }));
  await settle(reader);
  for (const n of [1, 2, 3]) await reader.see('link', `Bản tin khu phố số ${n}`);
});

test('a long sync tells how much has come, with a bar, while what is there can be read already', async ({
  reader,
  site,
  guard,
}) => {
  const first = Array.from({ length: 12 }, (_, i) => plainItem(i + 1));
  site.put('/feed.json', feedOf(first, { next_url: '/feed/2.json' }));
  site.put('/feed/2.json', feedOf([plainItem(40)]));
  site.on('/feed.json', { hang: true });
  await reader.open('/');
  await reader.see('heading', 'Đang tải tin về máy lần đầu…');
  site.clear();
  site.on('/feed/2.json', { hang: true });
  guard.expected.push(/Failed to load resource|ERR_|network/i);
  await reader.see('progressbar', 'Đang cập nhật…');
  await reader.seeText('Đang cập nhật… 12 tin');
  await reader.see('link', 'Bản tin khu phố số 1');
  // To the end, while older ones are still on their way.
  await reader.until(() => {
    scrollTo(0, document.body.scrollHeight);
    return document.body.innerText.includes('Bạn đã xem hết tin trong máy.');
  }, 'the list ends');
  site.clear();
  await reader.until(() => {
    scrollTo(0, document.body.scrollHeight);
    return document.body.innerText.includes('Bản tin khu phố số 40');
  }, 'the list goes on');
  await reader.seeText(/Cập nhật lúc/);
  await reader.notSee('progressbar');
});

const failures: [what: string, behaviour: object, words: RegExp][] = [
  ['a broken server', { status: 500, body: 'oops' }, /Không tải được: máy chủ đang có lỗi/],
  ['a missing feed', { status: 404, body: 'none' }, /Không tải được: máy chủ/],
  [
    'a Wi-Fi login page',
    { body: '<!doctype html><title>Đăng nhập</title>', headers: { 'content-type': 'text/html' } },
    /Không tải được: mạng trả về một trang khác/,
  ],
  ['a feed that is none', { body: '{"version":1}' }, /Không tải được: nguồn tin đang có lỗi/],
];
for (const [what, behaviour, words] of failures) {
  test(`${what} is told in words, what was stored stays, and the next sync goes well`, async ({
    reader,
    site,
    guard,
  }) => {
    guard.expected.push(/Failed to load resource|status of (500|404)/);
    await settle(reader);
    site.on('/feed.json', behaviour);
    await reader.tap('button', 'Cập nhật ngay');
    await reader.seeText(words);
    await reader.see('link', meeting.title);
    site.clear();
    await reader.tap('button', 'Cập nhật ngay');
    await reader.seeText(/Cập nhật lúc/);
  });
}

test('an answer cut short is told and loses nothing', async ({ reader, site, guard }) => {
  guard.expected.push(/Failed to load resource|ERR_|network/i);
  await settle(reader);
  site.put('/feed.json', newsFeed(31));
  site.on('/feed.json', { cutAfterBytes: 500 });
  await reader.tap('button', 'Cập nhật ngay');
  await reader.seeText(/Không tải được|Đang ngoại tuyến/);
  await reader.see('link', meeting.title);
  site.clear();
  await reader.tap('button', 'Cập nhật ngay');
  await reader.seeText(/Cập nhật lúc/);
});

// The last comes with the very bytes and tag of the right answer: what the browser keeps of it must not stay.
const firstFailures: [what: string, behaviour: object, words: RegExp][] = [
  ['fails', { status: 500 }, /Không tải được: máy chủ đang có lỗi/],
  [
    'comes under a wrong type',
    { headers: { 'content-type': 'text/html' } },
    /Không tải được: mạng trả về một trang khác/,
  ],
];
for (const [what, behaviour, words] of firstFailures) {
  test(`a first visit while the feed ${what} offers to try again, and trying again works`, async ({
    reader,
    site,
    guard,
  }) => {
    guard.expected.push(/Failed to load resource|status of 500/);
    site.on('/feed.json', behaviour);
    await reader.open('/');
    await reader.seeText(words);
    await reader.see('heading', 'Chưa có tin nào trong máy');
    site.clear();
    await reader.tap('button', 'Cập nhật ngay');
    await reader.see('link', meeting.title);
  });
}

test('a first visit whose first script does not come says so, with a way to load the page again', async ({
  reader,
  site,
  guard,
}) => {
  guard.expected.push(/Failed to load resource|status of 404|Loading failed for the module|MIME type/);
  site.on(/^\/assets\/first-screen-.*\.js/, { status: 404, headers: { 'cache-control': 'no-store' } });
  await reader.open('/');
  await reader.until(() => {
    // It shows after some seconds.
    for (const animation of document.getAnimations()) animation.finish();
    return getComputedStyle(document.querySelector('.unstarted') ?? document.body).visibility === 'visible';
  }, 'the page speaks');
  await reader.see('link', 'Tải lại trang');
  site.clear();
  await reader.tap('link', 'Tải lại trang');
  await reader.see('link', meeting.title);
  await reader.notSee('link', 'Tải lại trang');
});

test('a first visit whose sync code does not come loads the page again once, then at a tap, and then all is well', async ({
  reader,
  site,
  guard,
}) => {
  guard.expected.push(
    /Failed to load resource|status of 404|Loading failed for the module|MIME type|Importing a module/,
  );
  site.on(/^\/assets\/background-.*\.js/, { status: 404, headers: { 'cache-control': 'no-store' } });
  const pages = () =>
    site.requests.filter(({ path, headers }) => path === '/' && headers['sec-fetch-dest'] !== 'empty');
  await reader.open('/');
  await expect.poll(() => pages().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  await expect
    .poll(() => site.requests.filter(({ path }) => path.startsWith('/assets/background-')).length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(2);
  site.clear();
  // Each tap may load the page anew.
  await expect
    .poll(
      async () => {
        await reader.tap('button', 'Cập nhật ngay').catch(() => undefined);
        return await reader.sees('link', meeting.title);
      },
      { timeout: 20_000 },
    )
    .toBe(true);
});

test('regaining the network looks for news by itself', async ({ reader, site }) => {
  await settle(reader);
  await site.stop();
  await reader.tap('button', 'Cập nhật ngay');
  await reader.seeText('Đang ngoại tuyến');
  await site.start();
  site.put('/feed.json', newsFeed(30, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
  // The loopback never goes away for the browser, so it is told.
  await reader.evaluate(() => {
    dispatchEvent(new Event('online'));
  });
  await reader.see('link', 'Tin vừa đăng');
  await reader.seeText(/Cập nhật lúc/);
});

test('bad items are counted and reported, the good ones read', async ({ reader, site }) => {
  site.put('/feed.json', feedOf([plainItem(1), { id: '' }, null as never, plainItem(2)]));
  await settle(reader);
  await reader.see('link', 'Bản tin khu phố số 2');
  await reader.open('/cai-dat/');
  await reader.seeText(/Lần cập nhật gần nhất gặp \d+ chỗ sai/);
});

test('saved articles are listed, also with the server stopped, and survive their going from the feed', async ({
  reader,
  site,
}) => {
  await settle(reader);
  await reader.tap('link', meeting.title);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã lưu bài vào máy');
  site.put('/feed.json', feedOf([plainItem(1)]));
  await reader.tap('button', 'Cập nhật ngay');
  await reader.seeText(/Cập nhật lúc/);
  await site.stop();
  await reader.reopen('/da-luu/');
  await reader.tap('link', meeting.title);
  await reader.see('heading', meeting.title);
});

test('settings survive a fresh start', async ({ reader }) => {
  await settle(reader);
  await reader.open('/cai-dat/');
  for (const name of ['Cỡ chữ', 'Giao diện', 'Dữ liệu ngoại tuyến']) await reader.see('heading', name);
  const look = () =>
    reader.evaluate(() => ({
      fontSize: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
      isDark: getComputedStyle(document.documentElement).colorScheme.includes('dark'),
      background: getComputedStyle(document.documentElement).backgroundColor,
    }));
  const { background: light } = await look();
  await reader.tap('button', 'Chữ lớn hơn');
  await reader.tap('radio', 'Tối');
  await expect.poll(async () => (await look()).isDark).toBe(true);
  // WebKit paints the ground a moment after it is told.
  await expect.poll(async () => (await look()).background).not.toBe(light);
  const chosen = await look();
  expect(chosen.fontSize).toBeGreaterThan(16);
  // Shown at once, stored a moment later; a browser that is killed between the two has nothing to keep.
  await expect.poll(async () => (await storedMeta(reader, 'settings'))?.theme).toBe('dark');
  await reader.reopen('/cai-dat/');
  await reader.see('heading', 'Giao diện');
  await expect.poll(look).toEqual(chosen);
});

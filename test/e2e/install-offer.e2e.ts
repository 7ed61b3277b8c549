import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { installFakeSpeech } from '../support/fake-speech.ts';
import { inAndroid, inIphone, installRecord, inZalo, pretend } from '../support/install-state.ts';
import { festival, meeting, meetingPath, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { focusIsOn, pressByKey, settle } from './steps.ts';

const offer = 'Cài ứng dụng';

test.beforeEach(({ site }) => putNews(site));

test('the first save brings a quiet offer that moves and hides nothing; one "no" is for good, the settings show the way', async ({
  reader,
}) => {
  await settle(reader);
  expect(await reader.sees('complementary', offer)).toBe(false);
  await reader.tap('link', meeting.title);
  await pretend(reader, inIphone);
  const places = () =>
    reader.evaluate(() =>
      [...document.querySelectorAll('main :is(h1, h2, p, button, a), .banner, .navigation')].map(
        (element) => element.getBoundingClientRect().top,
      ),
    );
  const height = () => reader.evaluate(() => document.documentElement.scrollHeight);
  await reader.see('heading', meeting.title);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText(
    /Đã lưu bài vào máy\..* nếu bảy ngày không mở trang này, máy có thể xóa .* lưu trong ứng dụng ấy/,
  );
  await reader.see('complementary', offer);
  expect(await reader.evaluate(() => document.activeElement?.closest('aside') === null)).toBe(true);
  // With the player below it, neither hides the other, nor what has the focus down to the last control.
  await reader.evaluate(installFakeSpeech, { android: true, voices: 'vietnamese' });
  await reader.tap('button', 'Nghe bài');
  await reader.see('region', 'Nghe bài');
  await reader.until(() => {
    const [above, player, navigation] = ['.install-offer', '.player', '.navigation'].map((bar) =>
      document.querySelector(bar)?.getBoundingClientRect(),
    );
    return above && player && navigation && above.bottom <= player.top && player.bottom <= navigation.top;
  }, 'the bars stand one above the other');
  await reader.press('Tab');
  const hidden = await reader.evaluate(async () => {
    const bars = document.querySelector('.install-offer')?.getBoundingClientRect().top ?? 0;
    const found: (string | null)[] = [];
    for (const control of document.querySelectorAll<HTMLElement>('main :is(a[href], button)')) {
      control.focus();
      // The app's own scrolling comes a frame after the browser's.
      for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
      if (document.activeElement === control && control.getBoundingClientRect().top >= bars) {
        found.push(control.ariaLabel ?? control.textContent);
      }
    }
    return found;
  });
  expect(hidden).toEqual([]);
  await reader.tap('button', 'Thôi nghe');
  await reader.notSee('region', 'Nghe bài');

  await reader.until(() => !document.querySelector('.toast'), 'the words about saving have gone');
  await reader.evaluate(() => scrollTo(0, 0));
  const before = await places();
  const withOffer = await height();
  const room = await reader.evaluate(() => (document.querySelector('.install-offer') as HTMLElement).offsetHeight + 8);
  await reader.tap('button', 'Không, cảm ơn');
  await reader.notSee('complementary', offer);
  expect(await places()).toEqual(before);
  expect(await height(), 'the room below the end is given back').toBe(withOffer - room);
  await expect.poll(async () => (await installRecord(reader, null))?.answer).toBe('refused');

  // What a tab of an iPhone may lose is told once on saving, and stands where storage is looked after.
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã bỏ lưu.');
  await reader.tap('button', 'Lưu bài');
  await reader.seeText(/Đã lưu bài vào máy/);
  expect(await reader.evaluate(() => document.querySelector('.toast')?.textContent)).not.toContain('bảy ngày');
  await reader.tap('link', 'Cài đặt');
  await reader.tap('button', 'Xem cách làm');
  await reader.see('dialog', 'Cách cài ứng dụng');
  const steps = await reader.texts('listitem');
  expect(steps.filter((step) => /Chia sẻ|Thêm/.test(step))).toHaveLength(3);
  expect(steps.at(-1)).toMatch(/Lúc đầu nó trống.*Sao lưu/);
  await reader.press('Escape');
  await reader.notSee('dialog', 'Cách cài ứng dụng');
  await reader.tap('link', /^Bộ nhớ/);
  await reader.seeText(/Trên iPhone và iPad, nếu bảy ngày không mở trang này/);
  await reader.seeText(/Lúc đầu nó trống/);
  await pretend(reader, inAndroid);
  await reader.back();
  await reader.tap('link', /^Bộ nhớ/);
  await reader.see('heading', 'Giữ lâu dài');
  expect(await reader.evaluate(() => document.body.innerText)).not.toContain('iPhone');
});

test('an album that is kept brings the offer as the first saved article does; it goes once its guide was seen', async ({
  reader,
}) => {
  await settle(reader, paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' })));
  await pretend(reader, inAndroid);
  await reader.tap('button', /^(Tải album|Giữ album trong máy)/);
  await reader.seeText('Album đã ở trong máy');
  await reader.see('complementary', offer);
  await pressByKey(reader, 'Xem cách làm');
  await reader.see('dialog', 'Cách cài ứng dụng');
  await reader.press('Escape');
  await reader.notSee('complementary', offer);
  await focusIsOn(reader, festival.title);
  await expect.poll(async () => (await installRecord(reader, null))?.guidedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('inside another app the settings show how to open a browser instead', async ({ reader, site }) => {
  await settle(reader);
  await pretend(reader, inZalo);
  await reader.tap('link', 'Cài đặt');
  await reader.tap('button', 'Xem cách làm');
  await reader.see('dialog', 'Mở bằng trình duyệt');
  await reader.seeText(/Bạn đang đọc trong Zalo/);
  const intent = await reader.evaluate(() => document.querySelector<HTMLAnchorElement>('dialog a')?.href ?? '');
  const { host } = new URL(site.origin);
  expect(intent).toContain(`intent://${host}${paths.settings}#Intent;scheme=http;package=com.android.chrome`);
  await reader.press('Escape');
  await reader.notSee('dialog');

  // Such an app saves no file that a page makes: nothing says that it was saved.
  await reader.seeText(/ở đây không lưu được tệp sao lưu/);
  expect(await reader.sees('button', 'Lưu tệp sao lưu')).toBe(false);
  await reader.tap('link', 'Trang chủ');
  await reader.tap('link', meeting.title);
  await reader.see('heading', meeting.title);
  await reader.evaluate(() => {
    Object.defineProperty(navigator, 'share', { value: undefined, configurable: true });
  });
  await reader.tap('button', 'Chia sẻ');
  await reader.seeText(/nên không lưu được tệp/);
  expect(await reader.sees('button', 'Lưu tệp vào máy')).toBe(false);
});

test('where the steps do not come that is said, in the offer and in the settings, and a second press brings them', async ({
  reader,
  site,
  guard,
}) => {
  guard.expected.push(/status of 404|Failed to load resource|Importing a module|MIME type|error loading dynamically/i);
  // By itself and in the pack of what comes later.
  const guide = /^\/assets\/(install-guide-.*\.js|later-.*\.json)/;
  site.on(guide, { status: 404, headers: { 'cache-control': 'no-store' } });
  await settle(reader, meetingPath);
  await pretend(reader, inAndroid);
  await reader.tap('button', 'Lưu bài');
  await reader.see('complementary', offer);
  await reader.tap('button', 'Xem cách làm');
  await reader.seeText('Chưa tải được phần hướng dẫn.');
  await reader.tap('link', 'Cài đặt');
  await reader.see('heading', 'Ứng dụng trên máy');
  await reader.tap('button', 'Không, cảm ơn');
  await reader.notSee('complementary', offer);
  // A page that would not come back is not loaded anew.
  site.on(paths.settings, { status: 503 });
  await reader.tap('button', 'Xem cách làm');
  await reader.seeText('Chưa tải được phần hướng dẫn.');
  site.clear();
  if (reader.engine === 'firefox') {
    // Firefox goes on refusing code that did not come once: the page is loaded anew by itself.
    await reader.evaluate(() => document.body.classList.add('before'));
    await reader.tap('button', 'Xem cách làm');
    await reader.until(() => document.querySelector('.settings') && !document.querySelector('.before'), 'loaded anew');
    await pretend(reader, inAndroid);
    await reader.tap('link', 'Trang chủ');
    await reader.tap('link', 'Cài đặt');
  }
  await reader.tap('button', 'Xem cách làm');
  await reader.see('dialog', 'Cách cài ứng dụng');
});

test('the third day brings the browser’s own question, asked by the reader’s tap alone', async ({ reader }) => {
  await settle(reader, meetingPath);
  await expect.poll(async () => (await installRecord(reader, null))?.days.length).toBe(1);
  await installRecord(reader, ['2020-05-01', '2020-05-07']);
  await reader.reload();
  await expect.poll(async () => (await installRecord(reader, null))?.days.length).toBe(3);
  const asked = () => reader.evaluate(() => (window as unknown as { asked: number }).asked);
  const isTaken = await reader.evaluate(() => {
    Object.assign(window, { asked: 0 });
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => {
        (window as unknown as { asked: number }).asked++;
      },
      userChoice: Promise.resolve({ outcome: 'dismissed' }),
    });
    dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(isTaken, 'the browser’s own bar is kept away').toBe(true);
  await reader.see('complementary', offer);
  expect(await asked()).toBe(0);
  await reader.tap('button', 'Cài đặt');
  await reader.notSee('complementary', offer);
  expect(await asked()).toBe(1);
  await expect.poll(async () => (await installRecord(reader, null))?.answer).toBe('refused');
});

import { articleKey, articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { feedOf, festival, meeting, meetingPath, newsFeed, plainItem, putNews } from '../support/news-feed.ts';
import { test as alone, expect } from './fixtures.ts';
import { test } from './settled.ts';
import { focusIsOn, imagesShown, loadOnTap, pressByKey, settle, thereAndBack } from './steps.ts';

const albumPath = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));

alone(
  'an album tells its size, is kept whole, opens offline, is listed, and is removed again; a wrong tap is taken back',
  async ({ reader, site }) => {
    await putNews(site);
    await settle(reader);
    await reader.open(albumPath);
    // Its pictures may all have come by being seen: then only keeping is left.
    await reader.tap('button', /^(Tải album|Giữ album trong máy) – \d+(,\d)? [KM]B$/);
    await reader.seeText('Album đã ở trong máy, chiếm');
    await reader.see('button', 'Gỡ album khỏi máy');
    await site.stop();
    await reader.reopen(albumPath);
    await reader.seeText('đủ ảnh');
    await imagesShown(reader, festival.pictureCount);
    await reader.tap('link', 'Đã lưu');
    await reader.see('heading', 'Album giữ trong máy');
    await reader.seeText(`${festival.pictureCount}/${festival.pictureCount} ảnh, chiếm`);
    await reader.tap('button', `Gỡ khỏi máy: ${festival.title}`);
    await reader.see('heading', 'Bạn chưa lưu gì trong máy');

    // A wrong tap costs no download: with the server gone all pictures are back.
    await reader.tap('button', 'Giữ lại');
    await reader.seeText('Đã giữ lại như trước.');
    await reader.seeText(`${festival.pictureCount}/${festival.pictureCount} ảnh, chiếm`);
    await reader.tap('button', `Gỡ khỏi máy: ${festival.title}`);
    await reader.see('heading', 'Bạn chưa lưu gì trong máy');
    // Who goes on means it: the room is given back.
    await reader.tap('link', 'Cài đặt');
    await reader.tap('link', /^Bộ nhớ/);
    await reader.open(albumPath);
    await reader.see('button', /^Tải album/);
  },
);

test('a saved article that was let go of by a wrong tap is put back', async ({ reader }) => {
  await reader.open(meetingPath);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText(/Đã lưu bài vào máy/);
  await reader.tap('link', 'Đã lưu');
  await reader.tap('button', `Bỏ lưu: ${meeting.title}`);
  await reader.see('heading', 'Bạn chưa lưu gì trong máy');
  await reader.tap('button', 'Giữ lại');
  await reader.see('link', meeting.title);
  await reader.seeText('Đã giữ lại như trước.');
});

test('a button that goes with what it lets go of passes the focus on: to the next, the one before, the heading', async ({
  reader,
}) => {
  const titles = [1, 2, 3].map((number) => plainItem(number).title ?? '');
  await reader.open(paths.category('tin-tuc'));
  await reader.tap('button', 'Giữ chuyên mục để đọc khi mất mạng');
  await reader.tap('button', /^Giữ cả chuyên mục/);
  await reader.seeText('Chuyên mục đang được giữ');
  for (const [at, title] of titles.entries()) {
    await reader.open(paths.article(articleSlug({ id: `tin-${at + 1}`, title, url: '' })));
    await reader.tap('button', 'Lưu bài');
    await reader.seeText('Đã lưu bài vào máy');
  }
  const [last, middle, first] = titles;
  await reader.tap('link', 'Đã lưu');
  await pressByKey(reader, `Bỏ lưu: ${middle}`);
  await focusIsOn(reader, `Bỏ lưu: ${last}`);
  await reader.press('Enter');
  await focusIsOn(reader, `Bỏ lưu: ${first}`);
  await reader.press('Enter');
  await reader.notSee('heading', 'Bài đã lưu');
  await focusIsOn(reader, 'Đã lưu');
  await pressByKey(reader, 'Gỡ khỏi máy: Tin tức');
  await reader.see('heading', 'Bạn chưa lưu gì trong máy');
  await focusIsOn(reader, 'Bạn chưa lưu gì trong máy');
  // A message that goes with its button passes the focus on as well, over what is drawn in the place of the screen.
  await pressByKey(reader, 'Giữ lại');
  await reader.see('link', 'Tin tức');
  await focusIsOn(reader, 'Đã lưu');
});

alone(
  'going back to what is kept finds the same place, also after what was opened there was loaded anew',
  async ({ reader, site }) => {
    const albums = Array.from({ length: 15 }, (_, i) =>
      plainItem(i + 1, {
        title: `Album số ${i + 1}`,
        attachments: [{ url: '/anh/le-hoi-1.jpg', mime_type: 'image/jpeg', _bantin: { width: 640, height: 480 } }],
        _bantin: { category: 'tin-tuc', kind: 'album' },
      }),
    );
    await putNews(site, feedOf(albums));
    await settle(reader, paths.about);
    const kept = albums.map(({ id, title = '' }, keptAtMs) => {
      const [key, slug] = [articleKey(id), articleSlug({ id, title, url: '' })];
      return { name: `album/${key}`, kind: 'album', key, id, slug, title, keptAtMs, paused: true };
    });
    await reader.evaluate(async (records) => {
      const opening = indexedDB.open('bantin');
      await new Promise((opened) => {
        opening.onsuccess = opened;
      });
      const store = opening.result.transaction('kept', 'readwrite').objectStore('kept');
      for (const record of records) store.put(record);
      await new Promise((done) => {
        store.transaction.oncomplete = done;
      });
      opening.result.close();
    }, kept);
    await reader.tap('link', 'Đã lưu');
    await reader.seeText(/\d\/1 ảnh, chiếm/);
    await reader.evaluate(() => [...document.querySelectorAll('.kept-list a')].at(-1)?.scrollIntoView());
    const title = (await reader.texts('link', /^Album số/)).at(-1) ?? '';
    const before = await reader.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(500);
    for (const isLoadedAnew of [false, true]) {
      await thereAndBack(reader, { link: title, heading: title, isLoadedAnew });
      await reader.until(() => scrollY > 500, 'the list is scrolled');
      expect(Math.abs((await reader.evaluate(() => scrollY)) - before)).toBeLessThan(50);
    }
  },
);

alone('a category is kept with what it has, and with what comes', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await reader.open(paths.category('tin-tuc'));
  await reader.tap('button', 'Giữ chuyên mục để đọc khi mất mạng');
  await reader.tap('button', /^Giữ cả chuyên mục/);
  await reader.seeText('Chuyên mục đang được giữ');
  await reader.see('button', 'Thôi giữ chuyên mục');
  await reader.see('button', 'Đang giữ chuyên mục này');
  await site.stop();
  await reader.open(meetingPath);
  await reader.seeText('đủ ảnh');
  await imagesShown(reader, 3);
  await reader.open(paths.saved);
  await reader.see('heading', 'Chuyên mục giữ trong máy');
  await reader.see('link', 'Tin tức');
});

alone('with the data saver pictures wait for a tap; what is on the phone shows', async ({ reader, site }) => {
  await putNews(site);
  // Without pictures, so that none is stored yet.
  await settle(reader, paths.settings);
  await loadOnTap(reader);
  site.forget();
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  await reader.see('button', /^Chạm để tải ảnh/);
  expect(await reader.evaluate(() => document.querySelectorAll('article img').length)).toBe(0);
  expect(site.requests.filter(({ path }) => path.startsWith('/anh/'))).toEqual([]);
  await reader.tap('button', /^Chạm để tải ảnh/);
  await imagesShown(reader, 1);
  expect(site.requests.filter(({ path }) => path.startsWith('/anh/'))).toHaveLength(1);
  await reader.reload();
  await imagesShown(reader, 1);
  await site.stop();
  await reader.reload();
  await imagesShown(reader, 1);
  await reader.see('button', /^Chạm để tải ảnh/);
});

alone(
  'the picture that a button loads takes over its focus, in the article and full screen',
  async ({ reader, site }) => {
    await putNews(site);
    await settle(reader, paths.settings);
    await loadOnTap(reader);
    await reader.open(meetingPath);
    await pressByKey(reader, 'Chạm để tải ảnh');
    await imagesShown(reader, 1);
    await reader.until(() => document.activeElement?.matches('.picture-button:has(img)'), 'the picture has the focus');
    await reader.press('Enter');
    await reader.see('dialog', 'Xem ảnh');
    await reader.press('ArrowRight');
    await reader.see('dialog', 'Xem ảnh');
    await reader.until(() => document.querySelector('dialog .frame-held'), 'the next picture waits');
    await reader.evaluate(() => document.querySelector<HTMLElement>('dialog .frame-held')?.focus());
    await reader.press('Enter');
    await reader.until(() => document.activeElement?.matches('dialog img'), 'the picture full screen has the focus');
    await reader.press('Escape');
    await reader.notSee('dialog');
  },
);

alone('the storage screen tells what takes how much, and clears by kind', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await reader.open(meetingPath);
  await imagesShown(reader, 3);
  await reader.seeText('đủ ảnh');
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã lưu bài vào máy');
  await reader.open(albumPath);
  await imagesShown(reader, festival.pictureCount);
  await reader.open(paths.settings);
  await reader.tap('link', 'Bộ nhớ: đang giữ gì, chiếm bao nhiêu');
  await reader.see('heading', 'Bộ nhớ');
  for (const kind of ['Chữ của các tin', 'Dữ liệu tìm kiếm', 'Ảnh của bài đã lưu']) await reader.seeText(kind);
  await reader.tap('button', 'Xóa ảnh đã xem');
  await reader.see('alertdialog', 'Xóa ảnh đã xem');
  await reader.until(() => {
    const dialog = document.querySelector('dialog[open]');
    const { top = -1, bottom = -1 } = dialog?.getBoundingClientRect() ?? {};
    return top >= 0 && bottom <= innerHeight && dialog?.contains(document.activeElement);
  }, 'the question is seen whole and has the focus');
  await reader.tap('button', 'Đồng ý');
  await reader.seeText('Đã xóa xong.');
  expect(await reader.evaluate(() => document.activeElement?.id)).toBe('dang-giu');
  await reader.notSee('button', 'Xóa ảnh đã xem');
  await reader.see('button', 'Bỏ lưu tất cả');
  await reader.open(meetingPath);
  await reader.seeText('đủ ảnh');

  // What is kept, what is saved, and everything: each takes its own away and nothing else.
  const clear = async (what: string) => {
    await reader.open(paths.storage);
    await reader.tap('button', what);
    await reader.tap('button', 'Đồng ý');
    await reader.seeText('Đã xóa xong.');
  };
  await reader.open(albumPath);
  await reader.tap('button', /^(Tải album|Giữ album trong máy)/);
  await reader.seeText('Album đã ở trong máy');
  await clear('Thôi giữ tất cả');
  await reader.notSee('button', 'Thôi giữ tất cả');
  await reader.open(paths.saved);
  await reader.see('link', meeting.title);
  expect(await reader.sees('heading', 'Album giữ trong máy')).toBe(false);
  await clear('Bỏ lưu tất cả');
  await reader.notSee('button', 'Bỏ lưu tất cả');
  await reader.open(paths.saved);
  await reader.see('heading', 'Bạn chưa lưu gì trong máy');
  await reader.open(meetingPath);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã lưu bài vào máy');
  await clear('Xóa mọi dữ liệu');
  await reader.open(paths.saved);
  await reader.see('heading', 'Bạn chưa lưu gì trong máy');
  // The news come again by themselves.
  await reader.open('/');
  await reader.see('link', meeting.title);
});

alone(
  'a category of texts alone is kept as well, and saving without a network says what is still to come',
  async ({ reader, site }) => {
    await putNews(site, newsFeed(3, [plainItem(1, { _bantin: { category: 'y-te' } })]));
    await settle(reader);
    await reader.open(paths.category('y-te'));
    await reader.tap('button', 'Giữ chuyên mục để đọc khi mất mạng');
    await reader.tap('button', 'Giữ cả chuyên mục');
    await reader.seeText('Chuyên mục đang được giữ. Tin mới sẽ tự tải về.');
    await reader.tap('link', 'Đã lưu');
    await reader.seeText('Giữ chữ của mọi tin, chưa tin nào có ảnh');
    await site.stop();
    await reader.reopen(meetingPath);
    await reader.tap('button', 'Lưu bài');
    await reader.seeText('Đã lưu bài vào máy. Ảnh chưa tải được vì mất mạng; khi có mạng, hãy mở lại bài này.');
  },
);

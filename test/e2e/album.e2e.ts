import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { feedOf, festival, meeting, meetingPath, plainItem, putNews } from '../support/news-feed.ts';
import { test as alone, expect } from './fixtures.ts';
import { test } from './settled.ts';
import { imagesShown, settle } from './steps.ts';

const albumPath = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));

alone('albums are listed and an album shows all its pictures with captions', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await reader.tap('link', 'Album ảnh');
  await reader.until(
    () => document.querySelector('.tile .badge-text') !== null,
    'the tile tells that it has text only',
  );
  await reader.tap('link', festival.title);
  await reader.see('heading', festival.title);
  await imagesShown(reader, festival.pictureCount);
  const words = await reader.text('article');
  for (let n = 1; n <= festival.pictureCount; n++) expect(words).toContain(`Cảnh lễ hội thứ ${n}`);
});

test('the viewer goes through the pictures by keys and buttons and closes by Escape', async ({ reader }) => {
  await reader.open(albumPath);
  await reader.tap('button', /Mở ảnh 2/);
  await reader.see('dialog', 'Xem ảnh');
  await reader.seeText('2/6');
  await reader.seeText('Cảnh lễ hội thứ 2');
  await reader.press('ArrowRight');
  await reader.seeText('3/6');
  await reader.tap('button', 'Ảnh sau');
  await reader.seeText('4/6');
  await reader.tap('button', 'Ảnh trước');
  await reader.press('ArrowLeft');
  await reader.seeText('2/6');
  await reader.press('Escape');
  await reader.notSee('dialog');
  expect(await reader.path()).toBe(albumPath);
});

test('the back button closes the viewer and leaves the album open, where it was', async ({ reader, site }) => {
  await reader.open('/album/');
  await reader.tap('link', festival.title);
  await reader.tap('button', /Mở ảnh 1/);
  await reader.see('dialog', 'Xem ảnh');
  await reader.back();
  await reader.notSee('dialog');
  await reader.see('heading', festival.title);

  await imagesShown(reader, festival.pictureCount);
  await reader.tap('button', /Mở ảnh 6/);
  await reader.see('dialog', 'Xem ảnh');
  await reader.back();
  await reader.notSee('dialog');
  await reader.until(() => scrollY > 100, 'the album is where its picture was opened');
  await reader.evaluate(() => scrollTo(0, 0));
  // Drawn anew, it does not go there once more.
  site.put(
    '/feed.json',
    feedOf([
      {
        ...plainItem(1),
        id: festival.id,
        title: 'Album: Lễ hội đã đổi tên',
        attachments: [1, 2, 3, 4, 5, 6].map((n) => ({ url: `/anh/le-hoi-${n}.jpg`, mime_type: 'image/jpeg' })),
        _bantin: { kind: 'album' },
      },
    ]),
  );
  await reader.tap('button', 'Cập nhật ngay');
  await reader.see('heading', 'Album: Lễ hội đã đổi tên');
  expect(await reader.evaluate(() => scrollY)).toBe(0);
});

test('a picture of an article opens full screen with its caption', async ({ reader }) => {
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  await reader.tap('button', /Ảnh đại hội 2|Mở ảnh 2/);
  await reader.see('dialog', 'Xem ảnh');
  await reader.seeText('2/3');
  await reader.seeText('Bí thư mới phát biểu');
});

alone('with the server stopped, a seen album opens with its pictures', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await reader.open(albumPath);
  await imagesShown(reader, festival.pictureCount);
  await site.stop();
  await reader.reopen(albumPath);
  await reader.see('heading', festival.title);
  await imagesShown(reader, festival.pictureCount);
  await reader.tap('button', /Mở ảnh 5/);
  await reader.see('dialog', 'Xem ảnh');
  await imagesShown(reader, festival.pictureCount);
  await reader.seeText('5/6');
});

alone(
  'albums come as the reader goes on, tell what they lack, and going back finds the place',
  async ({ reader, site }) => {
    await putNews(site);
    await settle(reader);
    const albums = Array.from({ length: 70 }, (_, i) =>
      plainItem(i + 1, {
        title: `Album số ${i + 1}`,
        authors: [{ name: 'Đoàn phường' }],
        attachments: [{ url: `/anh/hop-${(i % 3) + 1}.jpg`, mime_type: 'image/jpeg' }],
        _bantin: { kind: 'album' },
      }),
    );
    delete albums[69]?.date_published;
    await putNews(site, feedOf(albums));
    await reader.tap('button', 'Cập nhật ngay');
    await reader.see('link', 'Album số 1');
    await reader.tap('link', 'Album ảnh');
    await reader.see('link', 'Album số 1');
    expect(await reader.evaluate(() => document.querySelectorAll('.tile').length)).toBe(60);
    await reader.until(() => {
      scrollTo(0, document.body.scrollHeight);
      return document.querySelector('.tile:last-child')?.textContent?.includes('Không rõ ngày đăng');
    }, 'all albums stand, the undated one last');
    await reader.tap('link', 'Album số 68');
    await reader.see('heading', 'Album số 68');
    expect(await reader.text('article')).toContain('Đoàn phường');
    await reader.back();
    await reader.until(
      () => document.querySelectorAll('.tile').length > 60 && scrollY > 1000,
      'as many albums stand, at the same place',
    );
  },
);

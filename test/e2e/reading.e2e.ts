import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { likeGzip } from '../support/network-faults.ts';
import { festival, meeting, meetingPath, newsFeed, plainItem, putNews } from '../support/news-feed.ts';
import { test as alone, expect, networkIsGone } from './fixtures.ts';
import { test } from './settled.ts';
import { imagesShown, settle, thereAndBack } from './steps.ts';

test('home shows the portal, its navigation, what is featured and what is new', async ({ reader }) => {
  await reader.open(paths.home);
  await reader.see('banner');
  await reader.see('navigation', 'Chính');
  for (const name of ['Trang chủ', 'Chuyên mục', 'Album ảnh', 'Tìm kiếm', 'Đã lưu']) await reader.see('link', name);
  await reader.see('heading', 'Tin tức - sự kiện tiêu biểu');
  await reader.see('heading', 'Tin mới');
  await reader.see('link', meeting.title);
});

test('an article shows date, views, figures with captions, unit and its buttons', async ({ reader }) => {
  await reader.open(paths.home);
  await reader.tap('link', meeting.title);
  await reader.see('heading', meeting.title);
  expect(await reader.path()).toBe(meetingPath);
  expect(await reader.title()).toContain(meeting.title);
  const words = await reader.text('article');
  expect(words).toContain('Ngày đăng 12/05/2020 | 18:03');
  expect(words).toContain('Lượt xem: 171');
  expect(words).toContain('Ban Tuyên giáo Đảng ủy phường');
  for (const caption of meeting.captions) for (const line of caption.split('\n')) expect(words).toContain(line);
  for (const name of ['Chia sẻ', 'Lưu bài', 'Nghe bài']) await reader.see('button', name);
  const structure = await reader.evaluate(() => ({
    articles: document.querySelectorAll('article').length,
    mainHeadings: document.querySelectorAll('h1').length,
    moment: document.querySelector('article time')?.getAttribute('datetime'),
    captions: document.querySelectorAll('article figure figcaption').length,
  }));
  expect(structure).toMatchObject({ articles: 1, mainHeadings: 1, captions: 3 });
  expect(new Date(structure.moment ?? '').toISOString()).toBe('2020-05-12T11:03:00.000Z');
});

alone('with the server stopped, home, article and pictures that were seen still open', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  await imagesShown(reader, 3);
  await site.stop();

  await reader.reload();
  await reader.see('heading', meeting.title);
  await imagesShown(reader, 3);
  await reader.tap('link', 'Trang chủ');
  await reader.see('heading', 'Tin mới');
  await reader.reopen('/');
  await reader.see('link', meeting.title);
});

alone(
  'a network that never answers, or sends a byte a second, holds up nothing that is on the phone',
  async ({ reader, site, guard }) => {
    await putNews(site);
    // What hung is cut off in the end.
    guard.expected.push(...networkIsGone);
    await settle(reader);
    await reader.open(meetingPath);
    await imagesShown(reader, 3);
    await reader.seeText('đủ ảnh');
    for (const behaviour of [{ hang: true }, { byteEveryMs: 1000 }]) {
      site.on(/^/, behaviour);
      await reader.reopen(meetingPath);
      await reader.see('heading', meeting.title);
      await imagesShown(reader, 3);
      await reader.tap('link', 'Trang chủ');
      await reader.see('link', meeting.title);
      await reader.tap('link', 'Đã lưu');
      await reader.see('heading', 'Bạn chưa lưu gì trong máy');
      site.clear();
    }
    // Well again without being loaded anew.
    site.put('/feed.json', newsFeed(30, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
    await reader.tap('link', 'Trang chủ');
    await reader.tap('button', 'Cập nhật ngay');
    await reader.see('link', 'Tin vừa đăng');
  },
);

alone(
  'a picture that did not come is there once the network is well again, without loading the page anew',
  async ({ reader, site, guard }) => {
    await putNews(site);
    guard.expected.push(...networkIsGone, /status of 503/);
    // Firefox draws the half that came as if it were all, and asks for a picture that was none no more; WebKit hands on as it
    // came what it cannot unpack.
    site.on(/^\/anh\/hop-1/, { cutAfterShare: 0.5 });
    site.on(/^\/anh\/hop-2/, { status: 503, body: 'busy' });
    site.on(/^\/anh\/hop-3/, { headers: { 'content-encoding': 'gzip' }, change: likeGzip });
    site.on(/^\/anh/, { status: 503, body: 'busy', headers: { 'content-type': 'text/plain' } });
    await settle(reader);
    await reader.open(meetingPath);
    await reader.until(() => {
      document.querySelector('article img')?.scrollIntoView();
      return document.querySelectorAll('article .frame-missing').length >= 3;
    }, 'three pictures are missing');
    site.clear();
    // The loopback never goes away for the browser, so it is told.
    await reader.evaluate(() => {
      dispatchEvent(new Event('online'));
    });
    await imagesShown(reader, 3);
  },
);

alone('with the server stopped, the app says so and offers what is on the phone', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await site.stop();
  await reader.reopen('/');
  await reader.see('link', meeting.title);
  await reader.tap('button', 'Cập nhật ngay');
  await reader.until(
    () => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === 'Đang ngoại tuyến'),
    'a status says "Đang ngoại tuyến"',
  );
});

alone('an address never opened before opens with the server stopped', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await site.stop();
  for (const [path, heading] of [
    [meetingPath, meeting.title],
    [paths.categories, 'Chuyên mục'],
    [paths.category('thong-bao'), 'Thông báo'],
    [paths.albums, 'Album ảnh'],
    [paths.search, 'Tìm kiếm'],
    [paths.settings, 'Cài đặt'],
    [paths.saved, /lưu/],
    ['/khong-co/trang-nay/', 'Không có trang này'],
  ] as const) {
    await reader.open(path);
    await reader.see('heading', heading);
  }
});

test('an old link finds its article after the title has changed', async ({ reader }) => {
  const key = articleSlug({ id: meeting.id, title: '', url: '' });
  await reader.open(paths.article(`ten-cu-${key}`));
  await reader.see('heading', meeting.title);
  await reader.until(() => location.pathname.includes('chi-bo-khu-pho-3'), 'the address is the present one');
});

test('an address without an article says so', async ({ reader }) => {
  await reader.open(paths.article('khong-co-bai-00000000000'));
  await reader.see('heading', 'Không có bài này trong máy');
});

alone('the list goes on to the last article, and going back finds the same place', async ({ reader, site }) => {
  await putNews(site, newsFeed(60));
  await settle(reader);
  await reader.until(() => {
    scrollTo(0, document.body.scrollHeight);
    return document.body.innerText.includes('Bản tin khu phố số 59');
  }, 'the last article shows');
  await reader.until(() => {
    const card = [...document.querySelectorAll('a')].find((link) => link.textContent === 'Bản tin khu phố số 40');
    card?.scrollIntoView({ block: 'center' });
    return card !== undefined;
  }, 'an article in the middle shows');
  const before = await reader.evaluate(() => scrollY);
  // The second time the article is loaded anew, and the list is no longer at hand.
  for (const isLoadedAnew of [false, true]) {
    await reader.tap('link', 'Bản tin khu phố số 40');
    await reader.see('heading', 'Bản tin khu phố số 40');
    expect(await reader.evaluate(() => scrollY)).toBe(0);
    if (isLoadedAnew) {
      await reader.reload();
      await reader.see('heading', 'Bản tin khu phố số 40');
    }
    await reader.back();
    await reader.see('link', 'Bản tin khu phố số 40');
    await reader.until(() => scrollY > 500, 'the list is scrolled');
    expect(Math.abs((await reader.evaluate(() => scrollY)) - before)).toBeLessThan(400);
  }
  // The item of the screen that one is on leads to its top, as in every app of a phone, and is no step.
  const steps = await reader.evaluate(() => history.length);
  await reader.tap('link', 'Trang chủ');
  await reader.until(() => scrollY === 0, 'home is at its top');
  expect(await reader.evaluate(() => history.length)).toBe(steps);
});

test('going back to the end of an article finds the same place, also after another was loaded anew', async ({
  reader,
}) => {
  await reader.open(meetingPath);
  await reader.until(() => {
    scrollTo(0, document.body.scrollHeight);
    return document.querySelector('.article-end a') && scrollY + innerHeight > document.body.scrollHeight - 2;
  }, 'the end stands');
  const before = await reader.evaluate(() => scrollY);
  for (const isLoadedAnew of [false, true]) {
    await thereAndBack(reader, { link: /^Bài cũ hơn/, heading: festival.title, isLoadedAnew });
    await reader.see('heading', meeting.title);
    await reader.see('link', /^Bài cũ hơn/);
    expect(Math.abs((await reader.evaluate(() => scrollY)) - before)).toBeLessThan(50);
  }
  // Where it begins at its top no room is left over.
  await reader.tap('link', 'Trang chủ');
  await reader.tap('link', meeting.title);
  await reader.see('heading', meeting.title);
  expect(await reader.evaluate(() => scrollY)).toBe(0);
});

alone(
  "a category's list stays under the reader while a sync changes its beginning, and over loading anew",
  async ({ reader, site }) => {
    await putNews(site, newsFeed(120));
    await settle(reader);
    await reader.tap('link', 'Chuyên mục');
    await reader.tap('link', /^Tin tức/);
    await reader.tap('button', 'Giữ chuyên mục để đọc khi mất mạng');
    await reader.seeText('Giữ 42 tin của chuyên mục');
    await reader.until(() => {
      scrollTo(0, document.body.scrollHeight);
      return document.body.innerText.includes('Bản tin khu phố số 120');
    }, 'the last article shows');
    const before = await reader.evaluate(() => scrollY);
    site.put('/feed.json', newsFeed(120, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
    // By the network that comes back: the button for it stands at the top.
    await reader.evaluate(() => {
      dispatchEvent(new Event('online'));
    });
    await reader.seeText('Giữ 43 tin của chuyên mục');
    await reader.see('link', 'Bản tin khu phố số 120');
    expect(Math.abs((await reader.evaluate(() => scrollY)) - before)).toBeLessThan(50);
    expect(await reader.sees('link', 'Tin vừa đăng')).toBe(false);
    // What came is there as soon as it moves nothing from under the reader's eyes.
    await reader.evaluate(() => scrollTo(0, 0));
    await reader.see('link', 'Tin vừa đăng');
    await reader.until(() => {
      scrollTo(0, document.body.scrollHeight);
      return document.body.innerText.includes('Bản tin khu phố số 120');
    }, 'the last article shows again');
    await reader.reload();
    await reader.see('link', 'Bản tin khu phố số 120');
    await reader.until(() => scrollY > 2000, 'the list is scrolled');
  },
);

test('focus and title follow to each screen', async ({ reader }) => {
  // The first screen is where the browser has put the reader, whatever its address.
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  await reader.until(() => document.title.includes(' – '), 'the title is that of the article');
  const announced = () => document.querySelector('#app > [aria-live=polite]')?.textContent;
  expect(await reader.evaluate(announced)).toBe('');
  expect(await reader.evaluate(() => document.activeElement === document.body)).toBe(true);
  await reader.tap('link', 'Chuyên mục');
  await reader.see('heading', 'Chuyên mục');
  expect(await reader.title()).toMatch(/^Chuyên mục – /);
  await expect.poll(() => reader.evaluate(announced)).toMatch(/^Chuyên mục – /);
  expect(await reader.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await reader.tap('link', /^Thông báo/);
  await reader.see('heading', 'Thông báo');
  expect(await reader.title()).toMatch(/^Thông báo – /);
  // What is read from the store first, too: not that it is being opened.
  await expect.poll(() => reader.evaluate(announced)).toMatch(/^Thông báo – /);
  await reader.tap('link', 'Bản tin khu phố số 1');
  await expect.poll(() => reader.evaluate(announced)).toMatch(/^Bản tin khu phố số 1 – /);
  await reader.tap('link', 'Cài đặt');
  await expect.poll(() => reader.evaluate(announced)).toMatch(/^Cài đặt – /);
  await reader.until(
    () => document.querySelector<HTMLElement>('main a[href$="/cai-dat/bo-nho/"]'),
    'the way to the storage',
  );
  await reader.evaluate(() => {
    const link = document.querySelector<HTMLElement>('main a[href$="/cai-dat/bo-nho/"]');
    link?.focus();
    link?.click();
  });
  await expect.poll(() => reader.evaluate(announced)).toMatch(/^Bộ nhớ – /);
  expect(await reader.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('the skip link leads to the content and leaves a search as it is', async ({ reader }) => {
  await reader.open(`${paths.search}#?q=bi%20thu`);
  await reader.see('link', meeting.title);
  await reader.evaluate(() => document.querySelector<HTMLElement>('.skip-link')?.click());
  await reader.until(() => document.activeElement?.localName === 'main', 'the content has the focus');
  expect(await reader.path()).toBe(`${paths.search}#?q=bi%20thu`);
  await reader.see('link', meeting.title);
  expect(await reader.evaluate(() => document.querySelector<HTMLInputElement>('main input')?.value)).toBe('bi thu');
});

alone('an untitled and an undated article are readable and say what they lack', async ({ reader, site }) => {
  const untitled = plainItem(3);
  delete untitled.title;
  const undated = plainItem(4, { title: 'Tin không ngày' });
  delete undated.date_published;
  await putNews(site, newsFeed(2, [untitled, undated]));
  await settle(reader);
  await reader.see('link', /^Nội dung bản tin số 3/);
  await reader.tap('link', 'Tin không ngày');
  await reader.see('heading', 'Tin không ngày');
  expect(await reader.text('article')).toContain('Không rõ ngày đăng');
});

alone('cards and articles tell what is on the phone', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  // Its pictures were never near the screen.
  const badgeOf = (title: string) =>
    reader.evaluate((name) => {
      const card = [...document.querySelectorAll('article')].find((one) => one.textContent?.includes(name));
      return card?.querySelector('.badge')?.textContent;
    }, title);
  await expect.poll(() => badgeOf(meeting.title)).toBe('chỉ chữ');
  await reader.open(meetingPath);
  await imagesShown(reader, 3);
  await reader.reload();
  await reader.seeText('đủ ảnh');
  await reader.tap('link', 'Trang chủ');
  await expect.poll(() => badgeOf(meeting.title)).toBe('đủ ảnh');
  await reader.open(paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' })));
  await reader.see('heading', festival.title);
});

import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { alike, report } from '../support/common-news.ts';
import type { Reader } from '../support/reader/reader.ts';
import { storedCount } from '../support/stored.ts';
import { expect, test } from './settled.ts';

const reportPath = paths.article(articleSlug({ id: report.id, title: report.title ?? '', url: '' }));

/** The top of a paragraph below that of the screen, in CSS pixels. */
const topOf = (reader: Reader, words: string) =>
  reader.evaluate((wanted) => {
    const found = [...document.querySelectorAll('.prose p')].find((one) => one.textContent?.includes(wanted));
    return found?.getBoundingClientRect().top ?? Number.NaN;
  }, words);

async function scrollToParagraph(reader: Reader, words: string): Promise<void> {
  await reader.evaluate((wanted) => {
    const found = [...document.querySelectorAll('.prose p')].find((one) => one.textContent?.includes(wanted));
    scrollBy(0, (found?.getBoundingClientRect().top ?? 0) - 60);
    // The browser tells of it with the next frame.
    return new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  }, words);
}

/** By the link itself: a driver may scroll the page in order to aim at what sticks to the screen. */
const follow = (reader: Reader, link: string) =>
  reader.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), link);

async function goHome(reader: Reader): Promise<void> {
  await follow(reader, '.navigation a');
  await reader.see('heading', 'Tin mới');
}

/** One step within the same page, which some drivers' own ways back do not notice. */
const stepBack = (reader: Reader) =>
  reader.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener('popstate', () => resolve(), { once: true });
        history.back();
      }),
  );

/** The text of what a card's link is described by. */
const descriptionOf = (reader: Reader, title: string) =>
  reader.evaluate((wanted) => {
    const link = [...document.querySelectorAll('.card a')].find((one) => one.textContent === wanted);
    return document.getElementById(link?.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  }, title);

/** How many articles are stored as read: one that is left in the same instant is not. */
const countRead = (reader: Reader) => storedCount(reader, 'reading');

test('a long article opened again offers the place where it was left, whatever the text size', async ({ reader }) => {
  await reader.open(reportPath);
  await reader.see('heading', report.title);
  await reader.until(() => document.querySelector('.prose') !== null, 'the body stands');
  expect(await reader.sees('button', /^Đọc tiếp/)).toBe(false);
  await scrollToParagraph(reader, 'Phần 2 đoạn 5');
  await goHome(reader);

  // Read and unread are told apart, also to those who do not see the card.
  await reader.until(
    () => document.querySelectorAll('.card[data-read]').length === 1,
    'the card of the opened article is marked',
  );
  expect(await descriptionOf(reader, report.title ?? '')).toBe('Đã đọc');
  expect(await descriptionOf(reader, 'Bản tin khu phố số 2')).toBe('');

  await reader.evaluate(() => document.documentElement.setAttribute('data-text-size', '5'));
  await reader.tap('link', report.title);
  await reader.tap('button', /^Đọc tiếp, còn \d+ phút$/);
  await reader.notSee('button', /^Đọc tiếp/);
  const top = await topOf(reader, 'Phần 2 đoạn 5');
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(200);

  // After another start the place is still known; scrolling on by oneself is an answer too.
  await reader.reopen(reportPath);
  await reader.see('button', /^Đọc tiếp/);
  await scrollToParagraph(reader, 'Phần 1 đoạn 4');
  await reader.notSee('button', /^Đọc tiếp/);
});

test('an article read to its end offers nothing, leads on to its neighbours, and can be made unread', async ({
  reader,
}) => {
  await reader.open(reportPath);
  await reader.see('heading', report.title);
  await reader.until(() => {
    scrollTo(0, document.documentElement.scrollHeight);
    return document.querySelector('.neighbours') !== null;
  }, 'the end of the article stands');
  // Of all articles the index knows, those that share its rare words.
  await reader.see('heading', 'Bài liên quan');
  await reader.see('link', alike.title);
  // Plain items take turns in three categories: of this one it is the next older.
  await reader.tap('link', /^Bài cũ hơn\s*Bản tin khu phố số 4$/);
  await reader.see('heading', 'Bản tin khu phố số 4');
  await expect.poll(() => countRead(reader)).toBe(2);
  await reader.back();
  await reader.see('heading', report.title);
  await reader.until(
    () => [...document.querySelectorAll('.neighbour[data-read]')].some((one) => /số 4/.test(one.textContent ?? '')),
    'the neighbour that was opened is marked as read',
  );
  expect(await reader.sees('button', /^Đọc tiếp/)).toBe(false);
  await reader.tap('button', 'Đánh dấu chưa đọc');
  await reader.seeText('Đã đánh dấu bài là chưa đọc.');
  await goHome(reader);
  await reader.until(() => document.querySelectorAll('.card[data-read]').length === 1, 'only the neighbour is read');
  expect(await descriptionOf(reader, report.title ?? '')).toBe('');
});

test('contents and footnotes lead there and, by the back button, back to the same line', async ({ reader }) => {
  await reader.open(reportPath);
  await reader.see('navigation', 'Mục lục');
  await follow(reader, '.contents summary');
  await reader.see('link', 'Giáo dục');
  await follow(reader, '[href="#de-muc-giao-duc"]');
  await reader.until(() => {
    const top = document.getElementById('de-muc-giao-duc')?.getBoundingClientRect().top ?? -1;
    return top >= 0 && top < 120 && document.activeElement?.id === 'de-muc-giao-duc';
  }, 'the section is at the top and has the focus');
  expect(await reader.evaluate(() => location.hash)).toBe('#de-muc-giao-duc');
  await stepBack(reader);
  await reader.until(() => scrollY < 50, 'the page is where the link was followed');
  expect(await reader.evaluate(() => location.hash)).toBe('');

  await reader.see('link', 'Chú thích 1');
  await follow(reader, '[aria-label="Chú thích 1"]');
  await reader.until(() => document.activeElement?.textContent?.startsWith('Kế hoạch số 12'), 'the note has the focus');
  await reader.see('link', 'Về chỗ đang đọc, trước chú thích 1');
  await follow(reader, '[aria-label^="Về chỗ đang đọc"]');
  await reader.until(() => document.activeElement?.textContent?.startsWith('Theo kế hoạch'), 'the text has it again');
  await stepBack(reader);
  await stepBack(reader);
  await reader.until(() => scrollY < 50, 'both steps are taken back');
  await reader.see('heading', report.title);

  // A link to a section opens there.
  await reader.open(`${reportPath}#de-muc-y-te`);
  await reader.until(() => {
    const top = document.getElementById('de-muc-y-te')?.getBoundingClientRect().top ?? -1;
    return top >= 0 && top < 120;
  }, 'the section is at the top');
});

test('a wide table scrolls within itself and says so, and nothing else is wider than the screen', async ({
  reader,
}) => {
  await reader.open(reportPath);
  await reader.see('region', 'Bảng, kéo ngang để xem hết');
  await reader.seeText('Kéo ngang để xem hết');
  await reader.see('region', 'Bảng');
  expect(await reader.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await reader.evaluate(() => document.querySelector('.table-scroll')?.scrollBy(5000, 0));
  await reader.until(
    () => getComputedStyle(document.querySelector('.table-hint') as Element).display === 'none',
    'the hint goes at the end',
  );
});

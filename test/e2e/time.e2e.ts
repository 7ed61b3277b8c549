import { rm } from 'node:fs/promises';
import { requireAppBuild } from '../support/app-build.ts';
import { type FeedItem, meeting, newsFeed, plainItem, putNews } from '../support/news-feed.ts';
import { makeNextBuild } from '../support/next-build.ts';
import type { Reader } from '../support/reader/reader.ts';
import { storedCount, storedMeta } from '../support/stored.ts';
import { wrongClock } from '../support/wrong-clock.ts';
import { expect, test } from './fixtures.ts';
import { imagesShown, settle } from './steps.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const YEARS_25_MS = 25 * 365.25 * DAY_MS;

let ahead: string;
let behind: string;

test.beforeAll(async () => {
  [ahead, behind] = await Promise.all([
    makeNextBuild('ahead', wrongClock({ byMs: YEARS_25_MS, zone: 'Pacific/Kiritimati', zoneMinutes: -14 * 60 })),
    makeNextBuild('behind', wrongClock({ byMs: -YEARS_25_MS, zone: 'Pacific/Niue', zoneMinutes: 11 * 60 })),
  ]);
});

test.afterAll(() => Promise.all([ahead, behind].map((folder) => rm(folder, { recursive: true, force: true }))));

// The clock is set by a deployment whose scripts begin with a wrong one, and set right by one whose scripts do not.
test('with the clock of page and worker 25 years off, and right again, all that was there stays as it was, and the next news come', async ({
  reader,
  site,
}) => {
  const slip = plainItem(0, { id: 'nham', title: 'Tin ghi nhầm năm', date_published: '2062-05-12T08:00:00+07:00' });
  const news: FeedItem[] = [];
  await putNews(site, newsFeed(6, [slip]));
  await settle(reader);
  await reader.tap('link', meeting.title);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText(/Đã lưu bài vào máy/);
  await imagesShown(reader, 3);
  await expect.poll(() => storedCount(reader, 'pictures')).toBeGreaterThanOrEqual(3);
  await reader.tap('link', 'Trang chủ');
  await site.stop();
  const before = await whatIsThere(reader);
  await site.start();

  const clocks = [
    { build: ahead, isOpen: () => document.body.dataset.build === 'ahead', byMs: YEARS_25_MS },
    { build: requireAppBuild(), isOpen: () => document.body.dataset.build === undefined, byMs: 0 },
    { build: behind, isOpen: () => document.body.dataset.build === 'behind', byMs: -YEARS_25_MS },
    { build: requireAppBuild(), isOpen: () => document.body.dataset.build === undefined, byMs: 0 },
  ];
  for (const { build, isOpen, byMs } of clocks) {
    site.deploy(build);
    await reader.reload();
    await reader.seeText('Có bản mới');
    await reader.tap('button', 'Tải lại');
    await reader.until(isOpen, 'the page of the other clock shows');

    // Dated as it comes: after the moment when the slip came.
    const title = `Tin mới số ${news.length + 1}`;
    news.unshift(plainItem(0, { id: title, title, date_published: new Date().toISOString() }));
    site.put('/feed.json', newsFeed(6, [...news, slip]));
    await reader.reload();
    // The next sync comes by itself.
    await reader.see('link', title);
    await reader.seeText(/Cập nhật lúc/);
    // Told by the worker, which syncs.
    const { lastSuccessAtMs } = (await storedMeta(reader, 'sync')) ?? {};
    expect(Math.abs(Number(lastSuccessAtMs) - byMs - Date.now())).toBeLessThan(DAY_MS);

    await site.stop();
    await reader.reload();
    await reader.see('link', title);
    const now = await whatIsThere(reader);
    const titles = news.map((item) => item.title ?? '');
    // Behind the one that stands out.
    expect(now.cards.slice(1, 1 + titles.length).map((card) => card.title)).toEqual(titles);
    expect({ ...now, cards: now.cards.filter((card) => !titles.includes(card.title)) }).toEqual(before);
    await site.start();
  }
});

/** Everything that a reader sees on home, in the saved list and in the saved article, from home on and back to it. */
async function whatIsThere(reader: Reader): Promise<{ cards: ShownCard[]; saved: string[]; dates: string[] }> {
  await reader.until(
    () => document.querySelector('main .card[data-read]') && !document.querySelector('main .badge:empty'),
    'what is read and what is on the phone is told',
  );
  const cards = await reader.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main .card')].map((card) => ({
      title: card.querySelector('h3')?.textContent ?? '',
      words: card.innerText.replace(/\s+/g, ' ').trim(),
      isRead: card.hasAttribute('data-read'),
    })),
  );
  await reader.tap('link', 'Đã lưu');
  await reader.see('heading', 'Bài đã lưu');
  const saved = await reader.texts('listitem');
  await reader.tap('link', meeting.title);
  await reader.see('heading', meeting.title);
  await imagesShown(reader, 3);
  const dates = await reader.evaluate(() => [...document.querySelectorAll('time')].map((time) => time.innerText));
  await reader.tap('link', 'Trang chủ');
  await reader.see('heading', 'Tin mới');
  return { cards, saved, dates };
}

interface ShownCard {
  title: string;
  words: string;
  isRead: boolean;
}

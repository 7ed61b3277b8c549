import { meeting, putNews } from '../support/news-feed.ts';
import { playwrightReader } from '../support/reader/playwright-reader.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

const YEAR_MS = 365.25 * 24 * 60 * 60 * 1000;

test('with the clock 25 years off and the phone in another zone, the same news stand in the same order with the same dates', async ({
  inPlaywright,
  site,
}) => {
  await putNews(site);
  const browser = inPlaywright.context.browser();
  if (!browser) throw new Error('no browser');
  // One whose zone is not laid down by Playwright: only then can it change while the app is open.
  const reader = await playwrightReader(browser, site.origin, { timezoneId: undefined } as object);
  await settle(reader);
  await reader.see('link', meeting.title);
  const listed = () =>
    reader.evaluate(() => [...document.querySelectorAll('main .card')].map((card) => (card as HTMLElement).innerText));
  // What is on the phone is told of each card in the end.
  await reader.until(() => document.querySelectorAll('main .badge:empty').length === 0, 'every badge is there');
  const before = await listed();
  expect(before.length).toBeGreaterThan(3);

  const session = await reader.context.newCDPSession(reader.page);
  for (const years of [-25, 25]) {
    await reader.context.clock.setSystemTime(Date.now() + years * YEAR_MS);
    await session.send('Emulation.setTimezoneOverride', {
      timezoneId: years < 0 ? 'Pacific/Kiritimati' : 'Pacific/Niue',
    });
    await reader.reload();
    expect(await reader.evaluate(() => new Date().getFullYear() - 2025)).not.toBeCloseTo(0, -1);
    await reader.see('link', meeting.title);
    // And after a sync by the wrong clock.
    await reader.tap('button', 'Cập nhật ngay');
    await reader.seeText(/Cập nhật lúc/);
    await reader.until(() => document.querySelectorAll('main .badge:empty').length === 0, 'every badge is there');
    expect(await listed()).toEqual(before);
  }
  expect(await reader.problems()).toEqual([]);
  await reader.close();
});

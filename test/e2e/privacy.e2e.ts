import { meeting, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

test('what is searched, read and saved is told to nobody, nor by loading the page again', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await reader.tap('link', 'Tìm kiếm');
  await reader.type('searchbox', 'Tìm kiếm', 'bi thu chi bo');
  await reader.press('Enter');
  await reader.see('link', meeting.title);
  await reader.reload();
  await reader.see('link', meeting.title);
  expect(await reader.evaluate(() => document.querySelector('input')?.value)).toBe('bi thu chi bo');
  await reader.tap('link', meeting.title);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã lưu bài vào máy');

  // Where no service worker stands between page and server, a page that is loaded again asks the server for itself.
  await reader.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  });
  await reader.back();
  await reader.see('link', meeting.title);
  await reader.reload();
  await reader.see('link', meeting.title);

  const told = site.requests.map(({ path, headers }) => decodeURIComponent(`${path} ${JSON.stringify(headers)}`));
  expect(told.filter((text) => /bi[ +]thu|[?&](q|muc|nam|luu)=/.test(text))).toEqual([]);
  const referrers = new Set(site.requests.map(({ headers }) => headers.referer).filter(Boolean));
  expect([...referrers].filter((referrer) => referrer !== `${site.origin}/`)).toEqual([]);
  expect(site.requests.filter(({ headers }) => headers.cookie)).toEqual([]);
});

import { paths } from '../../src/site/paths.ts';
import { meeting, meetingPath, newsFeed, plainItem } from '../support/news-feed.ts';
import { phone, type Reader } from '../support/reader/reader.ts';
import { storedCount, storedMeta } from '../support/stored.ts';
import { expect, test } from './fixtures.ts';
import { imagesShown } from './steps.ts';

// Tests of the settled reader may come in any order: what each begins with is looked at here, after much that one may do.
test('whoever begins with the settled reader finds nothing of what was done before', async ({ settledReader }) => {
  const { site, reader } = settledReader;
  await settledReader.begin();
  await reader.open(paths.home);
  await reader.see('link', meeting.title);
  const before = await whatIsThere(reader);
  expect(before).toMatchObject({
    saved: 0,
    reading: 0,
    settings: null,
    recentSearches: null,
    language: 'vi',
  });

  await reader.tap('link', meeting.title);
  await imagesShown(reader, 3);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText(/Đã lưu bài vào máy/);
  await reader.open(paths.search);
  await reader.type('searchbox', 'Tìm kiếm', 'bí thư');
  await reader.press('Enter');
  await reader.see('link', meeting.title);
  await reader.open(paths.settings);
  await reader.tap('radio', 'English');
  await reader.see('heading', 'Settings');
  await reader.setSize(700, 500);
  site.put('/feed.json', newsFeed(3, [plainItem(0, { id: 'moi', title: 'Tin vừa đăng' })]));
  await reader.open(paths.home);
  await reader.tap('button', 'Update now');
  await reader.see('link', 'Tin vừa đăng');
  await reader.until(async () => {
    const home = await (await caches.match(new URL('/', location.href)))?.text();
    return home?.includes('lang="en"') && home.includes('Tin vừa đăng');
  }, 'the kept home is another');
  await reader.evaluate(() => sessionStorage.setItem('mark', 'of the test before'));
  const changed = await whatIsThere(reader);
  for (const what of ['saved', 'reading', 'pictures', 'settings', 'recentSearches', 'sync', 'language'] as const)
    expect(changed[what], what).not.toEqual(before[what]);
  await site.stop();

  await settledReader.begin();
  await reader.open(paths.home);
  await reader.see('link', meeting.title);
  expect(await whatIsThere(reader)).toEqual(before);
  expect(await reader.sees('link', 'Tin vừa đăng')).toBe(false);
  expect(await reader.evaluate(() => [innerWidth, sessionStorage.getItem('mark')])).toEqual([phone.width, null]);
  await reader.open(meetingPath);
  await reader.see('button', 'Lưu bài');
  expect(site.violations).toEqual([]);
});

async function whatIsThere(reader: Reader) {
  const { etag, revision } = (await storedMeta(reader, 'sync')) ?? {};
  return {
    articles: await storedCount(reader, 'heads'),
    saved: await storedCount(reader, 'saved'),
    reading: await storedCount(reader, 'reading'),
    pictures: await storedCount(reader, 'pictures'),
    settings: (await storedMeta(reader, 'settings')) ?? null,
    recentSearches: (await storedMeta(reader, 'recentSearches')) ?? null,
    sync: { etag, revision },
    steps: await reader.evaluate(() => history.length),
    language: await reader.evaluate(async () => {
      const home = await (await caches.match(new URL('/', location.href)))?.text();
      return /<html[^>]* lang="(\w+)"/.exec(home ?? '')?.[1];
    }),
  };
}

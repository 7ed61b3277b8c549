import { paths } from '../../src/site/paths.ts';
import { meeting, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

test('a reader of English has the whole app in English, offline as well, and goes back to Vietnamese', async ({
  reader,
  site,
}) => {
  await putNews(site);
  await settle(reader);
  await reader.open(paths.settings);
  await reader.tap('radio', 'English');
  await reader.see('heading', 'Settings');
  await reader.see('navigation', 'Main');
  await reader.seeText(/Updated at \d\d:\d\d/);
  const place = () => reader.evaluate(() => [document.documentElement.lang, document.activeElement?.localName]);
  expect(await place(), 'nothing reloads: the choice keeps the focus').toEqual(['en', 'input']);

  // What the next start shows before any script has run.
  await reader.until(async () => {
    const home = await (await caches.match(new URL('/', location.href)))?.text();
    return home?.includes('<html lang="en"') && home.includes('Latest news') && !home.includes('Tin mới');
  }, 'the kept home is English');
  await site.stop();
  await reader.reopen('/');
  await reader.see('heading', 'Latest news');
  await reader.seeText('12 May 2020');
  const languages = await reader.evaluate(() =>
    [...document.querySelectorAll('main h3 a')].map((link) => link.closest('[lang]')?.getAttribute('lang')),
  );
  expect(new Set(languages), 'titles keep their language').toEqual(new Set(['vi']));

  await reader.tap('link', meeting.title);
  await reader.seeText('Posted 12 May 2020 | 18:03');
  for (const name of ['Share', 'Save article', 'Listen']) await reader.see('button', name);

  await reader.tap('link', 'Settings');
  await reader.tap('radio', 'Tiếng Việt');
  await reader.see('heading', 'Cài đặt');
  await reader.see('navigation', 'Chính');
  expect(await place()).toEqual(['vi', 'input']);
  await reader.reload();
  await reader.see('heading', 'Cài đặt');
});

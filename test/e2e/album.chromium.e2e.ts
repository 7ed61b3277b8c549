import { articleSlug, paths } from '../../src/site/paths.ts';
import { festival, putNews } from '../support/news-feed.ts';
import { test } from './fixtures.ts';
import { settle } from './steps.ts';

const albumPath = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));

test('a swipe shows the next picture', async ({ inPlaywright, site }) => {
  await putNews(site);
  await settle(inPlaywright);
  await inPlaywright.open(albumPath);
  await inPlaywright.tap('button', /Mở ảnh 1/);
  await inPlaywright.seeText('1/6');
  const devtools = await inPlaywright.context.newCDPSession(inPlaywright.page);
  const touch = (type: string, x: number) =>
    devtools.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints: x ? [{ x, y: 370 }] : [] });
  await touch('touchStart', 300);
  for (const x of [250, 180, 110, 60]) await touch('touchMove', x);
  await touch('touchEnd', 0);
  await inPlaywright.seeText('2/6');
});

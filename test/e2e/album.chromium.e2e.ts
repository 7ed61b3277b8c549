import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { festival } from '../support/news-feed.ts';
import { expect, test } from './settled.ts';
import { imagesShown } from './steps.ts';

const albumPath = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));

test('a swipe shows the next picture', async ({ inPlaywright }) => {
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

test('a pinch enlarges the picture, and a drag moves within it', async ({ inPlaywright: reader }) => {
  await reader.open(albumPath);
  await reader.tap('button', /Mở ảnh 1/);
  await reader.see('dialog', 'Xem ảnh');
  await imagesShown(reader, festival.pictureCount);
  const devtools = await reader.context.newCDPSession(reader.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const width = () => reader.evaluate(() => document.querySelector('dialog img')?.getBoundingClientRect().width ?? 0);
  const before = await width();
  await touch('touchStart', [
    [160, 370],
    [200, 370],
  ]);
  for (const spread of [30, 50, 70, 90])
    await touch('touchMove', [
      [180 - spread, 370],
      [180 + spread, 370],
    ]);
  await touch('touchEnd', []);
  await expect.poll(width).toBeGreaterThan(before * 1.5);
  await touch('touchStart', [[250, 370]]);
  for (const x of [200, 120, 60]) await touch('touchMove', [[x, 370]]);
  await touch('touchEnd', []);
  await reader.seeText('1/6');
});

import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { festival, meeting, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { imagesShown, settle } from './steps.ts';

/** A page counts as steady below 0.1; ours reserve their room and are held to a fifth of that. */
const allowedShift = 0.02;

test('nothing moves under the reader while a screen comes up', async ({ inPlaywright: reader, site }) => {
  await putNews(site);
  await reader.context.addInitScript(() => {
    const shifts = { sum: 0, moved: [] as string[] };
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Element }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        shifts.sum += entry.value;
        for (const { node } of entry.sources) shifts.moved.push(`${node?.localName}.${node?.className}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shifts = () =>
    reader.evaluate(() => (globalThis as unknown as { shifts: { sum: number; moved: string[] } }).shifts);

  const album = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));
  const article = paths.article(articleSlug({ id: meeting.id, title: meeting.title, url: '' }));
  await settle(reader);
  for (const [path, heading] of [
    [paths.home, 'Tin mới'],
    [article, meeting.title],
    [album, festival.title],
    [paths.categories, 'Chuyên mục'],
    [paths.category('tin-tuc'), 'Tin tức'],
    [paths.albums, 'Album ảnh'],
    [`${paths.search}#?q=bi%20thu`, meeting.title],
    [paths.saved, 'Bạn chưa lưu gì trong máy'],
    [paths.settings, 'Cài đặt'],
    [paths.storage, 'Bộ nhớ'],
    [paths.about, 'Tin trong máy'],
  ] as const) {
    await reader.open(path);
    await reader.see('heading', heading);
    if (path === article || path === album) await imagesShown(reader, 3);
    const { sum, moved } = await shifts();
    expect.soft(sum, `${path}: ${moved.join(' ')}`).toBeLessThan(allowedShift);
  }
  await site.stop();
  await reader.reopen('/');
  await reader.see('heading', 'Tin mới');
  await reader.until(() => document.readyState === 'complete', 'the page is complete');
  const { sum, moved } = await shifts();
  expect(sum, `home with the server stopped: ${moved.join(' ')}`).toBeLessThan(allowedShift);
});

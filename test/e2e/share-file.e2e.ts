import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { meeting, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { imagesShown, settle } from './steps.ts';

const meetingPath = paths.article(articleSlug({ id: meeting.id, title: meeting.title, url: '' }));

test('offline, an article is passed on whole: one file that needs nothing else', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await reader.open(meetingPath);
  await imagesShown(reader, 3);
  await reader.until(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('bantin');
      request.onsuccess = () => resolve(request.result);
    });
    const count = await new Promise<number>((resolve) => {
      const request = database.transaction('pictures').objectStore('pictures').count();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return count >= 3;
  }, 'the pictures are on the phone');
  await site.stop();
  // What the reader's share sheet would be given.
  await reader.evaluate(() => {
    const shared: File[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(navigator, 'canShare', { value: () => true, configurable: true });
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: async ({ files = [] }: ShareData) => void shared.push(...files),
    });
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  });
  await reader.tap('button', 'Chia sẻ');
  await reader.seeText(/Gửi cả bài \(\d+ KB\)/);
  await reader.tap('button', 'Gửi tệp');
  await reader.until(() => (window as unknown as { shared: File[] }).shared.length === 1, 'the file is passed on');
  const file = await reader.evaluate(async () => {
    const [file] = (window as unknown as { shared: File[] }).shared;
    const html = (await file?.text()) ?? '';
    const sources = [...html.matchAll(/<img src="(data:image\/jpeg;base64,[^"]+)"/g)].map(([, source]) => source ?? '');
    const widths = await Promise.all(
      sources.map(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        return image.naturalWidth;
      }),
    );
    return { name: file?.name, type: file?.type, html, widths };
  });
  expect(file.name).toBe('chi-bo-khu-pho-3-bau-bi-thu-moi.html');
  expect(file.type).toMatch(/^text\/html/);
  expect(file.widths).toEqual([640, 640, 640]);
  expect(file.html).toContain(meeting.title);
  for (const caption of meeting.captions) expect(file.html).toContain(caption.replace('\n', '<br/>'));
  expect(file.html).toContain(`<link rel="canonical" href="${site.origin}${meetingPath}"`);
  expect(file.html).not.toMatch(/<script|\son\w+=/i);
});

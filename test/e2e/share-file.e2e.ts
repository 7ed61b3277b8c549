import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { festival, meeting, meetingPath, putNews } from '../support/news-feed.ts';
import type { Reader } from '../support/reader/reader.ts';
import { storedCount } from '../support/stored.ts';
import { expect, test } from './fixtures.ts';
import { imagesShown, settle } from './steps.ts';

const albumPath = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));

/** Passes on what the screen shows and gives the file that the device's share sheet got. */
async function fileOf(reader: Reader, hint: RegExp) {
  await reader.evaluate(() => void (window as unknown as { shared: File[] }).shared.splice(0));
  await reader.tap('button', 'Chia sẻ');
  await reader.seeText(hint);
  await reader.tap('button', 'Gửi tệp');
  await reader.until(() => (window as unknown as { shared: File[] }).shared.length === 1, 'the file is passed on');
  return await reader.evaluate(async () => {
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
}

test('offline, an article and an album are passed on whole: one file that needs nothing else', async ({
  reader,
  site,
}) => {
  await putNews(site);
  await settle(reader);
  await reader.open(albumPath);
  await imagesShown(reader, festival.pictureCount);
  await reader.open(meetingPath);
  await imagesShown(reader, 3);
  await expect.poll(() => storedCount(reader, 'pictures')).toBeGreaterThanOrEqual(9);
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
  const file = await fileOf(reader, /Gửi cả bài \(\d+ KB\)/);
  expect(file.name).toBe('chi-bo-khu-pho-3-bau-bi-thu-moi.html');
  expect(file.type).toMatch(/^text\/html/);
  expect(file.widths).toEqual([640, 640, 640]);
  expect(file.html).toContain(meeting.title);
  for (const caption of meeting.captions) expect(file.html).toContain(caption.replace('\n', '<br/>'));
  expect(file.html).toContain(`<link rel="canonical" href="${site.origin}${meetingPath}"`);
  expect(file.html).not.toMatch(/<script|\son\w+=/i);

  await reader.tap('button', 'Đóng');
  await reader.notSee('dialog', 'Gửi cho người khác');
  await reader.tap('link', 'Album ảnh');
  await reader.until(() => document.querySelector('.tile .badge-full') !== null, 'the tile tells that all is here');
  await reader.tap('link', festival.title);
  await reader.see('heading', festival.title);
  const album = await fileOf(reader, /Gửi cả album \(\d+ KB\)/);
  expect(album.name).toBe('album-le-hoi-ky-yen-dinh-lang.html');
  expect(album.widths).toEqual(Array(festival.pictureCount).fill(640));
  for (let n = 1; n <= festival.pictureCount; n++) expect(album.html).toContain(`>Cảnh lễ hội thứ ${n}</figcaption>`);
  expect(album.html).toContain(`<link rel="canonical" href="${site.origin}${albumPath}"`);
});

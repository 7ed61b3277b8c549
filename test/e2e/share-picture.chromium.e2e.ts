import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { festival, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { imagesShown, settle } from './steps.ts';

const albumPath = paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' }));

test('a picture goes out of the viewer with its caption and the album’s link; without a share sheet as a download', async ({
  inPlaywright: reader,
  site,
}) => {
  await putNews(site);
  await settle(reader);
  await reader.open(`${albumPath}?anh=2`);
  await reader.see('dialog', 'Xem ảnh');
  await imagesShown(reader, 1);
  await site.stop();
  await reader.evaluate(() => {
    const shared: ShareData[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(navigator, 'canShare', { value: () => true, configurable: true });
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: async (data: ShareData) => void shared.push(data),
    });
  });
  await reader.tap('button', 'Gửi ảnh');
  await reader.until(() => (window as unknown as { shared: ShareData[] }).shared.length === 1, 'it is passed on');
  const shared = await reader.evaluate(async () => {
    const [data] = (window as unknown as { shared: ShareData[] }).shared;
    const [file] = data?.files ?? [];
    const bitmap = file && (await createImageBitmap(file));
    return { text: data?.text, name: file?.name, type: file?.type, width: bitmap?.width };
  });
  expect(shared).toEqual({
    text: `Cảnh lễ hội thứ 2\n${site.origin}${albumPath}`,
    name: 'canh-le-hoi-thu-2.jpg',
    type: 'image/jpeg',
    width: 640,
  });

  await reader.evaluate(() => Object.defineProperty(navigator, 'canShare', { value: () => false, configurable: true }));
  const download = reader.page.waitForEvent('download');
  await reader.tap('button', 'Gửi ảnh');
  expect((await download).suggestedFilename()).toBe('canh-le-hoi-thu-2.jpg');
  await reader.seeText(/Đã lưu ảnh vào máy/);
});

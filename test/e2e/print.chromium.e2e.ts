import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { installRecord } from '../support/install-state.ts';
import { festival, meeting } from '../support/news-feed.ts';
import { expect, test } from './settled.ts';

test('an article prints black on white, with source, unit, date, address and QR code, and without the app', async ({
  inPlaywright: reader,
}) => {
  const daysOfVisits = async () => (await installRecord(reader, null))?.days.length;
  await expect.poll(daysOfVisits).toBe(1);
  await installRecord(reader, ['2020-05-01', '2020-05-07']);
  await reader.open(paths.article(articleSlug({ id: meeting.id, title: meeting.title, url: '' })));
  await reader.see('heading', meeting.title);
  await reader.until(() => document.querySelector('.print-foot') !== null, 'the foot stands ready');
  expect(await reader.sees('img', 'Mã QR của bài')).toBe(false);
  await expect.poll(daysOfVisits).toBe(3);
  await reader.evaluate(() => dispatchEvent(new Event('beforeinstallprompt')));
  await reader.see('complementary', 'Cài ứng dụng');
  await reader.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('.prose p') as Element));
  await reader.see('button', 'Chia sẻ đoạn này');

  await reader.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await reader.see('img', 'Mã QR của bài');
  const foot = await reader.evaluate(() => (document.querySelector('.print-foot') as HTMLElement).innerText);
  for (const part of ['Nguồn: ', 'Ban Tuyên giáo Đảng ủy phường', '12/05/2020', '/bai-viet/chi-bo-khu-pho-3']) {
    expect(foot).toContain(part);
  }
  for (const [role, name] of [
    ['navigation', 'Chính'],
    ['link', 'Cài đặt'],
    ['button', 'Chia sẻ'],
    ['button', 'Nghe bài'],
    ['button', 'Cập nhật ngay'],
    ['button', 'Chia sẻ đoạn này'],
    ['complementary', 'Cài ứng dụng'],
  ] as const) {
    expect.soft(await reader.sees(role, name), `${role} ${name}`).toBe(false);
  }
  const colours = await reader.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return [backgroundColor, color];
  });
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});

test('the code is drawn when the browser prints, and not before', async ({ inPlaywright: reader }) => {
  await reader.open(paths.article(articleSlug({ id: meeting.id, title: meeting.title, url: '' })));
  await reader.until(() => document.querySelector('.print-foot') !== null, 'the foot stands ready');
  const drawnBefore = await reader.evaluate(() => {
    const isDrawn = () => document.querySelector('.print-foot .qr-code') !== null;
    // Begun after the page's own listeners.
    addEventListener('beforeprint', () => Object.assign(window, { drawnInTime: isDrawn() }));
    return isDrawn();
  });
  expect(drawnBefore).toBe(false);
  await reader.page.pdf();
  expect(await reader.evaluate(() => (window as unknown as { drawnInTime?: boolean }).drawnInTime)).toBe(true);
});

test('an album prints whole pictures with their captions, and the share sheet prints where there is no menu', async ({
  inPlaywright: reader,
}) => {
  await reader.open(paths.album(articleSlug({ id: festival.id, title: festival.title, url: '' })));
  await reader.see('heading', festival.title);
  await reader.until(() => document.querySelector('.print-foot') !== null, 'the foot stands ready');
  await reader.evaluate(() => {
    Object.assign(window, {
      print: () => {
        const images = [...document.querySelectorAll<HTMLImageElement>('.album img')];
        Object.assign(window, {
          printedWith: images.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).length,
        });
      },
    });
  });
  await reader.tap('button', 'Mã QR và cách gửi khác');
  await reader.tap('button', 'In bài');
  await reader.until(() => 'printedWith' in window, 'it was asked to print');
  const pictures = await reader.evaluate(() => (window as unknown as { printedWith: number }).printedWith);
  expect(pictures, 'every picture is here, also those further down').toBe(festival.pictureCount);

  // The sheet is open still: paper shows what lies beneath it.
  await reader.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await reader.see('img', 'Mã QR của bài');
  await reader.seeText('Cảnh lễ hội thứ 6');
  for (const [role, name] of [
    ['dialog', 'Gửi cho người khác'],
    ['button', 'Chia sẻ'],
    ['button', /album – \d/],
    ['navigation', 'Chính'],
  ] as const) {
    expect.soft(await reader.sees(role, name), `${role} ${name}`).toBe(false);
  }
  const shapes = await reader.evaluate(() =>
    [...document.querySelectorAll<HTMLImageElement>('.album img')].map(({ width, height }) => width / height),
  );
  for (const shape of shapes) expect(shape, 'not cropped').toBeCloseTo(640 / 480, 1);
});

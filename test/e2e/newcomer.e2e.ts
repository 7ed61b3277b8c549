import { type FakeVoice, installFakeSpeech } from '../support/fake-speech.ts';
import { inAndroid, pretend } from '../support/install-state.ts';
import { festival, meeting, meetingPath, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { imagesShown, settle } from './steps.ts';

test('a newcomer enlarges the text, listens, keeps an album for the trip, is shown how to install, and passes an article on without a signal', async ({
  reader,
  site,
}) => {
  await putNews(site);
  await settle(reader);
  await reader.tap('link', 'Cài đặt');
  const sizeBefore = await reader.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  for (let step = 0; step < 2; step++) await reader.tap('button', 'Chữ lớn hơn');
  await expect
    .poll(() => reader.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)))
    .toBeGreaterThan(Number.parseFloat(sizeBefore));

  await reader.tap('link', 'Trang chủ');
  await reader.tap('link', meeting.title);
  await reader.see('heading', meeting.title);
  await reader.evaluate(installFakeSpeech, { android: true, voices: 'vietnamese' } as const);
  await reader.tap('button', 'Nghe bài');
  await reader.see('region', 'Nghe bài');
  await reader.until(
    () => (globalThis as unknown as { fakeVoice: FakeVoice }).fakeVoice.said.length > 0,
    'the voice speaks',
  );
  await reader.tap('button', 'Thôi nghe');

  await pretend(reader, inAndroid);
  await reader.tap('link', 'Album ảnh');
  await reader.tap('link', festival.title);
  await reader.tap('button', /^(Tải album|Giữ album trong máy)/);
  await reader.seeText('Album đã ở trong máy');
  await reader.tap('button', 'Xem cách làm');
  await reader.see('dialog', 'Cách cài ứng dụng');
  await reader.press('Escape');
  await reader.notSee('dialog', 'Cách cài ứng dụng');

  await site.stop();
  await reader.tap('link', 'Đã lưu');
  await reader.tap('link', festival.title);
  await imagesShown(reader, festival.pictureCount);
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  await reader.tap('button', 'Mã QR và cách gửi khác');
  await reader.see('dialog', 'Gửi cho người khác');
  await reader.see('img', /QR/);
  await reader.tap('button', 'Lưu tệp vào máy');
  await reader.seeText(/Đã lưu/);
});

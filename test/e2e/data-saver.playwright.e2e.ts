import { meeting, meetingPath, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { imagesShown, settle } from './steps.ts';

/** Stands in for `navigator.connection`, which a driver cannot switch and Firefox does not have. */
function fakeConnection(): void {
  const connection = Object.assign(new EventTarget(), { saveData: false });
  Object.defineProperty(navigator, 'connection', { value: connection, configurable: true });
}

test('the data saver of the system is followed while the app is open; what shows already stays', async ({
  inPlaywright: reader,
  site,
}) => {
  await putNews(site);
  await reader.context.addInitScript(fakeConnection);
  await settle(reader, '/cai-dat/');
  // Two of three pictures are still on their way.
  site.on(/^\/anh\/hop-[23]/, { hangAfterShare: 0.1 });
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  await reader.until(() => {
    const [first] = document.querySelectorAll<HTMLImageElement>('article img');
    return first?.complete && first.naturalWidth > 0;
  }, 'the first picture shows');
  await reader.until(() => {
    const bars = [...document.querySelectorAll('meta[name=theme-color]')].map((bar) => bar.getAttribute('content'));
    return bars.length > 1 && new Set(bars).size === 1;
  }, 'the second half of the app has started');
  const setSaveData = (saveData: boolean) =>
    reader.evaluate((wanted) => {
      const { connection } = navigator as unknown as { connection: EventTarget & { saveData: boolean } };
      connection.saveData = wanted;
      connection.dispatchEvent(new Event('change'));
    }, saveData);

  await setSaveData(true);
  await reader.see('button', /^Chạm để tải ảnh/);
  await expect.poll(() => reader.evaluate(() => document.querySelectorAll('article .frame-held').length)).toBe(2);
  await imagesShown(reader, 1);
  await setSaveData(false);
  await reader.notSee('button', /^Chạm để tải ảnh/);
  expect(await reader.evaluate(() => document.querySelectorAll('article img').length)).toBe(3);
});

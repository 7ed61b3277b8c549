import { paths } from '../../src/site/paths.ts';
import { meeting, meetingPath, putNews } from '../support/news-feed.ts';
import { playwrightReader } from '../support/reader/playwright-reader.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

test('what is saved goes out as a file and comes back on another phone, also where the site dropped it', async ({
  inPlaywright: reader,
  browserOfEngine,
  site,
}) => {
  await putNews(site);
  // A share sheet that opens only while the tap is fresh, as on iPhones, and is given nothing late the first time.
  await reader.context.addInitScript(() => {
    const sent: string[] = [];
    Object.assign(window, { sent });
    let calls = 0;
    Object.defineProperty(navigator, 'canShare', { value: () => true, configurable: true });
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: async ({ files = [] }: ShareData) => {
        calls += 1;
        if (calls === 1) throw new DOMException('no fresh tap', 'NotAllowedError');
        sent.push(...files.map(({ name }) => name));
      },
    });
  });
  await settle(reader);
  await reader.open(meetingPath);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã lưu bài vào máy');
  // Made without a network.
  await site.stop();
  await reader.open(paths.settings);
  // Read where the page hands it over: Playwright hears of no download in Firefox ESR.
  await reader.page.evaluate(() => {
    const files: { name: string; text: Promise<string> }[] = [];
    Object.assign(globalThis, { files });
    const create = URL.createObjectURL;
    URL.createObjectURL = (file: File) => {
      files.push({ name: file.name, text: file.text() });
      return create.call(URL, file);
    };
  });
  await reader.tap('button', 'Lưu tệp sao lưu');
  await reader.seeText('Đã lưu tệp');
  const [name, text] = await reader.page.evaluate(async () => {
    const [file] = (globalThis as unknown as { files: { name: string; text: Promise<string> }[] }).files;
    return [file?.name ?? '', (await file?.text) ?? ''] as const;
  });
  expect(name).toMatch(/^sao-luu-[a-z-]+-\d{4}-\d\d-\d\d\.json$/);
  const content = Buffer.from(text);
  expect(JSON.parse(content.toString())).toMatchObject({
    format: 'bantin-backup',
    version: 1,
    saved: [{ id: meeting.id }],
  });

  await reader.tap('button', 'Gửi tệp sao lưu');
  await reader.seeText('Tệp sao lưu đã sẵn sàng');
  await reader.tap('button', 'Gửi tệp sao lưu');
  await expect.poll(() => reader.evaluate(() => (window as unknown as { sent: string[] }).sent)).toEqual([name]);

  await site.start();
  site.put('/feed.json', {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Cổng',
    items: [{ id: 'khac', content_text: 'Bài khác' }],
  });
  const other = await playwrightReader(browserOfEngine!, site.origin);
  await settle(other);
  await other.open(paths.settings);
  await other.see('button', 'Nhập từ tệp sao lưu');
  const input = other.page.locator('input[type=file]');
  await input.setInputFiles({ name: 'hong.json', mimeType: 'application/json', buffer: content.subarray(0, 500) });
  await other.seeText('Không đọc được tệp');
  const damaged = content.toString().replace('"savedAtMs":', '"savedAtMs":"hôm qua","x":');
  await input.setInputFiles({ name: 'hong.json', mimeType: 'application/json', buffer: Buffer.from(damaged) });
  await other.seeText('bị hỏng ở chỗ “saved[0].savedAtMs”');
  await input.setInputFiles({ name: 'sao-luu.json', mimeType: 'application/json', buffer: content });
  await other.seeText(/Đã nhập: thêm 1 bài đã lưu.*các cài đặt khác là của tệp/);
  await other.tap('link', 'Đã lưu');
  await other.tap('link', meeting.title);
  await other.see('heading', meeting.title);
  expect(await other.problems()).toEqual([]);
  await other.close();
});

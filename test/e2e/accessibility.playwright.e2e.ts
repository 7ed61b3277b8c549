import { meeting } from '../support/news-feed.ts';
import type { PlaywrightReader } from '../support/reader/playwright-reader.ts';
import { expect, test } from './settled.ts';

/** Those of the lines that a screen reader comes to in this order. */
async function inOrder(reader: PlaywrightReader, part: string, lines: string[]): Promise<string[]> {
  const tree = await reader.page.locator(part).ariaSnapshot();
  let from = 0;
  return lines.filter((line) => {
    const at = tree.indexOf(`- ${line}`, from);
    if (at >= 0) from = at + 1;
    return at >= 0;
  });
}

test('by keyboard alone, and as a screen reader tells it: open, search, read, save, share, settings', async ({
  inPlaywright: reader,
}) => {
  const focused = () =>
    reader.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const name =
        element?.getAttribute('aria-label') ?? element?.closest('label')?.textContent ?? element?.textContent;
      return (name ?? '').replace(/\s+/g, ' ').trim();
    });
  /** Presses Tab until the focus stands on this name, as someone without a mouse does. */
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 60; presses++) {
      if ((await focused()) === name) {
        const outline = await reader.evaluate(() => {
          const style = getComputedStyle(document.activeElement as Element);
          const after = getComputedStyle(document.activeElement as Element, '::after');
          return style.outlineStyle !== 'none' || after.outlineStyle !== 'none';
        });
        expect(outline, `the focus on "${name}" shows`).toBe(true);
        return;
      }
      await reader.press('Tab');
    }
    throw new Error(`Tab does not reach "${name}"`);
  };

  await reader.open('/');
  await reader.see('heading', 'Tin mới');
  await reader.press('Tab');
  expect(await focused()).toBe('Đến nội dung chính');
  const told = [
    'link "Đến nội dung chính"',
    'banner:',
    'link "Cài đặt"',
    'navigation "Chính":',
    ...['Trang chủ', 'Chuyên mục', 'Album ảnh', 'Tìm kiếm', 'Đã lưu'].map((name) => `link "${name}"`),
    'button "Cập nhật ngay"',
    'main:',
    'complementary "Thông báo của cổng"',
    'heading "Tin tức - sự kiện tiêu biểu" [level=2]',
    'heading "Tin mới" [level=2]',
    'feed "Tin mới"',
  ];
  expect(await inOrder(reader, '#app', told)).toEqual(told);

  await tabTo('Tìm kiếm');
  await reader.press('Enter');
  await reader.see('searchbox', 'Tìm kiếm');
  for (let presses = 0; presses < 12; presses++) {
    if (await reader.evaluate(() => (document.activeElement as HTMLInputElement)?.type === 'search')) break;
    await reader.press('Tab');
  }
  await reader.page.keyboard.type('bi thu');
  await reader.seeText(/Tìm thấy \d+ bài/);
  await reader.see('link', meeting.title);
  const found = ['searchbox "Tìm kiếm"', 'group "', 'status', 'list', `link "${meeting.title}"`];
  expect(await inOrder(reader, 'main', found)).toEqual(found);
  await tabTo(meeting.title);
  await reader.press('Enter');
  await reader.see('button', 'Chia sẻ');

  const parts = [
    `heading "${meeting.title}" [level=1]`,
    'time:',
    'button "Chia sẻ"',
    'button "Lưu bài"',
    'button "Nghe bài"',
  ];
  expect(await inOrder(reader, 'main article', parts)).toEqual(parts);
  await tabTo('Lưu bài');
  await reader.press('Enter');
  await reader.seeText(/Đã lưu/);
  await reader.until(
    () => document.querySelector('.article-actions [aria-pressed=true]') !== null,
    'the button tells that it is saved',
  );
  await reader.evaluate(() => (document.querySelector('main') as HTMLElement).focus());
  // The device's own sheet is not the page's, and crashes a browser without a screen.
  await reader.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
  await tabTo('Chia sẻ');
  await reader.press('Enter');
  await reader.see('dialog');
  await reader.until(() => document.activeElement?.closest('dialog') !== null, 'the focus is in the sheet');
  const ways = [
    'heading "Gửi cho người khác" [level=2]',
    'button "Đóng"',
    ...['button "Chép liên kết"', 'link "Zalo"', 'link "Facebook"', 'link "Thư điện tử"'],
    `img "Mã QR dẫn đến “${meeting.title}”"`,
  ];
  expect(await inOrder(reader, 'dialog[open]', ways)).toEqual(ways);
  await reader.press('Escape');
  await reader.notSee('dialog');
  await expect.poll(focused, 'closing gives the focus back').toBe('Chia sẻ');

  await reader.evaluate(() => (document.querySelector('.banner a') as HTMLElement).focus());
  await tabTo('Cài đặt');
  await reader.press('Enter');
  await reader.see('heading', 'Cỡ chữ');
  const choices = [
    ...['heading "Cài đặt" [level=1]', 'heading "Cỡ chữ" [level=2]', 'button "Chữ nhỏ hơn"', 'slider "Cỡ chữ"'],
    ...['button "Chữ lớn hơn"', 'group "Giãn dòng"', 'group "Kiểu chữ"', 'group "Giao diện"'],
    ...['radio "Theo máy" [checked]', 'heading "Dữ liệu ngoại tuyến" [level=2]', 'combobox "'],
  ];
  expect(await inOrder(reader, 'main', choices)).toEqual(choices);
  await tabTo('Chữ lớn hơn');
  await reader.press('Enter');
  await reader.until(() => document.documentElement.dataset.textSize === '3', 'the text has grown');
});

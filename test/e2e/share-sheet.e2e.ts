import sharp from 'sharp';
import { paths } from '../../src/site/paths.ts';
import type { QrPath } from '../../src/views/qr-path.ts';
import { meeting, meetingPath } from '../support/news-feed.ts';
import { readQrPath, readQrPixels } from '../support/read-qr-code.ts';
import type { Reader } from '../support/reader/reader.ts';
import { expect, test } from './settled.ts';

const sheetName = 'Gửi cho người khác';

/** What a phone's camera makes of the screen. */
async function scanned(reader: Reader): Promise<string | null> {
  // Playwright's screenshots of Firefox bring a style into the page, which the policy reports.
  if (reader.engine === 'firefox') return readQrPath(await drawnCode(reader));
  await reader.evaluate(() => document.querySelector('dialog svg[role=img]')?.scrollIntoView({ block: 'center' }));
  const { data, info } = await sharp(await reader.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return readQrPixels(new Uint8ClampedArray(data), info.width, info.height);
}

function drawnCode(reader: Reader): Promise<QrPath> {
  return reader.evaluate(() => {
    const code = document.querySelector<SVGSVGElement>('dialog svg[role=img]');
    const path = code?.querySelector('path')?.getAttribute('d') ?? '';
    return { sizeModules: code?.viewBox.baseVal.width ?? 0, path };
  });
}

test('without a share sheet of the device ours opens, and its QR code leads to the article', async ({
  reader,
  site,
}) => {
  // Opened on a picture: what is passed on is the article all the same.
  await reader.open(`${meetingPath}?anh=2`);
  await reader.see('dialog', 'Xem ảnh');
  await reader.press('Escape');
  await reader.notSee('dialog', 'Xem ảnh');
  await reader.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
  await reader.tap('button', 'Chia sẻ');
  await reader.see('dialog', sheetName);
  await reader.see('img', `Mã QR dẫn đến “${meeting.title}”`);
  await expect.poll(() => scanned(reader)).toBe(site.origin + meetingPath);
  const links = await reader.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('dialog a')].map(({ href, rel, target }) => ({
      href,
      rel,
      target,
    })),
  );
  expect(links.find(({ href }) => href.includes('zalo'))).toEqual({
    href: 'https://chat.zalo.me/',
    rel: 'noopener noreferrer',
    target: '_blank',
  });
  // RFC 6068: the title is the subject; the body ends with the address, both escaped whole.
  const email = new URL(links.find(({ href }) => href.startsWith('mailto:'))?.href ?? '');
  expect(email.searchParams.get('subject')).toBe(meeting.title);
  expect(email.searchParams.get('body')?.split('\r\n\r\n').at(-1)).toBe(site.origin + meetingPath);
  expect(email.search).not.toMatch(/[ \u0080-\uffff]/);
  const facebook = links.find(({ href }) => href.includes('facebook.com'));
  expect(facebook).toEqual({
    href: `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(site.origin + meetingPath)}`,
    rel: 'noopener noreferrer',
    target: '_blank',
  });
});

test('the sheet closes by Escape, by the back button and by its own, and gives the focus back', async ({ reader }) => {
  await reader.open(paths.home);
  await reader.see('heading', 'Tin mới');
  await reader.open(meetingPath);
  const openSheet = async () => {
    await reader.tap('button', 'Mã QR và cách gửi khác');
    await reader.see('dialog', sheetName);
  };
  const close: (() => Promise<void>)[] = [
    () => reader.press('Escape'),
    () => reader.evaluate(() => history.back()),
    () => reader.tap('button', 'Đóng'),
  ];
  for (const how of close) {
    await openSheet();
    await how();
    await reader.notSee('dialog', sheetName);
    expect(await reader.path()).toBe(meetingPath);
    await reader.until(
      () => document.activeElement?.getAttribute('aria-label') === 'Mã QR và cách gửi khác',
      'the focus is where it was',
    );
  }
  // Chromium closes a dialog without asking when Escape is pressed again; then it is opened anew while the step back is
  // still under way.
  await openSheet();
  await reader.evaluate(() => {
    const dialog = document.querySelector('dialog');
    const again = document.querySelector<HTMLElement>('[aria-label="Mã QR và cách gửi khác"]');
    dialog?.addEventListener('close', () => again?.click(), { once: true });
    dialog?.close();
  });
  await reader.until(
    () => document.querySelector('dialog:modal') !== null && history.state?.overlay === true,
    'the sheet is open again, with a step of its own',
  );
  await reader.see('dialog', sheetName);
  await reader.tap('button', 'Đóng');
  await reader.notSee('dialog', sheetName);
  // None left a step behind: back leads out of the article, to home.
  await reader.back();
  await reader.see('heading', 'Tin mới');
});

test('a refused clipboard shows the address to be copied by hand', async ({ reader, site }) => {
  await reader.open(meetingPath);
  await reader.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    });
  });
  await reader.tap('button', 'Mã QR và cách gửi khác');
  await reader.tap('button', 'Chép liên kết');
  await reader.seeText(/không cho chép/);
  expect(await reader.evaluate(() => document.querySelector<HTMLInputElement>('dialog input')?.value)).toBe(
    site.origin + meetingPath,
  );
});

test('the device’s share sheet gets title, summary and the canonical link; its closing is an answer', async ({
  reader,
  site,
}) => {
  await reader.open(`${meetingPath}#:~:text=bầu`);
  await reader.see('heading', meeting.title);
  await reader.evaluate(() => {
    const shared: ShareData[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(navigator, 'canShare', { value: () => true, configurable: true });
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: (data: ShareData) => {
        shared.push(data);
        return Promise.reject(new DOMException('closed', 'AbortError'));
      },
    });
  });
  await reader.tap('button', 'Chia sẻ');
  await reader.until(() => (window as unknown as { shared: ShareData[] }).shared.length === 1, 'it was asked');
  const [data] = await reader.evaluate(() => (window as unknown as { shared: ShareData[] }).shared);
  expect(data).toEqual({
    title: meeting.title,
    text: expect.stringContaining('chi bộ khu phố 3'),
    url: site.origin + meetingPath,
  });
  expect(await reader.sees('dialog', sheetName)).toBe(false);
});

test('on a phone without a share sheet Zalo is told how, with the link on the clipboard, and a message carries both', async ({
  reader,
  site,
}) => {
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  await reader.evaluate(() => {
    Reflect.deleteProperty(Navigator.prototype, 'share');
    const { matchMedia } = window;
    window.matchMedia = (query) =>
      query === '(pointer: coarse)' ? ({ matches: true, media: query } as MediaQueryList) : matchMedia(query);
    const copied: string[] = [];
    Object.assign(window, { copied });
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void copied.push(text) },
      configurable: true,
    });
  });
  await reader.tap('button', 'Chia sẻ');
  await reader.see('dialog', sheetName);
  await reader.tap('button', 'Zalo');
  await reader.seeText('Đã chép liên kết. Hãy mở Zalo, chọn người nhận rồi dán vào ô nhắn tin.');
  expect(await reader.evaluate(() => (window as unknown as { copied: string[] }).copied)).toEqual([
    site.origin + meetingPath,
  ]);
  const message = await reader.evaluate(
    () => document.querySelector<HTMLAnchorElement>('dialog a[href^="sms:"]')?.href,
  );
  expect(message).toBe(`sms:?&body=${encodeURIComponent(`${meeting.title}\n${site.origin}${meetingPath}`)}`);
});

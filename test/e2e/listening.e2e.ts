import { articleSlug } from '../../src/site/article-slug.ts';
import { paths } from '../../src/site/paths.ts';
import { notice } from '../support/common-news.ts';
import { type FakeVoice, installFakeSpeech } from '../support/fake-speech.ts';
import { plainItem } from '../support/news-feed.ts';
import type { Reader } from '../support/reader/reader.ts';
import { expect, test } from './settled.ts';

const noticePath = paths.article(articleSlug({ id: notice.id, title: notice.title ?? '', url: '' }));
const saved = plainItem(2);
const savedPath = paths.article(articleSlug({ id: saved.id, title: saved.title ?? '', url: '' }));

const said = (reader: Reader) =>
  reader.evaluate(() => [...(globalThis as unknown as { fakeVoice: FakeVoice }).fakeVoice.said]);

/** Lets the voice come to the end of its sentence, so many times. */
async function finish(reader: Reader, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) {
    await reader.evaluate(async () => {
      (globalThis as unknown as { fakeVoice: FakeVoice }).fakeVoice.finish();
      await new Promise((resolve) => setTimeout(resolve));
    });
  }
}

/** The words that are marked as being read. */
const marked = (reader: Reader) =>
  reader.evaluate(() => {
    const highlight = typeof CSS.highlights === 'undefined' ? undefined : CSS.highlights.get('dang-doc');
    const range = highlight ? [...highlight][0] : undefined;
    return range ? String(range) : (document.querySelector('[data-being-read]')?.textContent ?? '');
  });

async function openWithVoice(reader: Reader, options: Parameters<typeof installFakeSpeech>[0]): Promise<void> {
  await reader.open(noticePath);
  await reader.see('heading', notice.title);
  await reader.evaluate(installFakeSpeech, options);
}

test('an article is read aloud sentence by sentence, marked and scrolled to, while the reader looks around', async ({
  reader,
}) => {
  await openWithVoice(reader, { android: true, voices: 'vietnamese' });
  await reader.tap('button', 'Nghe bài');
  await reader.see('region', 'Nghe bài');
  expect(await said(reader)).toEqual(['Lịch tiếp dân tháng 8']);
  await finish(reader);
  expect((await said(reader)).at(-1)).toBe('Ủy ban nhân dân phường tiếp dân ngày 30 tháng 7 năm 2019.');
  expect(await marked(reader)).toBe('UBND phường tiếp dân ngày 30/7/2019.');
  await finish(reader);
  expect(await marked(reader)).toBe('Xin mời bà con đến dự.');

  await reader.tap('button', 'Tạm dừng');
  await reader.see('button', 'Đọc tiếp');
  const before = await said(reader);
  await reader.tap('button', 'Câu sau');
  await reader.tap('button', 'Câu trước');
  expect(await said(reader)).toEqual(before);
  await reader.tap('button', 'Đọc tiếp');
  await expect.poll(async () => (await said(reader)).length).toBe(before.length + 1);
  expect((await said(reader)).at(-1)).toBe('Xin mời bà con đến dự.');

  // Far down, what is being read is on the screen and not beneath the player.
  await finish(reader, 30);
  expect(await marked(reader)).toMatch(/^(Đoạn|Bà con)/);
  await reader.until(() => {
    const highlight = typeof CSS.highlights === 'undefined' ? undefined : CSS.highlights.get('dang-doc');
    const range = highlight ? ([...highlight][0] as Range) : document.querySelector('[data-being-read]');
    const box = range?.getBoundingClientRect();
    const bar = document.querySelector('.player')?.getBoundingClientRect();
    return box && bar && box.top > 0 && box.bottom < bar.top && scrollY > 500;
  }, 'the sentence is in view');

  // A reader who scrolls away is left in peace, and can come back.
  await reader.evaluate(() => {
    dispatchEvent(new Event('wheel'));
    scrollTo(0, 0);
  });
  await finish(reader, 2);
  await reader.until(() => scrollY < 300, 'the page stays at its beginning');
  await reader.tap('button', 'Về câu đang đọc');
  await reader.until(() => scrollY > 500, 'the sentence is in view again');

  // It goes on behind other screens, and the player leads back.
  await reader.evaluate(() => document.querySelector<HTMLElement>('.navigation a')?.click());
  await reader.see('heading', 'Tin mới');
  const away = (await said(reader)).length;
  await finish(reader, 2);
  expect((await said(reader)).length).toBe(away + 2);
  await reader.tap('link', notice.title);
  await reader.see('heading', notice.title);
  await finish(reader);
  expect(await marked(reader)).not.toBe('');

  // Also to the very sentence, for who had scrolled away in the article; a list is not what is followed.
  await reader.evaluate(() => dispatchEvent(new Event('wheel')));
  await reader.see('button', 'Về câu đang đọc');
  await reader.evaluate(() => document.querySelector<HTMLElement>('.navigation a')?.click());
  await reader.see('heading', 'Tin mới');
  await reader.tap('button', 'Về câu đang đọc');
  await reader.see('heading', notice.title);
  await reader.until(() => scrollY > 500, 'the sentence is in view after another screen');
  expect(await marked(reader)).not.toBe('');
  await reader.notSee('button', 'Về câu đang đọc');
  await reader.evaluate(() => document.querySelector<HTMLElement>('.navigation a')?.click());
  await reader.see('heading', 'Tin mới');
  await reader.evaluate(() => dispatchEvent(new Event('wheel')));
  await reader.notSee('button', 'Về câu đang đọc');

  // A voice that is only listed reads in another language or not at all: the player knows the way to a real one.
  await reader.tap('button', 'Thêm lựa chọn');
  await reader.tap('button', 'Không nghe thấy tiếng Việt?');
  await reader.see('dialog', 'Cách cài giọng đọc tiếng Việt');
  await reader.press('Escape');
  await reader.notSee('dialog');
  await reader.tap('button', 'Đọc tiếp');
  await reader.see('button', 'Tạm dừng');
  await reader.evaluate(async () => {
    (globalThis as unknown as { fakeVoice: FakeVoice }).fakeVoice.fail('language-unavailable');
    await new Promise((resolve) => setTimeout(resolve));
  });
  await reader.seeText('Chưa dùng được giọng đọc tiếng Việt trên máy này.');
  await reader.see('button', 'Cách cài giọng đọc');
  await reader.tap('button', 'Thôi nghe');
  await reader.notSee('region', 'Nghe bài');
  expect(await marked(reader)).toBe('');
  const ended = (await said(reader)).length;
  await finish(reader);
  expect((await said(reader)).length).toBe(ended);
});

test('at the end the next saved article follows, if that is wished; speed and wish are kept', async ({ reader }) => {
  await reader.open(savedPath);
  await reader.tap('button', 'Lưu bài');
  await reader.seeText('Đã lưu bài vào máy');
  await reader.open(noticePath);
  await reader.see('heading', notice.title);
  await reader.evaluate(installFakeSpeech, { android: false, voices: 'vietnamese' } as const);
  await reader.tap('button', 'Nghe bài');
  await reader.tap('button', 'Thêm lựa chọn');
  await reader.tap('checkbox', 'Hết bài thì nghe bài đã lưu kế tiếp');
  await reader.evaluate(() => {
    const select = document.querySelector<HTMLSelectElement>('.player select');
    if (select) select.value = '1.5';
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await reader.until(() => {
    (globalThis as unknown as { fakeVoice: FakeVoice }).fakeVoice.finish();
    return document.querySelector('.player-title')?.textContent === 'Bản tin khu phố số 2';
  }, 'the saved article is read');
  expect(await said(reader)).toContain('Bản tin khu phố số 2');
  expect(await reader.evaluate(() => (globalThis as unknown as { fakeVoice: FakeVoice }).fakeVoice.rates.at(-1))).toBe(
    1.5,
  );
  await reader.until(() => {
    (globalThis as unknown as { fakeVoice: FakeVoice }).fakeVoice.finish();
    return document.querySelector('.player [role=status]')?.textContent === 'Đã đọc hết bài.';
  }, 'there is nothing more to read');

  await reader.open(noticePath);
  await reader.see('heading', notice.title);
  await reader.evaluate(installFakeSpeech, { android: false, voices: 'vietnamese' } as const);
  await reader.tap('button', 'Nghe bài');
  await reader.see('region', 'Nghe bài');
  expect(await reader.evaluate(() => document.querySelector<HTMLSelectElement>('.player select')?.value)).toBe('1.5');
});

test('where there is no Vietnamese voice it says so and how to get one', async ({ reader }) => {
  await openWithVoice(reader, { android: false, voices: 'english' });
  // Voices may be listed late, so the browser is given time; meanwhile the tap is answered.
  await reader.evaluate(() => {
    const pressed: (string | null)[] = [];
    Object.assign(window, { pressed });
    const button = document.querySelector('.article-actions > .button[aria-pressed]:last-of-type');
    if (!button) throw new Error('no button to listen by');
    const note = () => pressed.push(button.getAttribute('aria-pressed'));
    new MutationObserver(note).observe(button, { attributeFilter: ['aria-pressed'] });
  });
  await reader.tap('button', 'Nghe bài');
  await reader.see('dialog', 'Máy chưa có giọng đọc tiếng Việt');
  expect(await reader.evaluate(() => (window as unknown as { pressed: string[] }).pressed)).toEqual(['true', 'false']);
  await reader.seeText('Cài xong, hãy đóng hẳn trình duyệt rồi mở lại.');
  await reader.press('Escape');
  await reader.notSee('dialog');
  await reader.see('heading', notice.title);
});

import { paths } from '../../src/site/paths.ts';
import { festival, meeting, putNews } from '../support/news-feed.ts';
import { test as alone } from './fixtures.ts';
import { expect, test } from './settled.ts';
import { focusIsOn, pressByKey, settle, thereAndBack } from './steps.ts';

test('typing without marks finds the words with theirs, and the match is marked', async ({ reader }) => {
  await reader.open(paths.home);
  await reader.tap('link', 'Tìm kiếm');
  await reader.type('searchbox', 'Tìm kiếm', 'bi thu chi bo');
  await reader.see('link', meeting.title);
  await reader.until(
    () => [...document.querySelectorAll('[role=status]')].some((one) => /\d+ bài/.test(one.textContent ?? '')),
    'a status tells the count',
  );
  await reader.until(
    () => /bí thư/i.test([...document.querySelectorAll('mark')].map((one) => one.textContent).join(' ')),
    'the words are marked as the article writes them',
  );
  const box = () => document.activeElement?.matches('input[type=search]');
  await reader.tap('button', 'Xóa từ khóa');
  await reader.until(box, 'who empties the box can type at once');
  await reader.type('searchbox', 'Tìm kiếm', 'bi thu chi bo');
  await reader.see('link', meeting.title);
  await reader.until(() => {
    const card = document.querySelector('.results .card');
    return /đủ ảnh|chỉ chữ/.test(card?.querySelector('.badge')?.textContent ?? '');
  }, 'the result tells what of it is on the phone');
});

test('captions, bodies and the signing unit are found', async ({ reader }) => {
  await reader.open('/tim-kiem/');
  for (const [query, title] of [
    ['đảng viên bỏ phiếu', meeting.title],
    ['vắc xin', 'Lịch tiêm chủng'],
    ['ban tuyên giáo', meeting.title],
    ['cảnh lễ hội', festival.title],
  ] as const) {
    await reader.type('searchbox', 'Tìm kiếm', query);
    await reader.see('link', title);
  }
});

test('a search stands in the address and comes back with the back button', async ({ reader }) => {
  await reader.open('/tim-kiem/#?q=ti%C3%AAm%20ch%E1%BB%A7ng');
  await reader.see('link', 'Lịch tiêm chủng');
  await reader.tap('link', 'Lịch tiêm chủng');
  await reader.see('heading', 'Lịch tiêm chủng');
  await reader.back();
  await reader.see('link', 'Lịch tiêm chủng');
  expect(await reader.evaluate(() => document.querySelector('input')?.value)).toBe('tiêm chủng');
});

test('going back to a search finds as many results and the same place, also after the article was loaded anew', async ({
  reader,
}) => {
  await reader.open('/tim-kiem/#?q=khu%20ph%E1%BB%91');
  await reader.tap('button', 'Xem thêm kết quả');
  await reader.until(() => document.querySelectorAll('.results > li').length > 20, 'more results stand');
  const title = await reader.evaluate(() => {
    const last = [...document.querySelectorAll('.results > li a')].at(-1);
    last?.scrollIntoView({ block: 'center' });
    return last?.textContent ?? '';
  });
  const before = await reader.evaluate(() => scrollY);
  for (const isLoadedAnew of [false, true]) {
    await thereAndBack(reader, { link: title, heading: title, isLoadedAnew });
    await reader.until(() => scrollY > 500, 'the results are scrolled');
    expect(Math.abs((await reader.evaluate(() => scrollY)) - before)).toBeLessThan(400);
  }
});

test('the years to choose from are those of the articles, and the one that the address names', async ({ reader }) => {
  await reader.open('/tim-kiem/#?q=ti%C3%AAm&nam=1998');
  await reader.until(
    () =>
      [...document.querySelectorAll('select')].some(
        ({ options }) => [...options].map(({ value }) => value).join(' ') === ' 2020 2019 2018 1998',
      ),
    'those years stand to be chosen',
  );
});

test('however many letters are typed, the history is not flooded, and the address has the words in the end', async ({
  reader,
}) => {
  await reader.open('/tim-kiem/');
  await reader.see('searchbox', 'Tìm kiếm');
  // WebKit throws at the hundredth change within thirty seconds.
  await reader.evaluate(async () => {
    const box = document.querySelector('input') as HTMLInputElement;
    for (let letter = 0; letter < 150; letter++) {
      box.value = 'tiêm chủng '.repeat(15).slice(0, letter + 1);
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve));
    }
    box.value = 'tiêm chủng';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await reader.until(
    () => new URLSearchParams(location.hash.slice(1)).get('q') === 'tiêm chủng',
    'the address has what stands in the box',
  );
  await reader.tap('link', 'Lịch tiêm chủng');
  await reader.see('heading', 'Lịch tiêm chủng');
});

test('an opened result marks the words, steps through them and lets go, and shares without them', async ({
  reader,
}) => {
  await reader.open('/tim-kiem/');
  await reader.type('searchbox', 'Tìm kiếm', 'bi thu chi bo');
  await reader.until(
    () => document.querySelector('main a[href$="#?tim=bi%20thu%20chi%20bo"]') !== null,
    'the results are those of the whole query',
  );
  await reader.tap('link', meeting.title);
  await reader.see('heading', meeting.title);
  await reader.see('button', 'Chỗ sau');
  await reader.until(
    () => [...(CSS.highlights.get('found') ?? [])].some((range) => String(range).toLowerCase().includes('bí thư')),
    'the words are marked',
  );
  expect(await reader.evaluate(() => location.hash)).toBe('#?tim=bi%20thu%20chi%20bo');
  await reader.seeText(/Chỗ 1\/\d/);
  await reader.tap('button', 'Chỗ sau');
  await reader.seeText(/Chỗ 2\/\d/);
  // What is stored meanwhile has the article read anew, and is no new search.
  await reader.tap('button', 'Lưu bài');
  await reader.seeText(/Đã lưu bài vào máy/);
  await reader.seeText(/Chỗ 2\/\d/);
  await reader.tap('button', 'Bỏ đánh dấu từ đã tìm');
  await reader.until(() => !CSS.highlights.has('found'), 'the marks are gone');
  expect(await reader.evaluate(() => location.hash)).toBe('');
});

test('where the browser has no highlights of its own, the present place is selected, and let go with the marks', async ({
  reader,
}) => {
  await reader.open('/tim-kiem/');
  await reader.type('searchbox', 'Tìm kiếm', 'bi thu chi bo');
  await reader.see('link', meeting.title);
  await reader.evaluate(() => void Reflect.deleteProperty(globalThis, 'Highlight'));
  await reader.tap('link', meeting.title);
  await reader.see('button', 'Chỗ sau');
  await reader.until(() => /^(bí thư|chi bộ)/i.test(String(getSelection())), 'the place is selected');
  await reader.tap('button', 'Bỏ đánh dấu từ đã tìm');
  await reader.until(() => String(getSelection()) === '', 'nothing is selected');
});

test('whoever removes recent searches by the keyboard keeps their place', async ({ reader }) => {
  await reader.open(paths.search);
  for (const query of ['tiêm chủng', 'bí thư']) {
    await reader.type('searchbox', 'Tìm kiếm', query);
    await reader.press('Enter');
    await reader.see('link', /./);
  }
  await reader.tap('button', 'Xóa từ khóa');
  await pressByKey(reader, 'Xóa “bí thư”');
  await focusIsOn(reader, 'Xóa “tiêm chủng” khỏi danh sách');
  await reader.press('Enter');
  await reader.notSee('heading', 'Đã tìm gần đây');
  await focusIsOn(reader, 'Tìm kiếm');
  expect(await reader.evaluate(() => document.activeElement?.localName)).toBe('h1');
});

test('nothing found says so and helps on', async ({ reader }) => {
  await reader.open('/tim-kiem/#?q=xyzkhongcotunay');
  await reader.see('heading', /Không có bài nào khớp/);
  await reader.until(
    () => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === 'Không tìm thấy bài nào'),
    'the status says that nothing was found',
  );
  expect(await reader.sees('button', 'Bỏ lọc')).toBe(false);
});

test('nothing found among what is filtered: a tap searches everything', async ({ reader }) => {
  await reader.open('/tim-kiem/#?q=bi%20thu%20chi%20bo&luu=1');
  await reader.see('heading', /Không có bài nào khớp/);
  await reader.tap('button', 'Bỏ lọc');
  await reader.see('link', meeting.title);
  expect(decodeURIComponent(await reader.path())).toBe('/tim-kiem/#?q=bi thu chi bo');
});

alone('with the server stopped, search answers after a fresh start', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await site.stop();
  await reader.reopen('/tim-kiem/');
  await reader.type('searchbox', 'Tìm kiếm', 'bi thu chi bo');
  await reader.tap('link', meeting.title);
  await reader.see('heading', meeting.title);
});

import AxeBuilder from '@axe-core/playwright';
import { paths } from '../../src/site/paths.ts';
import { meeting, putNews } from '../support/news-feed.ts';
import type { PlaywrightReader } from '../support/reader/playwright-reader.ts';
import { expect, test } from './fixtures.ts';
import { screens, stands, states } from './screens.ts';
import { settle } from './steps.ts';

/** Beside the first, which is looked at whole: colours are all that a theme changes. */
const OTHER_THEMES = ['dark', 'sepia', 'contrast'];
const SMALLEST_TARGET_PX = 44;

interface AxeResults {
  violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[];
}

function faultsOf({ violations }: AxeResults): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target} ${node.failureSummary}`));
}

/** What axe finds in any theme; the reader's own is worn again at the end. */
async function axeInThemes(reader: PlaywrightReader): Promise<string[]> {
  const whole = faultsOf(await new AxeBuilder({ page: reader.page }).analyze());
  // The builder has left axe in the page: the other themes are gone through there, in one go.
  const others = await reader.evaluate(async (themes) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const worn = document.documentElement.dataset.theme;
    const found: [string, AxeResults][] = [];
    for (const theme of themes) {
      document.documentElement.dataset.theme = theme;
      found.push([theme, await axe.run({ runOnly: ['color-contrast'], resultTypes: ['violations'] })]);
    }
    if (worn === undefined) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = worn;
    return found;
  }, OTHER_THEMES);
  return [...whole, ...others.flatMap(([theme, results]) => faultsOf(results).map((fault) => `${theme}: ${fault}`))];
}

/**
 * Controls that a thumb misses, with their size. Links within running text are as high as its line (WCAG 2.5.8), and a
 * radio button is tapped by its label.
 */
function smallTargets(leastPx: number): string[] {
  const controls = document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [role=button]');
  return [...controls].flatMap((control) => {
    const target = control.closest('label') ?? control;
    const { width, height } = target.getBoundingClientRect();
    const isShown = control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1;
    const isInText =
      getComputedStyle(control).display === 'inline' && control.closest('p, li, figcaption, td') !== null;
    // The whole card answers: the link spreads over it.
    const spread = getComputedStyle(control, '::after');
    const isSpread = spread.position === 'absolute' && spread.inset === '0px';
    if (!isShown || isInText || isSpread || control.matches('.skip-link')) return [];
    if (Math.min(width, height) >= leastPx - 0.5) return [];
    return [`${control.localName}.${control.className} "${control.textContent}" ${width} × ${height}`];
  });
}

/** What screen readers go by: one h1, no level left out, one main, every region named where there are several. */
function outlineFaults(): string[] {
  const scope = document.querySelector('dialog[open]') ?? document;
  const levels = [...scope.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ localName }) => Number(localName[1]));
  const faults = levels.flatMap((level, index) =>
    index > 0 && level > (levels[index - 1] ?? 0) + 1 ? [`h${level} follows h${levels[index - 1]}`] : [],
  );
  if (scope !== document) return faults;
  if (levels.filter((level) => level === 1).length !== 1) faults.push(`levels ${levels.join(' ')}: not one h1`);
  for (const landmark of ['main', 'header.banner']) {
    if (document.querySelectorAll(landmark).length !== 1) faults.push(`not one ${landmark}`);
  }
  if (document.querySelector('nav:not([aria-label], [aria-labelledby])')) faults.push('a navigation without a name');
  return faults;
}

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

for (const language of ['vi', 'en'] as const) {
  test(`axe finds nothing in any state of any screen in any theme, every target is large, every outline whole, ${language}`, async ({
    inPlaywright: reader,
    site,
  }) => {
    test.setTimeout(300_000);
    await putNews(site);
    await settle(reader);
    if (language === 'en') {
      await reader.open(paths.settings);
      await reader.tap('radio', 'English');
      await reader.see('heading', 'Settings');
      await reader.until(
        async () => (await (await caches.match(new URL('/', location.href)))?.text())?.includes('lang="en"'),
        'the choice is kept',
      );
    }
    const look = async (name: string) => {
      await stands(reader);
      expect(await reader.evaluate(() => document.documentElement.lang)).toBe(language);
      expect.soft(await axeInThemes(reader), name).toEqual([]);
      expect.soft(await reader.evaluate(outlineFaults), `outline of ${name}`).toEqual([]);
      expect.soft(await reader.evaluate(smallTargets, SMALLEST_TARGET_PX), `targets of ${name}`).toEqual([]);
    };
    for (const { name, path, role, known } of screens) {
      await reader.open(path);
      if (language === 'vi') await reader.see(role, known);
      else await reader.see(role);
      await look(name);
    }
    for (const { name, path, show } of states) {
      await reader.open(path);
      await show(reader);
      await look(name);
    }
  });
}

test('home without articles and with a failure passes axe in every theme', async ({
  inPlaywright: reader,
  site,
  guard,
}) => {
  guard.expected.push(/Failed to load resource|status of 500/);
  await putNews(site);
  site.on('/feed.json', { status: 500 });
  await reader.open('/');
  await reader.seeText(/Không tải được/);
  expect(await axeInThemes(reader)).toEqual([]);
});

test('by keyboard alone, and as a screen reader tells it: open, search, read, save, share, settings', async ({
  inPlaywright: reader,
  site,
}) => {
  await putNews(site);
  await settle(reader);
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

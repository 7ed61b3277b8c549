import { meeting, meetingPath, plainItem } from '../support/news-feed.ts';
import type { PlaywrightReader } from '../support/reader/playwright-reader.ts';
import { expect, test } from './settled.ts';

/** What stands at the end of the article that is open: labels and titles. */
async function neighbours(reader: PlaywrightReader, title: string): Promise<string[]> {
  await reader.see('heading', title);
  await reader.until(() => {
    scrollTo(0, document.body.scrollHeight);
    return document.querySelector('.neighbours');
  }, 'the end of the article stands');
  return reader.evaluate(() =>
    [...document.querySelectorAll('.neighbour')].map((link) =>
      [...link.children].map(({ textContent }) => textContent).join(': '),
    ),
  );
}

test('the next article is the next of the list that the reader came from', async ({ inPlaywright: reader }) => {
  const [one, two] = [plainItem(1), plainItem(2)].map(({ title = '' }) => title) as [string, string];
  await reader.open(meetingPath);
  // Opened by its address: within its category.
  expect(await neighbours(reader, meeting.title)).toEqual(['Bài cũ hơn: Album: Lễ hội Kỳ yên đình làng']);
  const save = async () => {
    await reader.tap('button', 'Lưu bài');
    await reader.until(() => document.querySelector('.article-actions [aria-pressed=true]'), 'it is saved');
  };
  await save();

  // From home: of all, whatever their category, also over the articles read on the way.
  const toScreen = async (name: string, known: string) => {
    await reader.evaluate(() => scrollTo(0, 0));
    await reader.tap('link', name);
    await reader.see('heading', known);
  };
  await toScreen('Trang chủ', 'Tin mới');
  await reader.tap('link', one);
  expect((await neighbours(reader, one)).at(-1)).toBe(`Bài cũ hơn: ${two}`);
  await reader.tap('link', `Bài cũ hơn ${two}`);
  expect((await neighbours(reader, two))[0]).toBe(`Bài mới hơn: ${one}`);
  await reader.evaluate(() => scrollTo(0, 0));
  await save();

  // From the saved ones: last saved first.
  await toScreen('Đã lưu', 'Bài đã lưu');
  await reader.tap('link', two);
  expect(await neighbours(reader, two)).toEqual([`Bài đã lưu kế tiếp: ${meeting.title}`]);
});

import { parseQuotation } from '../../src/views/sharing/quotation.ts';
import { meeting, meetingPath, putNews } from '../support/news-feed.ts';
import { expect, test } from './fixtures.ts';
import { settle } from './steps.ts';

const quote = 'công tác vệ sinh môi trường, phòng chống sốt xuất huyết';

test('selected words are passed on by a link that shows them marked, also offline', async ({ reader, site }) => {
  await putNews(site);
  await settle(reader);
  await reader.open(meetingPath);
  await reader.see('heading', meeting.title);
  expect(await reader.sees('button', 'Chia sẻ đoạn này')).toBe(false);
  await reader.evaluate((words) => {
    Reflect.deleteProperty(Navigator.prototype, 'share');
    const walker = document.createTreeWalker(document.querySelector('.prose') as Element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(words);
      // From within the first word to within the last: readers select by letters.
      if (at >= 0) getSelection()?.setBaseAndExtent(node, at + 1, node, at + words.length - 2);
    }
  }, quote);
  await reader.tap('button', 'Chia sẻ đoạn này');
  await reader.see('dialog', 'Gửi cho người khác');
  const shared = await reader.evaluate(() => {
    const facebook = [...document.querySelectorAll<HTMLAnchorElement>('dialog a')].find(({ href }) =>
      href.includes('facebook'),
    );
    return new URL(facebook?.href ?? '').searchParams.get('u') ?? '';
  });
  expect(shared.startsWith(`${site.origin}${meetingPath}#`)).toBe(true);
  const [, directive = ''] = shared.split(':~:text=');
  expect(decodeURIComponent(directive)).toBe(quote);
  expect(parseQuotation(new URL(shared).hash)?.start).toBe(quote);

  await site.stop();
  await reader.setSize(360, 400);
  await reader.reopen(shared.slice(site.origin.length));
  await reader.see('heading', meeting.title);
  await reader.until(() => CSS.highlights.has('quotation'), 'the words are marked');
  const marked = await reader.evaluate(() => {
    const [range] = (CSS.highlights.get('quotation') ?? []) as unknown as Range[];
    const box = range?.getBoundingClientRect();
    return { text: range?.toString(), isInSight: box !== undefined && box.top >= 0 && box.bottom <= innerHeight };
  });
  expect(marked).toEqual({ text: quote, isInSight: true });
});

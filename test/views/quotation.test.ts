import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findQuotation,
  parseQuotation,
  quotationFragment,
  quotationOf,
  wholeWords,
} from '../../src/views/sharing/quotation.ts';

const text =
  'Sáng 12/5, chi bộ khu phố 3 đã họp bầu bí thư mới.\nĐại hội đánh giá cao công tác vệ sinh môi trường, phòng chống ' +
  'sốt xuất huyết - và cảm ơn bà con.\nChi bộ khu phố 3 đã họp bầu bí thư mới.';

function fragmentFor(quote: string, from = 0): string {
  const start = text.indexOf(quote, from);
  return quotationFragment(quotationOf(text, ...wholeWords(text, start, start + quote.length)));
}

describe('a link to a quotation', () => {
  test('tells a short one whole, with hyphen, comma and letters encoded', () => {
    const directive = 'huy%E1%BA%BFt%20%2D%20v%C3%A0';
    expect(fragmentFor('huyết - và')).toBe(`#doan=${directive}:~:text=${directive}`);
    expect(fragmentFor('môi trường, phòng')).toContain('tr%C6%B0%E1%BB%9Dng%2C%20ph');
  });

  test('tells a long one, or one over several paragraphs, by its first and last words', () => {
    const [, directive = ''] = fragmentFor(text.slice(0, text.indexOf('cao công'))).split(':~:text=');
    expect(directive.split(',').map(decodeURIComponent)).toEqual(['Sáng 12/5, chi bộ khu', 'Đại hội đánh giá']);
  });

  test('names the words before and after only where the place would be another', () => {
    expect(parseQuotation(fragmentFor('Chi bộ khu phố'))).toMatchObject({ prefix: '', suffix: '' });
    expect(parseQuotation(fragmentFor('khu phố 3 đã họp'))).toMatchObject({ prefix: '', suffix: '' });
    const second = text.lastIndexOf('khu phố 3 đã họp');
    expect(parseQuotation(fragmentFor('khu phố 3 đã họp', second))).toEqual({
      prefix: 'Chi bộ',
      start: 'khu phố 3 đã họp',
      end: '',
      suffix: 'bầu bí thư mới.',
    });
  });

  test('does not take the last letters of its beginning for its end', () => {
    const whole = 'hỏi?\n?\nđáp';
    expect(findQuotation(whole, quotationOf(whole, 0, 6))).toEqual([0, 6]);
  });

  test('leads back to what was selected, whatever that is', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aăâbđêẹởữ-,&:~=%#'), minLength: 1, maxLength: 7 });
    const article = fc
      .array(fc.array(word, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 6 })
      .map((lines) => lines.map((words) => words.join(' ')).join('\n'));
    fc.assert(
      fc.property(article, fc.nat(), fc.nat(), (whole, a, b) => {
        const [low, high] = [a % (whole.length + 1), b % (whole.length + 1)].sort((x, y) => x - y) as [number, number];
        const [start, end] = wholeWords(whole, low, high);
        fc.pre(end > start);
        const quotation = quotationOf(whole, start, end);
        const fragment = quotationFragment(quotation);
        // As a browser hands it to scripts: without the directive; and as an old one does: whole.
        for (const hash of [fragment.split(':~:')[0] ?? '', fragment]) expect(parseQuotation(hash)).toEqual(quotation);
        const found = findQuotation(whole, quotation);
        expect(found).not.toBeNull();
        // Like words in like surroundings cannot be told apart by words: then an equal beginning is found.
        const [from, to] = found ?? [0, 0];
        expect(whole.slice(from, to).startsWith(quotation.start)).toBe(true);
        if (!quotation.prefix && !quotation.suffix && findQuotation(whole.slice(from + 1), quotation) === null) {
          expect([from, to]).toEqual([start, end]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['', '#muc-1', '#doan=', '#doan=%E0%A4%A', '#doan=a-', '#doan=,b'])('%j is none', (hash) => {
    expect(parseQuotation(hash)).toBeNull();
  });

  test('words that were edited away are not found', () => {
    expect(findQuotation('Một bài khác hẳn.', { prefix: '', start: 'khu phố', end: '', suffix: '' })).toBeNull();
  });
});

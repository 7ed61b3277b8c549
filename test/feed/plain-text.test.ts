import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, cutText, plainText, stripTags } from '../../src/feed/plain-text.ts';

describe('plain-text members', () => {
  test.each([
    ['AT&amp;T &#8211; “Tin” &eacute;', 'AT&T – “Tin” é'],
    ['Bài <b>quan trọng</b>, mới', 'Bài quan trọng, mới'],
    ['Dòng một<br/>dòng hai<p>ba</p>', 'Dòng một dòng hai ba'],
    ['1 < 2 và 3 > 2', '1 < 2 và 3 > 2'],
    ['Bộ <Tài chính> trả lời', 'Bộ <Tài chính> trả lời'],
    ['a <b', 'a <b'],
    ['How to use &lt;b&gt;', 'How to use <b>'],
    ['</title><script>alert(1)</script>x', 'alert(1)x'.replace('alert(1)', '')],
    ['  nhiều \n khoảng&nbsp;&nbsp;trắng  ', 'nhiều khoảng trắng'],
    ['a\u0000b\u202ec\u200bd\u0007e', 'abcde'],
    ['x\udc00y 😀', 'x\ufffdy 😀'],
    ['dòng\u2028hai', 'dòng hai'],
  ])('%j', (given, text) => expect(plainText(given, 100)).toBe(text));

  test('are cut at a space, with a sign that they are', () => {
    expect(plainText('một hai ba bốn năm', 12)).toBe('một hai ba…');
    expect(plainText('ỦỦỦỦỦỦỦỦ'.repeat(100_000), 20)).toHaveLength(20);
  });

  test('are never cut through a character of two units', () => {
    expect(cutText('😀😀😀😀', 4)).toBe('😀…');
  });

  test('are within the limit, clean, and stay as they are when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const text = cleanText(given);
        expect(text).not.toMatch(/[^\P{Cc}]|[\p{Cs}\u202a-\u202e]| {2}/u);
        expect(cleanText(text)).toBe(text);
        expect(plainText(given, 50).length).toBeLessThanOrEqual(50);
      }),
    );
  });

  test('text without tags and entities comes out word for word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aăâbcđêôơưÀĐ đ,.!-–“”1<>') }), (given) => {
        expect(stripTags(given.replaceAll(/<[a-z/]/g, 'x'))).toBe(given.replaceAll(/<[a-z/]/g, 'x'));
      }),
    );
  });
});

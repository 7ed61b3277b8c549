import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceSpans } from '../../../src/text/speech/sentences.ts';

const sentences = (text: string) => sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test('end at stops, not at short forms, dates and numbers', () => {
    expect(sentences('Phường họp ngày 30.7. Có mặt TS. Lê Văn A, P. 5, TP. Thủ Đức! “Xong.” Rồi về…  Hết')).toEqual([
      'Phường họp ngày 30.7.',
      'Có mặt TS. Lê Văn A, P. 5, TP. Thủ Đức!',
      '“Xong.”',
      'Rồi về…',
      'Hết',
    ]);
    expect(sentences('1. Mục một\nDòng hai… còn nữa. ')).toEqual(['1. Mục một', 'Dòng hai… còn nữa.']);
  });

  test('hold every character once, in order, and none is long', () => {
    const piece = fc.constantFrom('chữ', 'dài-'.repeat(70), '. ', ', ', '; ', '\n', ' ', 'TP. ', '😀', '5.', '“', '”');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        const text = pieces.join('');
        const spans = sentenceSpans(text);
        let last = 0;
        let held = '';
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(180);
          held += text.slice(start, end);
          last = end;
        }
        expect(held.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPartsEncoder, joinParts, type TextPart } from '../../src/publisher/output/text-parts.ts';

const shared: TextPart[] = [
  { text: '<!doctype html><p>Đầu trang</p>'.repeat(40), isShared: true },
  { text: '', isShared: true },
  { text: 'Chân trang Đ 🏮 '.repeat(5000), isShared: true },
];
const own = fc.record({ text: fc.string({ unit: 'binary', maxLength: 400 }), isShared: fc.constant(false) });
const part = fc.oneof(own, fc.constantFrom(...shared));

describe('files of shared and own parts', () => {
  test('are the parts one after another, plain and unpacked', () => {
    const encoder = createPartsEncoder();
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const bytes = encoder.encode(parts);
        const whole = Buffer.from(joinParts(parts));
        expect(bytes.equals(whole)).toBe(true);
        expect(gunzipSync(encoder.gzip(parts, bytes)).equals(whole)).toBe(true);
      }),
    );
  });

  test('cost hardly more bytes than one file would', () => {
    const encoder = createPartsEncoder();
    const [first = { text: '', isShared: true }, , last = { text: '', isShared: true }] = shared;
    const parts = [first, { text: 'Nội dung riêng của bài. '.repeat(30), isShared: false }, last];
    const inParts = encoder.gzip(parts, encoder.encode(parts)).length;
    const alone = encoder.gzip([{ text: joinParts(parts), isShared: false }], encoder.encode(parts)).length;
    expect(inParts).toBeLessThan(alone + 100);
  });
});

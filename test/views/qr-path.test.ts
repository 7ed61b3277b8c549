import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type QrPath, QUIET_ZONE_MODULES, qrPath } from '../../src/views/qr-path.ts';
import { readQrPath } from '../support/read-qr-code.ts';

function codeOf(text: string): QrPath {
  const code = qrPath(text);
  if (!code) throw new Error(`no code for ${text}`);
  return code;
}

describe('qrPath', () => {
  test.each([
    'https://phuong.example.vn/',
    'https://phuong.example.vn/bai-viet/lich-tiem-chung-thang-11-abc123/',
    'https://phuong.example.vn/tim-kiem/?q=b%C3%AD%20th%C6%B0#:~:text=%C4%90%E1%BA%A1i%20h%E1%BB%99i',
    'HTTPS://A.VN/1234567890',
    '0123456789',
    'Phường Hồ Sen: “Ngày hội đại đoàn kết” 🎉',
  ])('a decoder that is not ours reads %s', (text) => {
    expect(readQrPath(codeOf(text))).toBe(text);
  });

  test('every web address up to 600 characters is read back', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'medium' }), (address) => {
        const { href } = new URL(address);
        fc.pre(href.length <= 600);
        expect(readQrPath(codeOf(href))).toBe(href);
      }),
      { numRuns: 120 },
    );
  });

  test('four light modules surround the code', () => {
    const { sizeModules, path } = codeOf('https://phuong.example.vn/');
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, width]) => ({
      left: Number(x),
      top: Number(y),
      right: Number(x) + Number(width),
    }));
    expect(Math.min(...runs.map(({ left }) => left))).toBe(QUIET_ZONE_MODULES);
    expect(Math.min(...runs.map(({ top }) => top))).toBe(QUIET_ZONE_MODULES);
    expect(Math.max(...runs.map(({ right }) => right))).toBe(sizeModules - QUIET_ZONE_MODULES);
    expect(Math.max(...runs.map(({ top }) => top))).toBe(sizeModules - QUIET_ZONE_MODULES - 1);
  });

  test('a code with a stain on a twentieth of it is still read', () => {
    const text = 'https://phuong.example.vn/bai-viet/lich-tiem-chung-thang-11-abc123/';
    const code = codeOf(text);
    const middle = Math.floor(code.sizeModules / 2);
    const stain = Array.from({ length: 6 }, (_, row) => `M${middle} ${middle + row}h6v1h-6z`).join('');
    expect(readQrPath({ ...code, path: code.path + stain })).toBe(text);
  });

  test('the level is M, as the format bits say', () => {
    // The first two format bits, 0b00 for M, are stored XOR 0b10: column 0 dark, column 1 light (row 8 of the symbol).
    const { path } = codeOf('https://phuong.example.vn/');
    const row = QUIET_ZONE_MODULES + 8;
    const dark = (x: number) =>
      [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].some(
        ([, left, top, width]) => Number(top) === row && x >= Number(left) && x < Number(left) + Number(width),
      );
    expect([dark(QUIET_ZONE_MODULES), dark(QUIET_ZONE_MODULES + 1)]).toEqual([true, false]);
  });

  test('what fits into no code gives none', () => {
    expect(qrPath('a'.repeat(2332))).toBeNull();
    expect(qrPath('\ud800')).toBeNull();
    expect(qrPath('a'.repeat(2000))).not.toBeNull();
  });
});

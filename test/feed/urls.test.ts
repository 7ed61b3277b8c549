import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostOf, linkUrl, pictureUrl, webUrl } from '../../src/feed/urls.ts';

const base = 'https://portal.example/tin/feed.json';

describe('addresses', () => {
  test.each([
    ['https://a.example/x/y.jpg', 'https://a.example/x/y.jpg'],
    ['images/1.jpg', 'https://portal.example/tin/images/1.jpg'],
    ['/1.jpg', 'https://portal.example/1.jpg'],
    ['//b.example/1.jpg', 'https://b.example/1.jpg'],
    ['  https://a.example  ', 'https://a.example/'],
    ['HTTPS://A.EXAMPLE/X', 'https://a.example/X'],
    ['https://portal.example/../../etc/passwd', 'https://portal.example/etc/passwd'],
    ['https://a.example/ảnh một.jpg', 'https://a.example/%E1%BA%A3nh%20m%E1%BB%99t.jpg'],
    ['https://u:p@a.example/x', 'https://a.example/x'],
    ['http://2130706433/a.jpg', 'http://127.0.0.1/a.jpg'],
    ['', ''],
    ['javascript:alert(1)', ''],
    ['data:text/html,x', ''],
    ['https://', ''],
    ['https://a b/', ''],
    [`https://a.example/${'x'.repeat(5000)}`, ''],
  ])('%s', (given, url) => expect(webUrl(given, base)).toBe(url));

  test('a picture is never fetched with credentials', () => {
    expect(pictureUrl('https://portal.example@evil.invalid/a.jpg', base)).toBe('');
    expect(pictureUrl('https://a.example/@user/a.jpg', base)).toBe('https://a.example/@user/a.jpg');
  });

  test('a place in the same article', () => {
    expect(linkUrl('#mục%201', base)).toBe('#mục 1');
    expect(linkUrl('#100%', base)).toBe('#100%');
    expect(linkUrl('#', base)).toBe('');
  });

  test('hosts', () => {
    expect(hostOf('https://www.portal.example/x')).toBe('portal.example');
    expect(hostOf('')).toBe('');
  });

  test('whatever is given, what comes out is absolute, of an allowed scheme and in its final form', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'abz09.-:/@?#%\\&; \t\nđ[]'), maxLength: 40 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
          odd,
          odd.map((text) => `https://${text}`),
        ),
        (given) => {
          const url = webUrl(given, base);
          if (url === '') return;
          expect(new URL(url).href).toBe(url);
          expect(url).toMatch(/^https?:/);
          expect(webUrl(url, base)).toBe(url);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

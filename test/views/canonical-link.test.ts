import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paths } from '../../src/site/paths.ts';
import { parseSiteSettings } from '../../src/site/settings.ts';
import { canonicalLink } from '../../src/views/sharing/canonical-link.ts';
import { emailLink, facebookLink, smsLink } from '../../src/views/sharing/share-targets.ts';

const published = {
  base: '/tin/',
  origin: 'http://127.0.0.1:8080',
  settings: { url: 'https://phuong.example.vn/tin/' },
};

describe('the link that is passed on', () => {
  test('names the address that the site is published under, not the one it is read at', () => {
    expect(canonicalLink(published, paths.article('hop-chi-bo-00abc'))).toBe(
      'https://phuong.example.vn/tin/bai-viet/hop-chi-bo-00abc/',
    );
  });

  test('falls back to where it is read while no address is known', () => {
    const unknown = { base: '/tin/', origin: 'https://doc.example', settings: { url: '' } };
    expect(canonicalLink(unknown, paths.album('le-hoi'))).toBe('https://doc.example/tin/album/le-hoi/');
    expect(canonicalLink({ ...unknown, settings: {} }, paths.home)).toBe('https://doc.example/tin/');
  });

  test.each(['?anh=3', '?q=bi%20thu', '#:~:text=chi%20b%E1%BB%99', '?utm_source=zalo&fbclid=1#x'])(
    'drops %s, which the reader’s own address carries',
    (rest) => {
      expect(canonicalLink(published, `/bai-viet/mot-bai/${rest}`)).toBe(
        'https://phuong.example.vn/tin/bai-viet/mot-bai/',
      );
    },
  );

  test('keeps the words of a search, which are the screen itself', () => {
    expect(canonicalLink(published, paths.search, { q: 'bí thư', muc: '' })).toBe(
      'https://phuong.example.vn/tin/tim-kiem/?q=b%C3%AD+th%C6%B0',
    );
  });

  test('stays within the site whatever stands in a slug', () => {
    fc.assert(
      fc.property(fc.string(), (slug) => {
        const link = canonicalLink(published, paths.article(encodeURIComponent(slug.toWellFormed())));
        expect(new URL(link).origin).toBe('https://phuong.example.vn');
        expect(link).not.toMatch(/[?#]/);
      }),
    );
  });

  test.each([
    ['https://a.vn', 'https://a.vn/'],
    ['https://a.vn/tin', 'https://a.vn/tin/'],
    ['https://a.vn/tin/?x=1#y', 'https://a.vn/tin/'],
    ['javascript:alert(1)', ''],
    ['/tin/', ''],
    [5, ''],
  ])('the address %j of a site.json counts as %j', (url, expected) => {
    expect(parseSiteSettings({ url }).url).toBe(expected);
  });
});

describe('links to services', () => {
  const subject = {
    title: 'Họp & bầu “bí thư”',
    summary: 'Tóm tắt #1',
    url: 'https://phuong.example.vn/bai-viet/a%20b/?x=1&y=2#:~:text=c',
  };

  test('carry the whole link and nothing else', () => {
    expect([...new URL(facebookLink(subject)).searchParams]).toEqual([['u', subject.url]]);
    const sms = new URLSearchParams(smsLink(subject).replace(/^sms:\?&/, ''));
    expect([...sms]).toEqual([['body', `${subject.title}\n${subject.url}`]]);
    const email = new URLSearchParams(emailLink(subject).replace(/^mailto:\?/, ''));
    expect([...email]).toEqual([
      ['subject', subject.title],
      ['body', `${subject.summary}\r\n\r\n${subject.url}`],
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { FeedError } from '../../src/feed/feed-error.ts';
import { limits } from '../../src/feed/limits.ts';
import { openFeed, parseFeed } from '../../src/feed/parse-feed.ts';
import { parseItem } from '../../src/feed/parse-item.ts';

const url = 'https://portal.example/feed.json';
const version = 'https://jsonfeed.org/version/1.1';
const item = (id: unknown, more: object = {}) => ({ id, content_text: 'Nội dung', ...more });

function refusal(input: unknown): FeedError {
  try {
    parseFeed(input, { url });
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('a document that is no feed is refused', () => {
  test.each<[unknown, string, string]>([
    ['', 'empty', ''],
    [' \n\t', 'empty', ''],
    ['\ufeff', 'empty', ''],
    ['<!DOCTYPE html><html>', 'html-instead-of-json', ''],
    ['  <html>', 'html-instead-of-json', ''],
    ['{"version": ', 'truncated', ''],
    ['{"version" 1}', 'not-json', ''],
    ['null', 'not-a-feed', ''],
    ['42', 'not-a-feed', ''],
    ['"text"', 'not-a-feed', ''],
    ['[{"id": 1}]', 'not-a-feed', ''],
    ['{}', 'not-a-feed', 'items'],
    [{ version: 'https://example.org/1' }, 'not-a-feed', 'items'],
    [{ version, items: {} }, 'not-a-feed', 'items'],
    [{ version, items: 'x' }, 'not-a-feed', 'items'],
    [undefined, 'not-a-feed', ''],
    [new Uint8Array([0xc3, 0x28]), 'encoding', ''],
  ])('%j: %s', (input, code, path) => expect(refusal(input)).toMatchObject({ code, path }));

  test('with the place of a fault of syntax', () => {
    expect(refusal('{"version": "1",\n  "items": [}')).toMatchObject({
      code: 'not-json',
      line: 2,
      column: 13,
      detail: '}',
    });
  });

  test('when it is too large', () => {
    const bytes = new Uint8Array(limits.feedBytes + 1);
    expect(refusal(bytes).code).toBe('too-large');
  });

  test('when it is nested without end', () => {
    expect(refusal('['.repeat(2_000_000)).code).toBe('truncated');
  });
});

describe('a feed that can be read is read', () => {
  test.each([
    [{ items: [item('1')] }, 'version-missing'],
    [{ version: 'http://www.jsonfeed.org/version/1.1/', items: [item('1')] }, 'version-unknown'],
    [{ version: 1.1, items: [item('1')] }, 'version-unknown'],
    [{ version }, 'items-missing'],
    [{ version, items: null }, 'items-missing'],
  ])('%j, with a warning', (feed, code) => {
    const parsed = parseFeed(feed, { url });
    expect(parsed.warnings.map((warning) => warning.code)).toEqual([code]);
    expect(parsed.articles).toHaveLength('items' in feed && feed.items ? 1 : 0);
  });

  test('from UTF-8 with and UTF-16 with a byte order mark', () => {
    const text = JSON.stringify({ version, title: 'Phường Yên Hòa', items: [] });
    const utf8 = new TextEncoder().encode(`\ufeff${text}`);
    expect(parseFeed(utf8, { url })).toMatchObject({ info: { title: 'Phường Yên Hòa' }, warnings: [] });
    const utf16 = new Uint8Array(new Uint16Array([...`\ufeff${text}`].map((char) => char.charCodeAt(0))).buffer);
    expect(parseFeed(utf16, { url })).toMatchObject({
      info: { title: 'Phường Yên Hòa' },
      warnings: [{ code: 'encoding-not-utf-8', detail: 'utf-16le' }],
    });
  });

  test('item by item, with what the items need from the feed', () => {
    const { info, items, itemContext } = openFeed({ version, items: [item(1), item(2)] }, { url });
    expect(info.categories).toEqual([]);
    expect(items.map((raw, index) => parseItem(raw, index, itemContext).article?.id)).toEqual(['1', '2']);
  });
});

describe('the feed itself', () => {
  test('tells of itself, with defaults', () => {
    expect(parseFeed({ version, items: [] }, { url }).info).toEqual({
      title: '',
      description: '',
      homePageUrl: '',
      feedUrl: '',
      iconUrl: '',
      language: 'vi',
      timezone: 'Asia/Ho_Chi_Minh',
      categories: [],
      abbreviations: {},
      withdrawn: [],
      manifestUrl: '',
      nextUrl: '',
    });
  });

  test('with the profile', () => {
    const { info, warnings } = parseFeed(
      {
        version,
        title: 'Phường &amp; <b>dân</b>',
        home_page_url: '/home ',
        feed_url: 'https://portal.example/feed.json ',
        favicon: 'f.png',
        language: 'en-GB',
        next_url: '?page=2',
        _bantin: {
          timezone: 'Asia/Tokyo',
          categories: [{ id: 'a', title: 'A' }, { id: 'b' }, { id: 'a', title: 'C' }],
          abbreviations: { UBND: 'Ủy ban nhân dân' },
          withdrawn: [{ id: 7, reason: 'Nhầm', date: '2025-01-01' }, 'x'],
          manifest: 'feed/manifest.json',
        },
        items: [],
      },
      { url },
    );
    expect(info).toEqual({
      title: 'Phường & dân',
      description: '',
      homePageUrl: 'https://portal.example/home',
      feedUrl: 'https://portal.example/feed.json',
      iconUrl: 'https://portal.example/f.png',
      language: 'en-GB',
      timezone: 'Asia/Tokyo',
      categories: [
        { id: 'a', title: 'A' },
        { id: 'b', title: 'b' },
      ],
      abbreviations: { UBND: 'Ủy ban nhân dân' },
      withdrawn: [
        { id: '7', reason: 'Nhầm', dateMs: Date.UTC(2024, 11, 31, 15) },
        { id: 'x', reason: '', dateMs: null },
      ],
      manifestUrl: 'https://portal.example/feed/manifest.json',
      nextUrl: 'https://portal.example/feed.json?page=2',
    });
    expect(warnings).toEqual([]);
  });

  test.each([
    [{ next_url: url }, 'next-url-repeats', 'next_url'],
    [{ next_url: 'data:application/json,{}' }, 'url-invalid', 'next_url'],
    [{ title: [1] }, 'wrong-type', 'title'],
    [{ language: '"><script>' }, 'language-invalid', 'language'],
    [{ language: 'vi_VN' }, 'language-invalid', 'language'],
    [{ _bantin: { timezone: 'Asia/Hanoi2' } }, 'timezone-unknown', '_bantin.timezone'],
    [{ _bantin: { categories: {} } }, 'wrong-type', '_bantin.categories'],
    [{ _bantin: { categories: [1] } }, 'wrong-type', '_bantin.categories[0]'],
    [{ _bantin: { abbreviations: 'UBND' } }, 'wrong-type', '_bantin.abbreviations'],
    [{ _bantin: { withdrawn: [{}] } }, 'wrong-type', '_bantin.withdrawn[0]'],
  ])('%j is told by its path and left out', (members, code, path) => {
    const { info, warnings } = parseFeed({ version, items: [], ...members }, { url });
    expect(warnings).toMatchObject([{ code, path, itemId: '' }]);
    expect(info.nextUrl).toBe('');
  });

  test('with keys that prototypes have changes nothing else', () => {
    const feed = JSON.parse(
      `{"version":"${version}","__proto__":{"items":[1],"polluted":1},"constructor":{"prototype":{"polluted":1}},
      "items":[{"id":"__proto__","content_text":"x","__proto__":{"title":"y"}},{"id":"constructor","tags":["__proto__"]}],
      "_bantin":{"__proto__":{"timezone":"x"},"abbreviations":{"__proto__":"x","constructor":"y"}}}`,
    );
    const { info, articles } = parseFeed(feed, { url });
    expect(articles.map(({ id, title }) => [id, title])).toEqual([
      ['__proto__', ''],
      ['constructor', ''],
    ]);
    expect(Object.entries(info.abbreviations)).toEqual([['constructor', 'y']]);
    expect(Object.getPrototypeOf(info.abbreviations)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('items among each other', () => {
  test('of the same id: the first counts', () => {
    const { articles, warnings } = parseFeed(
      { version, items: [item(1, { title: 'a' }), item('1', { title: 'b' })] },
      { url },
    );
    expect(articles.map((article) => article.title)).toEqual(['a']);
    expect(warnings.map(({ code, path, itemId }) => [code, path, itemId])).toEqual([
      ['id-not-text', 'items[0].id', '1'],
      ['id-duplicate', 'items[1].id', '1'],
    ]);
  });

  test('that differ in case only are two', () => {
    expect(parseFeed({ version, items: [item('ABC'), item('abc')] }, { url }).articles).toHaveLength(2);
  });

  test('make the categories where the feed declares none, in order of appearance', () => {
    const items = [
      item(1, { tags: ['Tin tức – sự kiện'] }),
      item(2, { tags: ['Đời sống'] }),
      item(3, { tags: ['Tin tức – sự kiện'] }),
    ];
    const { info, articles } = parseFeed({ version, items }, { url });
    expect(info.categories).toEqual([
      { id: 'tin-tuc-su-kien', title: 'Tin tức – sự kiện' },
      { id: 'doi-song', title: 'Đời sống' },
    ]);
    expect(articles.map((article) => article.categoryId)).toEqual(['tin-tuc-su-kien', 'doi-song', 'tin-tuc-su-kien']);
  });

  test('are reported where they link elsewhere, unless the whole feed gathers from elsewhere', () => {
    const at = (host: string, id: number) => item(id, { id: String(id), url: `https://${host}/${id}` });
    const codes = (hosts: string[]): string[] =>
      parseFeed({ version, home_page_url: 'https://www.portal.example/', items: hosts.map(at) }, { url }).warnings.map(
        ({ code }) => code,
      );
    expect(codes(['portal.example', 'portal.example', 'evil.invalid'])).toEqual(['url-other-origin']);
    expect(codes(['a.example', 'b.example', 'portal.example'])).toEqual([]);
  });

  test('too many are left out, and warnings are counted only so far', () => {
    const many = Array.from({ length: limits.feedItems + 1 }, (_, index) => ({ id: String(index) }));
    const { articles, warnings } = parseFeed({ version, items: many }, { url });
    expect(articles).toHaveLength(limits.feedItems);
    expect(warnings[0]?.code).toBe('items-cut');
    expect(warnings).toHaveLength(limits.feedWarnings + 1);
    expect(warnings.at(-1)?.code).toBe('warnings-cut');
  });
});

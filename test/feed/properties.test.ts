import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockText, captionText, countWords } from '../../src/feed/block-text.ts';
import { decodeFeed } from '../../src/feed/decode-feed.ts';
import { FeedError } from '../../src/feed/feed-error.ts';
import { parseBody } from '../../src/feed/parse-body.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { parseItem } from '../../src/feed/parse-item.ts';
import { base, outline } from './outline.ts';
import { articleFaults, treeFaults } from './tree-faults.ts';

const names =
  'p div b i a span font h1 h3 ul ol li table tr td th caption thead figure figcaption img br hr blockquote pre center dl dt dd svg script style iframe audio source video select option button title textarea form o:p x-y'.split(
    ' ',
  );
const attributes = fc.constantFrom(
  '',
  ' href="#x"',
  ' href="/tin"',
  ' href=javascript:1',
  ' src=/a.jpg',
  ' src="data:,x"',
  ' id=x',
  ' name=x',
  ' align=center',
  ' align=right',
  ' style="font-weight:bold;text-align:center"',
  ' style=display:none',
  ' class=caption',
  ' colspan=3',
  ' width=10 height=10',
  ' hidden',
);
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(' ', '\n', '&nbsp;', '&amp;', 'Chú thích', 'Đoạn văn', '<', '</', '<!--', ']]>'),
);
const piece = fc.oneof(
  fc.tuple(fc.constantFrom(...names), attributes).map(([name, attribute]) => `<${name}${attribute}>`),
  fc.constantFrom(...names).map((name) => `</${name}>`),
  text,
);
/** Tags in any order, opened and closed as chance has it: what a broken CMS may send. */
const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('any markup', () => {
  test('becomes a tree of allowed shapes and addresses', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (html) => {
        expect(treeFaults(parseBody(html, { url: base }))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('loses no text that is drawn: plain words between tags that only structure', () => {
    const structure = fc.constantFrom(
      ...'p div b i ul li table tr td h2 blockquote figure figcaption center span'.split(' '),
    );
    const tag = fc.tuple(fc.boolean(), structure).map(([open, name]) => (open ? `<${name}>` : `</${name}>`));
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            tag,
            fc.integer({ min: 0, max: 999 }).map((n) => ` từ${n} `),
          ),
          { maxLength: 60 },
        ),
        (pieces) => {
          const words = pieces.filter((part) => part.startsWith(' ')).map((word) => word.trim());
          const blocks = parseBody(pieces.join(''), { url: base });
          expect(outline(blocks).match(/từ\d+/g) ?? []).toEqual(expect.arrayContaining(words));
          expect(outline(blocks).match(/từ\d+/g)?.length ?? 0).toBe(words.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('has text to search and count', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const blocks = parseBody(html, { url: base });
        const lines = blockText(blocks);
        expect(lines).not.toMatch(/^\n|\n$/);
        expect(countWords(lines)).toBeLessThanOrEqual(lines.length);
        captionText({ body: blocks, album: [] });
      }),
    );
  });
});

const jsonValue = fc.jsonValue({ maxDepth: 4 });
const memberValue = fc.oneof(
  jsonValue,
  fc.string({ unit: 'binary' }),
  fc.webUrl(),
  fc.constantFrom(
    '/a.jpg',
    'javascript:1',
    '2025-07-01',
    171,
    true,
    null,
    ['Tin'],
    [{ name: 'A' }],
    [{ url: '/a.mp3' }, { url: '/b.jpg' }],
  ),
);
const item = fc.record(
  {
    id: memberValue,
    url: memberValue,
    external_url: memberValue,
    title: memberValue,
    summary: memberValue,
    content_html: fc.oneof(memberValue, soup),
    content_text: memberValue,
    date_published: memberValue,
    date_modified: memberValue,
    authors: memberValue,
    author: memberValue,
    tags: memberValue,
    attachments: memberValue,
    image: memberValue,
    banner_image: memberValue,
    language: memberValue,
    _bantin: fc.oneof(
      memberValue,
      fc.record({ category: memberValue, featured: memberValue, views: memberValue, kind: memberValue }),
    ),
  },
  { requiredKeys: [] },
);

describe('any document', () => {
  test('of bytes is read or refused with a reason', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((value) => new TextEncoder().encode(value)),
        ),
        (bytes) => {
          try {
            decodeFeed(bytes);
            parseFeed(bytes, { url: base });
          } catch (error) {
            expect(error).toBeInstanceOf(FeedError);
          }
        },
      ),
    );
  });

  test('of JSON is read or refused with a reason', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        try {
          parseFeed(JSON.stringify(value), { url: base });
        } catch (error) {
          expect(error).toBeInstanceOf(FeedError);
        }
      }),
    );
  });

  test('whose members are anything at all gives articles that keep what the types promise', () => {
    const feed = fc.record(
      {
        title: memberValue,
        home_page_url: memberValue,
        feed_url: memberValue,
        next_url: memberValue,
        icon: memberValue,
        language: memberValue,
        authors: memberValue,
        items: fc.array(fc.oneof(item, jsonValue), { maxLength: 6 }),
        _bantin: fc.oneof(
          memberValue,
          fc.record({
            categories: memberValue,
            abbreviations: memberValue,
            withdrawn: memberValue,
            timezone: memberValue,
            manifest: memberValue,
          }),
        ),
      },
      { requiredKeys: ['items'] },
    );
    fc.assert(
      fc.property(feed, fc.constantFrom(base, 'https://portal.example/a/b?c'), (members, url) => {
        const { info, articles, warnings } = parseFeed(
          { version: 'https://jsonfeed.org/version/1.1', ...members },
          { url },
        );
        expect(articles.flatMap(articleFaults)).toEqual([]);
        expect(new Set(articles.map((article) => article.id)).size).toBe(articles.length);
        for (const address of [info.homePageUrl, info.feedUrl, info.iconUrl, info.nextUrl, info.manifestUrl]) {
          if (address !== '') expect(address).toMatch(/^https?:\/\//);
        }
        expect(() => new Intl.DateTimeFormat('vi', { timeZone: info.timezone })).not.toThrow();
        for (const warning of warnings) expect(warning.code).toMatch(/^[a-z\d-]+$/);
      }),
      { numRuns: 500 },
    );
  });

  test('of many levels is read without running out of stack', () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 20_000; i++) deep = { a: deep };
    const { article, warnings } = parseItem(
      { id: '1', summary: deep, tags: [deep], _bantin: deep, attachments: [deep] },
      0,
      { url: base },
    );
    expect(article?.id).toBe('1');
    expect(warnings.length).toBeGreaterThan(0);
    expect(() => structuredClone(article)).not.toThrow();
  });
});

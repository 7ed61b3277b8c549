import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ParsedFeed } from '../../src/feed/article.ts';
import { blockText } from '../../src/feed/block-text.ts';
import { FeedError } from '../../src/feed/feed-error.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { shared, sharedDir } from '../support/shared.ts';
import { articleFaults } from './tree-faults.ts';

const url = 'https://portal.example/feed.json';
const read = (name: string): ParsedFeed => parseFeed(readFileSync(shared(`feeds/${name}`) ?? ''), { url });
const refusal = (input: unknown): unknown => {
  try {
    parseFeed(input, { url });
    return 'read';
  } catch (error) {
    if (error instanceof FeedError) return error.code;
    throw error;
  }
};

describe.skipIf(!sharedDir)('feeds found in the wild (needs ../shared)', () => {
  test.each<[string, number, Record<string, number>]>([
    ['real_allthis_full.json', 12, {}],
    ['real_cowboyprogrammer_hugo.json', 10, {}],
    ['real_daringfireball_linkblog.json', 48, {}],
    ['real_gourav_next_title_as_id.json', 5, { 'content-missing': 5 }],
    ['real_inessential.json', 20, {}],
    ['real_jser_aggregator_ja.json', 173, { 'content-missing': 35 }],
    ['real_manton_microblog_untitled.json', 25, {}],
    ['real_pxlnv_entities_in_titles.json', 20, { 'version-unknown': 1 }],
    ['real_vinhld_vietnamese_jekyll.json', 150, { 'date-invalid': 300 }],
    ['test_elastic_1.1.json', 3, { 'date-form': 4, 'id-from-url': 3, 'content-missing': 1, 'url-other-origin': 1 }],
    ['test_feedkit_full.json', 2, { 'url-other-origin': 1 }],
    ['test_feedrs_example_1.json', 2, {}],
    ['test_gofeed_11_full.json', 1, { 'version-unknown': 1 }],
    ['test_nnw_authors.json', 4, { 'content-missing': 4 }],
    ['test_schema_podcast_1.1.json', 1, {}],
  ])('%s is read: %i articles', (name, count, codes) => {
    const { articles, warnings } = read(name);
    const counts: Record<string, number> = {};
    for (const { code } of warnings) counts[code] = (counts[code] ?? 0) + 1;
    expect(articles).toHaveLength(count);
    expect(counts).toEqual(codes);
    expect(articles.flatMap(articleFaults)).toEqual([]);
  });

  test.each([
    ['notafeed_zorgnieuws_bare_array.json', { code: 'not-a-feed', detail: 'array' }],
    ['real_adinonymous_INVALID_json_liquid.json', { code: 'not-json', line: 11, column: 18 }],
    ['real_allthis_INVALID_truncated.json', { code: 'truncated', line: 1, column: 12171 }],
    ['test_gofeed_invalid.json', { code: 'truncated', line: 3, column: 1 }],
  ])('%s is refused with a reason', (name, reason) => {
    expect(() => read(name)).toThrow(expect.objectContaining(reason));
  });

  test('scripts in content are not even text', () => {
    const article = read('real_allthis_full.json').articles.find(({ url: at }) => /mathjax|script/i.test(at));
    for (const { body } of read('real_allthis_full.json').articles)
      expect(blockText(body)).not.toMatch(/<script|function\s*\(/);
    expect(article?.body.length ?? 1).toBeGreaterThan(0);
  });

  test('the linkblog links out', () => {
    const { articles } = read('real_daringfireball_linkblog.json');
    expect(articles.filter(({ externalUrl }) => externalUrl !== '').length).toBeGreaterThan(30);
    expect(articles[0]).toMatchObject({ unit: 'John Gruber', publishedAtMs: expect.any(Number) });
  });

  test('pictures given as objects are covers', () => {
    const { articles } = read('real_jser_aggregator_ja.json');
    expect(articles.filter(({ cover }) => cover !== null).length).toBeGreaterThan(100);
  });

  test('untitled posts stay untitled and have a summary or a picture', () => {
    const { articles } = read('real_manton_microblog_untitled.json');
    const untitled = articles.filter(({ title }) => title === '');
    expect(untitled).toHaveLength(22);
    // Those without words are a picture.
    expect(untitled.every(({ summary, cover }) => summary !== '' || cover !== null)).toBe(true);
  });

  test('entities in titles are decoded', () => {
    for (const { title } of read('real_pxlnv_entities_in_titles.json').articles) expect(title).not.toMatch(/&#?\w+;/);
  });

  test('impossible dates leave the articles undated; their Vietnamese text is whole', () => {
    const { articles } = read('real_vinhld_vietnamese_jekyll.json');
    expect(articles.every(({ publishedAtMs }) => publishedAtMs === null)).toBe(true);
    expect(articles.map(({ body }) => blockText(body)).join('\n').length).toBeGreaterThan(200_000);
  });

  test('RFC 822 dates and ids from addresses', () => {
    const { articles } = read('test_elastic_1.1.json');
    expect(articles.filter(({ publishedAtMs }) => publishedAtMs !== null)).toHaveLength(2);
    expect(articles.every(({ id }) => id !== '')).toBe(true);
  });

  test('the podcast has its recording', () => {
    expect(read('test_schema_podcast_1.1.json').articles[0]?.recordings).toEqual([
      expect.objectContaining({ mimeType: 'audio/x-m4a', sizeBytes: 89970236, durationSeconds: 6629 }),
    ]);
  });

  test('the next page is known', () => {
    expect(read('test_feedkit_full.json').info.nextUrl).toBe('https://example.org/feed.json?p=2');
    expect(read('test_gofeed_11_full.json').info.nextUrl).toBe('https://sample-json-feed.com/feed.json?next=500');
  });
});

interface Case {
  case: string;
  raw: string;
}

const casesOf = (name: string): Case[] => {
  const file = shared(`feeds/${name}`);
  return file === null
    ? []
    : readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
};

describe.skipIf(!sharedDir)('parser cases of other readers (needs ../shared)', () => {
  test('those of miniflux: what has an id or address is read', () => {
    const counts = Object.fromEntries(
      casesOf('edge_miniflux_public.ndjson').map(({ case: name, raw }) => {
        const refused = refusal(raw);
        if (refused !== 'read') return [name, refused];
        const { articles } = parseFeed(raw, { url });
        expect(articles.flatMap(articleFaults)).toEqual([]);
        return [name, articles.length];
      }),
    );
    expect(counts).toMatchObject({
      TestParseJsonFeedVersion1: 2,
      TestParseItemWithRelativeURL: 1,
      TestParseItemWithInvalidDate: 1,
      TestParseItemWithAuthorsObject: 1,
      TestParseItemHashUsesURLWhenNoID: 1,
      TestParseItemHashUsesExternalURLFallback: 1,
      TestParseItemWithTooLongUnicodeTitle: 0,
      TestParseNullJSONFeed: 'not-a-feed',
    });
  });

  test('those of feedparser, which have neither version nor items, are no feeds; those with items are read', () => {
    const outcomes = new Map<string, unknown>();
    for (const { case: name, raw } of casesOf('edge_feedparser_public.ndjson')) {
      const refused = refusal(raw);
      outcomes.set(name, refused === 'read' ? parseFeed(raw, { url }).articles.length : refused);
    }
    for (const [name, outcome] of outcomes) {
      if (!/^items|^version/.test(name)) expect([name, outcome]).toEqual([name, 'not-a-feed']);
    }
    expect(outcomes.get('items-id-int')).toBe(1);
    expect(outcomes.get('items-id-null')).toBe(0);
    expect(outcomes.get('items-id-nan')).toBe('not-json');
    expect(outcomes.get('items-url-with-title')).toBe(1);
    expect(outcomes.get('version-1.1')).toBe(0);
  });
});

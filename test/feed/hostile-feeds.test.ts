import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ParsedFeed } from '../../src/feed/article.ts';
import { blockText } from '../../src/feed/block-text.ts';
import { FeedError } from '../../src/feed/feed-error.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import type { FeedCase } from '../support/feed-cases.ts';
import { shared } from '../support/shared.ts';
import { articleFaults } from './tree-faults.ts';

/** A case that is a single item, made by repeating. */
interface Expectation extends FeedCase {
  gen?: { kind: string; pre: string; unit: string; times: number; post: string };
}

const folder = shared('hostile/feeds');
const expectations: Expectation[] =
  folder === null
    ? []
    : readdirSync(folder)
        .filter((name) => name.endsWith('.expect.json'))
        .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));

/** What only a server, a connection, a picture or an earlier state of the feed decides. */
const ELSEWHERE = new Set(['http', 'image-server', 'evolution', 'paging']);
const decidedElsewhere = ({ id, category }: Expectation): boolean =>
  ELSEWHERE.has(category) ||
  id === 'gzip-bomb' ||
  id === 'gzip-content-encoding-mismatch' ||
  id === 'valid-but-shorter-json';

const url = 'https://portal.example/feed.json';
const bytesOf = (id: string): Uint8Array => readFileSync(`${folder}/${id}.bin`);

function outcomeOf(input: unknown): { feed: ParsedFeed | null; error: FeedError | null } {
  try {
    return { feed: parseFeed(input, { url }), error: null };
  } catch (error) {
    if (error instanceof FeedError) return { feed: null, error };
    throw error;
  }
}

function check({ expected }: Expectation, { feed, error }: ReturnType<typeof outcomeOf>): void {
  const allowed = expected.one_of ?? [expected.outcome];
  if (feed === null) {
    expect(allowed).toContain('reject_keep_last_good');
    if (expected.code !== undefined) expect(error?.code).toBe(expected.code);
    return;
  }
  expect(allowed.some((outcome) => outcome.startsWith('accept'))).toBe(true);
  if (expected.items_out !== undefined) expect(feed.articles).toHaveLength(expected.items_out);
  if (expected.items_out_min !== undefined) expect(feed.articles.length).toBeGreaterThanOrEqual(expected.items_out_min);
  const ids = feed.articles.map((article) => article.id);
  expect(ids).toEqual(expect.arrayContaining(expected.must_contain_ids ?? []));
  if (expected.warnings_max !== undefined) expect(feed.warnings.length).toBeLessThanOrEqual(expected.warnings_max);
  for (const about of expected.warn_about ?? []) {
    expect(feed.warnings.flatMap(({ itemId, path }) => [itemId, path])).toContain(about);
  }
  const shown = JSON.stringify(feed.articles);
  for (const text of expected.no_text ?? []) expect(shown).not.toContain(text);
  const text = feed.articles.map((article) => blockText(article.body)).join('\n');
  for (const part of expected.must_show_text ?? []) expect(text).toContain(part);
  expect(feed.articles.flatMap(articleFaults)).toEqual([]);
}

describe.skipIf(folder === null)('hostile and broken feeds (needs ../shared)', () => {
  const onDisk = expectations.filter(({ id }) => existsSync(`${folder}/${id}.bin`));

  test.each(
    onDisk.filter((each) => !decidedElsewhere(each)).map((each) => [each.id, each.expected.outcome, each] as const),
  )('%s: %s', (id, _, expectation) => check(expectation, outcomeOf(bytesOf(id))));

  test.each(onDisk.filter(decidedElsewhere).map((each) => [each.id] as const))('%s is at least read', (id) => {
    const { feed, error } = outcomeOf(bytesOf(id));
    expect(feed?.articles.length ?? error?.code).toBeTruthy();
  });

  test.each(expectations.filter(({ gen }) => gen?.kind === 'item').map((each) => [each.id, each] as const))(
    '%s, made by its recipe',
    (_, expectation) => {
      const { pre, unit, times, post } = expectation.gen as NonNullable<Expectation['gen']>;
      const items = ['bv-1', 'bv-2', 'bv-3'].map((id) => ({
        id,
        content_html: id === 'bv-3' ? pre + unit.repeat(times) + post : 'x',
      }));
      check(expectation, outcomeOf(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items })));
    },
    60_000,
  );

  test('a page that names itself or another scheme as the next has none', () => {
    for (const id of ['next-self', 'next-data']) {
      const { feed } = outcomeOf(bytesOf(id));
      expect(feed?.info.nextUrl).toBe('');
      expect(feed?.warnings).toHaveLength(1);
    }
    expect(outcomeOf(bytesOf('next-relative')).feed?.info.nextUrl).toBe('https://portal.example/feed.json?page=2');
  });

  test('text and description survive a picture that is refused', () => {
    for (const id of ['image-data', 'image-blob', 'image-empty', 'image-userinfo']) {
      const article = outcomeOf(bytesOf(id)).feed?.articles[0];
      expect(article?.cover).toBeNull();
      expect(blockText(article?.body ?? [])).toBe('Chữ còn nguyên\nMô tả ảnh');
    }
  });

  test('nothing was polluted', () => {
    outcomeOf(bytesOf('proto-key-top'));
    outcomeOf(bytesOf('tags-weird'));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

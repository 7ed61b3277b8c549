import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatManifest, type Manifest, parseManifest, parseViews, versionedUrl } from '../../src/site/manifest.ts';

const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const file = fc.record({ sha256, sizeBytes: fc.nat() });
const time = fc.option(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map(Number));
const manifest: fc.Arbitrary<Manifest> = fc.record({
  head: fc.record({ path: fc.constant('feed.json'), sha256, sizeBytes: fc.nat(), infoHash: fc.string() }),
  pages: fc.uniqueArray(
    fc.record({
      path: fc.stringMatching(/^feed\/[a-z0-9-]{1,12}\.json$/),
      sha256,
      sizeBytes: fc.nat(),
      articleCount: fc.nat(),
      newestMs: time,
      oldestMs: time,
    }),
    { selector: ({ path }) => path },
  ),
  views: fc.option(file.map((one) => ({ ...one, path: 'feed/views.json' }))),
  articleCount: fc.nat(),
});

const example: Manifest = {
  head: { path: 'feed.json', sha256: 'a'.repeat(64), sizeBytes: 10, infoHash: 'b' },
  pages: [
    { path: 'feed/2020-05.json', sha256: 'c'.repeat(64), sizeBytes: 20, articleCount: 3, newestMs: 2, oldestMs: 1 },
  ],
  views: null,
  articleCount: 3,
};

test('a manifest that is written and read again is the same', () => {
  fc.assert(
    fc.property(manifest, (given) => {
      expect(parseManifest(JSON.parse(formatManifest(given)))).toEqual(given);
    }),
  );
});

test('whatever is read as one, reading does not throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      parseManifest(value);
      parseViews(value);
    }),
  );
});

describe('a manifest that is not whole is none', () => {
  const written = () => JSON.parse(formatManifest(example));
  test.each<[what: string, break_: (manifest: ReturnType<typeof written>) => void]>([
    ['another version', (one) => (one.version = 2)],
    ['no head page', (one) => delete one.head],
    ['a head page elsewhere', (one) => (one.head.path = 'elsewhere.json')],
    ['a page above the feed folder', (one) => (one.pages[0].path = 'feed/../../secret.json')],
    ['a page of another site', (one) => (one.pages[0].path = 'https://elsewhere.example/feed.json')],
    ['a page without its hash', (one) => delete one.pages[0].sha256],
    ['a page twice', (one) => one.pages.push(one.pages[0])],
    ['a page that is null', (one) => one.pages.push(null)],
    ['view counts without a size', (one) => (one.views = { path: 'feed/views.json', sha256: 'd'.repeat(64) })],
  ])('%s', (_what, break_) => {
    const broken = written();
    break_(broken);
    expect(parseManifest(broken)).toBeNull();
  });
});

test('the address of a page names its version', () => {
  expect(versionedUrl(example.head)).toBe(`feed.json?v=${'a'.repeat(12)}`);
});

test('counts that are no numbers are left out', () => {
  const views = parseViews({ version: 1, views: { a: 5, b: '7', c: -1, d: 1.5 } });
  expect([...(views ?? [])]).toEqual([['a', 5]]);
  expect(parseViews({ version: 2, views: {} })).toBeNull();
});

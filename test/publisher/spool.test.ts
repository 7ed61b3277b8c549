import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Article } from '../../src/feed/article.ts';
import { ArticleSpool, textBytes } from '../../src/publisher/work/spool.ts';

let folder: string;
let spool: ArticleSpool;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bantin-spool-'));
  spool = ArticleSpool.create(join(folder, 'spool'));
});
afterAll(() => {
  spool.close();
  rmSync(folder, { recursive: true });
});

/** Puts texts into a spool, and reads each again by its place. */
function throughSpool(into: ArticleSpool, from: ArticleSpool, texts: readonly string[]): unknown[] {
  const jsons = texts.map((title) => JSON.stringify({ title }));
  let offset = into.append(jsons);
  return jsons.map((json) => {
    const place = { offset, sizeBytes: textBytes(json), usesBytes: 0 };
    offset += place.sizeBytes;
    return (from.read(place) as Pick<Article, 'title'>).title;
  });
}

test('every text comes back as it was, whatever it is made of', () => {
  // Halves of surrogate pairs too: they cannot be told in UTF-8.
  const texts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 30 });
  fc.assert(
    fc.property(texts, (some) => {
      expect(throughSpool(spool, spool, some)).toEqual(some);
    }),
  );
});

test('articles longer than what passes through at once stand whole between short ones', () => {
  const texts = ['ngắn', 'Bài dài. '.repeat(50_000), '', 'ư'.repeat(1 << 17), 'hết'];
  expect(throughSpool(spool, spool, texts)).toEqual(texts);
});

test('two that write by turns do not write over each other, and each reads what the other wrote', () => {
  const other = ArticleSpool.open(spool.handle);
  const [mine, theirs] = [
    ['một', 'hai'],
    ['ba', 'bốn'],
  ];
  const first = spool.append([JSON.stringify(mine)]);
  const second = other.append([JSON.stringify(theirs)]);
  const place = (offset: number, of: unknown) => ({ offset, sizeBytes: textBytes(JSON.stringify(of)), usesBytes: 0 });
  expect(other.read(place(first, mine))).toEqual(mine);
  expect(spool.read(place(second, theirs))).toEqual(theirs);
  other.close();
});

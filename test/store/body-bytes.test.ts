import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Inline } from '../../src/feed/article.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { type ArticleBody, bodyAt } from '../../src/store/body.ts';
import { bodyParts, maxBodyBytes, readBody, writeBody } from '../../src/store/body-bytes.ts';
import { MAX_BYTES_PER_UNIT, readLetters, writeLetters, writeQuotedLetters } from '../../src/store/letter-bytes.ts';
import { rootDir } from '../support/shared.ts';

function written(body: ArticleBody): Uint8Array<ArrayBuffer> {
  const parts = bodyParts(body);
  const memory = new Uint8Array(maxBodyBytes(parts) + 7);
  const end = writeBody(parts, memory, 7);
  expect(end).toBeLessThanOrEqual(memory.length);
  return memory.slice(7, end);
}

const letters = 'tin Tức ngày Ủy ban nhân dân phường “Đổi mới” – ẶỸđ';
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...letters) }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

test('a text is the same after it was written and read, whatever its characters', () => {
  fc.assert(
    fc.property(text, (given) => {
      const memory = new Uint8Array(given.length * MAX_BYTES_PER_UNIT);
      const end = writeLetters(given, memory, 0);
      // What no UTF-8 could hold either: half a pair.
      expect(readLetters(memory.subarray(0, end))).toBe(given.toWellFormed());
    }),
  );
});

test('a quoted text is the JSON of it, or refused', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: fc.constantFrom('"', '\\', 'ậ', '\n', 'ж') })), (given) => {
      const memory = new Uint8Array(2 + given.length * MAX_BYTES_PER_UNIT);
      const end = writeQuotedLetters(given, memory, 0);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what JSON escapes
      if (end === null) expect(given).toMatch(/[\0-\x1f\ud800-\udfff]/);
      else expect(readLetters(memory.subarray(0, end))).toBe(JSON.stringify(given));
    }),
  );
});

test('every letter of Vietnamese takes one byte, and so does ASCII', () => {
  const marked = [...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'].flatMap((vowel) =>
    ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => (vowel + tone).normalize('NFC')),
  );
  const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i));
  for (const letter of [...marked, 'đ', 'Đ', ...'“”–…', ...ascii]) {
    const memory = new Uint8Array(MAX_BYTES_PER_UNIT);
    expect([letter, writeLetters(letter, memory, 0)]).toEqual([letter, 1]);
    expect(readLetters(memory.subarray(0, 1))).toBe(letter);
  }
});

test('the bytes of a stored text mean what they have always meant', () => {
  const memory = new Uint8Array(64);
  const end = writeLetters('“Ủy ban” đ 1/5 – ж', memory, 0);
  expect(Buffer.from(memory.subarray(0, end)).toString('hex')).toBe('01ec792062616e02209d20312f35200320003604');
});

const children = fc.array(
  fc.oneof(
    text,
    fc.constant<Inline>({ type: 'break' }),
    fc.record({ type: fc.constant('strong' as const), children: fc.array(text, { maxLength: 2 }) }),
  ),
  { maxLength: 3 },
);
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2 },
    fc.record({ type: fc.constant('paragraph' as const), children }),
    fc.record({ type: fc.constant('paragraph' as const), align: fc.constantFrom('center', 'right'), children }),
    fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2, 3), children }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(fc.array(tie('block'), { maxLength: 2 }), { maxLength: 2 }),
    }),
    fc.constant<Block>({ type: 'rule' }),
  ) as fc.Arbitrary<Block>,
}));
const bodies = fc.record(
  {
    externalUrl: fc.webUrl(),
    summary: text,
    tags: fc.array(text, { maxLength: 3 }),
    body: fc.array(block, { maxLength: 5 }),
  },
  { requiredKeys: [] },
);

test('a body is the same after it was written and read', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const plain = JSON.parse(JSON.stringify(body).replaceAll(/\\ud[89a-f]../gi, '\\ufffd'));
      expect(readBody(written(plain))).toEqual(plain);
    }),
  );
});

test('the bodies of the sample are the same, and a fifth smaller than their JSON', () => {
  const { articles } = parseFeed(readFileSync(`${rootDir}public/feed.json`), {
    url: 'https://phuong.example.vn/feed.json',
  });
  let bytes = 0;
  let jsonBytes = 0;
  for (const { tags, album, recordings, body } of articles) {
    const stored = { tags, album, recordings, body };
    const slot = written(stored);
    expect(readBody(slot)).toEqual(stored);
    bytes += slot.byteLength;
    jsonBytes += Buffer.byteLength(JSON.stringify(stored));
  }
  expect(articles.length).toBeGreaterThan(10);
  expect(bytes).toBeLessThan(jsonBytes * 0.8);
});

const pack = (bytes: Uint8Array<ArrayBuffer>) => ({
  id: 1,
  orders: ['x'],
  ends: new Uint32Array([bytes.length]),
  bytes: bytes.buffer as ArrayBuffer,
});

test('a body that an earlier version stored is read as it is', () => {
  const body: ArticleBody = { tags: ['Tin tức'], body: [{ type: 'paragraph', children: ['Ủy ban'] }] };
  const bytes = new TextEncoder().encode(JSON.stringify(body)) as Uint8Array<ArrayBuffer>;
  expect(bodyAt(pack(bytes), 0)).toEqual(body);
});

test('a body that is cut, or of a later format, counts as not stored', () => {
  const whole = written({ body: [{ type: 'paragraph', children: ['Thông báo của phường'] }] });
  expect(bodyAt(pack(whole.slice()), 0)).not.toBeNull();
  for (let length = 1; length < whole.length; length++) expect(bodyAt(pack(whole.slice(0, length)), 0)).toBeNull();
  expect(bodyAt(pack(new Uint8Array([3, ...whole.slice(1)])), 0)).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
      bodyAt(pack(Uint8Array.from(bytes)), 0);
      bodyAt(pack(Uint8Array.from([2, ...bytes])), 0);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonFault } from '../../src/feed/json-fault.ts';

describe('the place where a text stops being JSON', () => {
  test.each([
    ['{"a": 1,\n "b": nil}', 2, 7],
    ['{"a" 1}', 1, 6],
    ['{"a": 1,}', 1, 9],
    ['[1, 2,, 3]', 1, 7],
    ['{} {}', 1, 4],
    ['{a: 1}', 1, 2],
    ['"a\nb"', 1, 3],
    ['"\\x"', 1, 2],
    ['[01]', 1, 3],
    [")]}',\n{}", 1, 1],
    ['[1}', 1, 3],
    ['[NaN]', 1, 2],
  ])('%j at line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(findJsonFault(text)).toMatchObject({ line, column, endsEarly: false });
  });

  test.each([
    '{',
    '{"a"',
    '{"a":',
    '{"a":1',
    '[1,',
    '"abc',
    '"ab\\u00',
    '"ab\\',
    '[tru',
    '-',
    '7.',
    '[1e',
    '-1.5e-',
    '"cut here\n',
  ])('%j ends too early', (text) => expect(findJsonFault(text).endsEarly).toBe(true));

  test('every cut of a document ends too early or is JSON itself', () => {
    fc.assert(
      fc.property(fc.json(), fc.double({ min: 0, max: 1, noNaN: true }), (json, part) => {
        const cut = json.slice(0, Math.floor(json.length * part));
        try {
          JSON.parse(cut);
        } catch {
          expect(findJsonFault(cut).endsEarly).toBe(true);
        }
      }),
    );
  });

  test('a document of a million open brackets is no matter', () => {
    expect(findJsonFault('['.repeat(1_000_000))).toMatchObject({ line: 1, column: 1_000_001, endsEarly: true });
  });

  test('any broken text has a place within it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { line, column } = findJsonFault(text);
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordCuts } from '../../src/text/word-cuts.ts';

/** Letters of more alphabets than there are codes, marks of several, and what parts words. */
const someUnits = [
  ...'aAeghnoquyươđĐấệ0159',
  ...'\u0300\u0301\u0323\u00ad\u200d\ufeff',
  ...' .,/-\n\u00a0“',
  ...'\ud83d\ude00',
];
const manyUnits = fc.oneof(
  fc.constantFrom(...someUnits),
  fc.integer({ min: 0x20, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
);
const texts = fc.array(manyUnits, { maxLength: 200 }).map((units) => units.join(''));

/** One unit after the other, as the classes of Unicode tell. */
function naiveWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  for (const unit of text.split('')) {
    const begins = /[\p{L}\p{N}]/u.test(unit);
    if (begins || (word && (/\p{M}/u.test(unit) || '\u00ad\u200c\u200d\u2060\ufeff'.includes(unit)))) word += unit;
    else {
      if (word) words.push(word);
      word = '';
    }
  }
  return word ? [...words, word] : words;
}

function cutWords(text: string, cuts: WordCuts): { spelling: string; key: string | null }[] {
  cuts.read(text);
  return Array.from({ length: cuts.count }, (_, word) => {
    const low = cuts.lowOf(word);
    return {
      spelling: text.slice(cuts.bounds[2 * word], cuts.bounds[2 * word + 1]),
      key: low === 0 ? null : `${low} ${cuts.highOf(word)}`,
    };
  });
}

describe('WordCuts', () => {
  // First of all: the texts of the others use up the codes.
  it('gives syllables a key while there are codes, and none to what is longer than a key', () => {
    const cuts = new WordCuts();
    const words = cutWords('nghiêng hiện-đại-hoá 2026 abcdefgh abcdefghi', cuts);
    expect(words.map(({ spelling }) => spelling)).toEqual([
      'nghiêng',
      'hiện',
      'đại',
      'hoá',
      '2026',
      'abcdefgh',
      'abcdefghi',
    ]);
    expect(words.at(-1)?.key).toBeNull();
    expect(words.slice(0, -1).every(({ key }) => key !== null)).toBe(true);
  });

  it('cuts as the classes of Unicode tell, from text to text', () => {
    const cuts = new WordCuts();
    fc.assert(
      fc.property(texts, (text) => {
        expect(cutWords(text, cuts).map(({ spelling }) => spelling)).toEqual(naiveWords(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives two words the same key only when they are spelled alike, also when letters and marks have used up all codes', () => {
    const spellings = new Map<string, string>();
    const keys = new Map<string, string>();
    const check = (text: string, cuts: WordCuts) => {
      for (const { spelling, key } of cutWords(text, cuts)) {
        if (key === null) continue;
        expect(spellings.get(key) ?? spelling).toBe(spelling);
        expect(keys.get(spelling) ?? key).toBe(key);
        spellings.set(key, spelling);
        keys.set(spelling, key);
      }
    };
    const cuts = new WordCuts();
    fc.assert(
      fc.property(texts, (text) => check(text, cuts)),
      { numRuns: 2000 },
    );
    for (let unit = 0x20; unit < 0xffff; unit += 7) {
      const letter = String.fromCharCode(unit);
      check(`${letter} a${letter} ${letter}a abcdefgh${letter} abcdefg${letter} bcdefgh ${letter}${letter}`, cuts);
    }
    expect(spellings.size).toBeGreaterThan(200);
  });

  it('reads a long text and then a short one', () => {
    const cuts = new WordCuts();
    cuts.read('bí thư '.repeat(50_000));
    expect(cuts.count).toBe(100_000);
    expect(cutWords('một hai', cuts).map(({ spelling }) => spelling)).toEqual(['một', 'hai']);
    cuts.read('');
    expect(cuts.count).toBe(0);
  });
});

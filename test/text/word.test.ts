import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellWord } from '../../src/text/spell.ts';
import { readTelex } from '../../src/text/telex.ts';
import { tokenise } from '../../src/text/tokenise.ts';
import { fold, readWord } from '../../src/text/word.ts';
import { vietnameseText } from './vietnamese.ts';

const folded = (text: string) => tokenise(text).map((token) => token.folded);

describe('a word', () => {
  it('is the same wherever its tone is written', () => {
    for (const [a, b] of [
      ['hoà', 'hòa'],
      ['uỷ', 'ủy'],
      ['thuỷ', 'thủy'],
      ['khoẻ', 'khỏe'],
      ['Hoá', 'HÓA'],
    ] as const) {
      expect(readWord(a)).toEqual(readWord(b));
    }
  });

  it('is told from its twins by accents alone', () => {
    const twins = ['thu', 'thú', 'thụ', 'thư', 'thứ', 'thử', 'thự', 'đô', 'do', 'dọ', 'đo', 'dơ', 'dô'];
    const keys = twins.map((twin) => `${readWord(twin).folded} ${readWord(twin).accents}`);
    expect(new Set(keys).size).toBe(twins.length);
    expect(readWord('đường').folded).toBe('duong');
  });

  it('reads Đ, đ and the Icelandic Ð alike', () => {
    expect(readWord('Đảng')).toEqual(readWord('đảng'));
    expect(readWord('Ðảng')).toEqual(readWord('đảng'));
  });

  it('is the same in every normal form', () => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        const words = (form: string) =>
          tokenise(text.normalize(form)).map(({ folded, accents }) => ({ folded, accents }));
        expect(words('NFD')).toEqual(words('NFC'));
      }),
    );
  });

  it('is spelled as it is read', () => {
    for (const word of [
      'bí',
      'thư',
      'hòa',
      'quý',
      'già',
      'thủy',
      'đường',
      'nghiêng',
      'khuỷu',
      'người',
      'tiếng',
      'toán',
      'mùa',
    ]) {
      expect(spellWord(readWord(word))).toBe(word);
    }
  });
});

describe('tokenise', () => {
  it('keeps numbers, dates and the parts of document numbers', () => {
    expect(folded('Kế hoạch số 131-KH/QUTH')).toEqual(['ke', 'hoach', 'so', '131', 'kh', 'quth']);
    expect(folded('ngày 12/05/2020, 24/7')).toEqual(['ngay', '12', '5', '2020', '24', '7']);
    expect(folded('COVID-19, U23, 300.000 đ')).toEqual(['covid', '19', 'u23', '300', '000', 'd']);
  });

  it('ignores soft hyphens and joiners inside words', () => {
    expect(folded('nhân\u00addân \ufeffbí\u200c thư')).toEqual(['nhandan', 'bi', 'thu']);
  });

  it('gives offsets into the text as it was given', () => {
    fc.assert(
      fc.property(
        fc.oneof(vietnameseText, fc.string({ unit: 'grapheme' })),
        fc.constantFrom('NFC', 'NFD'),
        (given, form) => {
          const text = given.normalize(form);
          let end = 0;
          for (const token of tokenise(text)) {
            expect(token.start).toBeGreaterThanOrEqual(end);
            expect(token.end).toBeGreaterThan(token.start);
            const { folded: own, accents } = readWord(text.slice(token.start, token.end));
            expect({ own, accents }).toEqual({ own: token.folded, accents: token.accents });
            end = token.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('finds a folded text by the words of the text', () => {
    fc.assert(
      fc.property(vietnameseText, (text) => {
        expect(folded(fold(text))).toEqual(folded(text));
      }),
    );
  });
});

describe('fold', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('Telex', () => {
  it('is read where it is typed without a keyboard for it', () => {
    expect(readTelex('bis thuw')).toBe('bí thư');
    expect(readTelex('ddaij hoocj')).toBe('đại hộc');
    expect(readTelex('uyr ban nhaan daan')).toBe('ủy ban nhân dân');
    expect(readTelex('phuwowngf')).toBe('phường');
    expect(readTelex('dduowngf tieesng')).toBe('đường tiếng');
  });

  it('leaves other words alone', () => {
    expect(readTelex('bi thu chi bo')).toBe(null);
    expect(readTelex('131-KH/QUTH')).toBe(null);
    expect(readTelex('bí thư')).toBe(null);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAbbreviations } from '../../src/text/abbreviations.ts';
import { beginning, excerpt } from '../../src/text/excerpt.ts';
import { type MarkedText, markMatches, needlesOf } from '../../src/text/mark.ts';
import { vietnameseText } from './vietnamese.ts';

const shown = (runs: MarkedText | null) => runs?.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

const excerptRuns = (...args: Parameters<typeof excerpt>) => excerpt(...args)?.runs ?? null;

describe('markMatches', () => {
  it('marks accented words for a query without accents', () => {
    expect(shown(markMatches('Đồng chí Bí thư Chi bộ phát biểu', 'bi thu chi bo'))).toBe(
      'Đồng [chí Bí thư Chi bộ] phát biểu',
    );
  });

  it('leaves other accents alone where the typed ones are there', () => {
    expect(shown(markMatches('bí thư bị thu', 'bí thư'))).toBe('[bí thư] bị thu');
    expect(shown(markMatches('bị thu', 'bí thư'))).toBe('[bị thu]');
  });

  it('marks in text of decomposed letters', () => {
    const text = 'Ông Bí thư nói'.normalize('NFD');
    expect(shown(markMatches(text, 'bí thư'))).toBe('Ông [Bí thư] nói'.normalize('NFD'));
  });

  it('marks an abbreviation for its long form, and the other way', () => {
    expect(shown(markMatches('UBND phường họp', 'ủy ban nhân dân'))).toBe('[UBND] phường họp');
    expect(shown(markMatches('Ủy ban nhân dân phường', 'UBND'))).toBe('[Ủy ban nhân dân] phường');
    expect(shown(markMatches('Xe về TPHCM', 'TP.HCM'))).toBe('Xe về [TPHCM]');
    expect(shown(markMatches('Xe về TP.HCM', 'thành phố Hồ Chí Minh'))).toBe('Xe về [TP.HCM]');
  });

  it('takes a letter for a short form only where its stop was typed', () => {
    expect(shown(markMatches('Công an phường 5 phát vitamin P', 'vitamin P'))).toBe(
      'Công an phường 5 phát [vitamin P]',
    );
    expect(shown(markMatches('Công an phường 5', 'P. 5'))).toBe('Công an [phường 5]');
  });

  it('takes a letter for a short form only where its stop stands', () => {
    expect(shown(markMatches('Xe chạy 60 km/h ở H. Củ Chi', 'huyện Củ Chi'))).toBe('Xe chạy 60 km/h ở [H]. [Củ Chi]');
    expect(shown(markMatches('Xe chạy 60 km/h', 'km/h'))).toBe('Xe chạy 60 [km/h]');
  });

  it('reads the abbreviations a feed declares', () => {
    const needles = needlesOf('QUTH', readAbbreviations({ QUTH: 'Quận ủy Tây Hồ' }));
    expect(shown(excerptRuns('Hội nghị của Quận ủy Tây Hồ', needles))).toBe('Hội nghị của [Quận ủy Tây Hồ]');
  });

  it('is the text again when its runs are joined', () => {
    fc.assert(
      fc.property(fc.oneof(vietnameseText, fc.string({ unit: 'grapheme' })), vietnameseText, (text, query) => {
        expect(
          markMatches(text, query)
            .map((run) => run.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('excerpt', () => {
  const filler = 'Một câu không liên quan gì cả. '.repeat(30);

  it('shows where most of the wanted words stand together', () => {
    const text = `${filler}Thư viện mở cửa. ${filler}Ông bí thư chi bộ phát biểu. ${filler}`;
    const found = excerptRuns(text, needlesOf('bi thu chi bo'));
    expect(shown(found)).toContain('[bí thư chi bộ]');
    expect(shown(found)?.startsWith('… ')).toBe(true);
    expect(shown(found)?.endsWith(' …')).toBe(true);
  });

  it('begins at the beginning where the match is there', () => {
    expect(shown(excerptRuns('“Bí thư” đến thăm.', needlesOf('bí thư')))).toBe('“[Bí thư]” đến thăm.');
  });

  it('is nothing where no word stands', () => {
    expect(excerpt(filler, needlesOf('xyz'))).toBe(null);
  });

  it('is a piece of the text of about the length asked for', () => {
    fc.assert(
      fc.property(fc.array(vietnameseText, { minLength: 1, maxLength: 20 }), vietnameseText, (texts, query) => {
        const text = texts.join(' ');
        const plain = (runs: MarkedText) =>
          runs
            .map((run) => run.text)
            .join('')
            .replace(/^… | …$/g, '');
        for (const runs of [excerptRuns(text, needlesOf(query), 120), beginning(text, 120)]) {
          if (!runs) continue;
          expect(text.replace(/\s+/g, ' ')).toContain(plain(runs).replace(/\s+/g, ' ').trim());
          expect(plain(runs).length).toBeLessThanOrEqual(170);
        }
      }),
    );
  });
});

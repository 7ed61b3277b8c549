import { describe, expect, it } from 'vitest';
import { findRuns } from '../../src/text/find-runs.ts';

const found = (text: string, query: string) => findRuns(text, query).map(({ start, end }) => text.slice(start, end));

describe('the places of a query in a text', () => {
  it('are neighbours in one piece, and single words only where no two stand together', () => {
    const text = 'Bí thư chi bộ họp. Chi phí do thư ký báo.\nMột bí thư nói.';
    expect(found(text, 'bi thu chi bo')).toEqual(['Bí thư chi bộ', 'bí thư']);
    expect(found(text, 'phi ky')).toEqual(['phí', 'ký']);
  });

  it('do not reach over the end of a paragraph', () => {
    expect(found('Họp bí\nthư chi bộ', 'bí thư')).toEqual(['bí', 'thư']);
  });

  it('keep to the typed accents where these stand anywhere', () => {
    expect(found('bị thu hồi, bí thư', 'bí thư')).toEqual(['bí thư']);
    expect(found('bị thu hồi', 'bí thư')).toEqual(['bị thu']);
  });

  it('take the last word as the beginning of one, unless a blank ends it', () => {
    expect(found('trường tiểu học', 'truong tieu h')).toEqual(['trường tiểu']);
    expect(found('trường tiểu học', 'truong tieu ho')).toEqual(['trường tiểu học']);
    expect(found('trường tiểu học', 'truong tieu ho ')).toEqual(['trường tiểu']);
  });

  it('are none for nothing', () => {
    for (const query of ['', '  ', '"', 'zzz']) expect(found('Bí thư chi bộ', query)).toEqual([]);
  });
});

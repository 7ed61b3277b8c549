import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../src/search/build.ts';
import { POSITIONS } from '../../src/search/format.ts';
import { planQuery } from '../../src/search/plan.ts';
import type { SearchDocument } from '../../src/search/types.ts';
import { readAbbreviations } from '../../src/text/abbreviations.ts';
import { MemorySource } from './memory-source.ts';
import { found, openIndex, rank, searchDocument } from './support.ts';

/** Indexes documents numbered from 0 and gives a search over them. */
async function search(...documents: Partial<SearchDocument>[]) {
  const source = new MemorySource();
  source.add(buildSegment(documents.map((given, doc) => searchDocument(doc, given))));
  const index = await openIndex(source);
  return Object.assign((query: string, typing = false) => found(index, query, {}, typing), { index });
}

const filler = 'Hội nghị tổng kết công tác năm qua của phường. '.repeat(8);

describe('ranking', () => {
  it('reaches every accent without accents', async () => {
    const find = await search({ body: 'đồng chí bí thư' }, { body: 'bị thu hồi đất' }, { body: 'không có gì' });
    expect((await find('bi thu')).sort()).toEqual([0, 1]);
  });

  it('puts the typed accents first', async () => {
    const find = await search(
      { body: 'bị thu hồi, bị thu, bị thu' },
      { body: `${filler} bí thư` },
      { title: 'Bị thu', body: 'x' },
    );
    expect(await find('bí thư')).toEqual([1, 2, 0]);
  });

  it('puts words without accents first where they were typed so', async () => {
    const find = await search({ body: 'đánh cá, đánh cả' }, { body: `${filler} danh ca` });
    expect(await find('danh ca')).toEqual([1, 0]);
  });

  it('puts neighbours before words that stand apart', async () => {
    const find = await search(
      { body: `bí quyết, ${filler} thư viện, bí ẩn, thư từ` },
      { body: `${filler} bí thư ${filler}` },
    );
    expect(await find('bí thư')).toEqual([1, 0]);
  });

  it.each([
    ['phuong ho sen', 'P. Hồ Sen'],
    ['chu tich uy ban nhan dan ho sen', 'Chủ tịch UBND Hồ Sen'],
    ['ho sen uy ban nhan dan chu tich', 'Hồ Sen UBND: chủ tịch'],
  ])('finds neighbours of a short form of "%s" among hundreds that have all words apart', async (query, text) => {
    const apart = { title: 'Hồ, sen', body: 'ủy, ban; nhân, dân. Chủ và tịch, phường. Sen, hồ' };
    const documents = Array.from({ length: 300 }, (_, doc) => (doc === 200 ? { body: `${filler} ${text}` } : apart));
    expect((await (await search(...documents))(query))[0]).toBe(200);
  });

  it('puts the title before the caption and the caption before the body', async () => {
    const find = await search({ body: 'hoa đào' }, { captions: 'hoa đào' }, { title: 'hoa đào' });
    expect(await find('hoa đào')).toEqual([2, 1, 0]);
  });

  it('puts the newer first where all else is equal, whatever the clock says', async () => {
    const at = (year: number) => Date.UTC(year, 5, 1);
    const find = await search(
      { body: 'hoa đào', publishedAtMs: at(2015) },
      { body: 'hoa đào', publishedAtMs: at(2020) },
      { body: 'hoa đào', publishedAtMs: null },
    );
    expect(await find('hoa đào')).toEqual([1, 0, 2]);
  });

  it('knows a long title by its postings, also with a word mistyped, and reads no positions for it', async () => {
    const source = new MemorySource();
    const title = 'Phường ra quân dọn vệ sinh môi trường';
    const bodies = Array.from({ length: 20 }, (_, doc) => searchDocument(doc, { title: `Bài ${doc}`, body: filler }));
    bodies.push(searchDocument(20, { title: 'Vệ sinh', body: `môi trường ra quân dọn phường ${filler}` }));
    bodies.push(searchDocument(21, { title, body: filler }));
    source.add(buildSegment(bodies));
    const asked: number[] = [];
    const readParts = source.readParts.bind(source);
    source.readParts = (wanted) => {
      asked.push(...wanted.map(({ part }) => part));
      return readParts(wanted);
    };
    const index = await openIndex(source);
    expect((await found(index, title))[0]).toBe(21);
    expect((await found(index, 'phuong ra quan don ve sinh moi truongz'))[0]).toBe(21);
    expect(asked.filter((part) => part >= POSITIONS)).toEqual([]);
    // Two words of the title tell too little.
    await found(index, 'vệ sinh');
    expect(asked.filter((part) => part >= POSITIONS)).not.toEqual([]);
  });

  it('takes articles of one title as one answer, the newest first, and knows a title by its short form', async () => {
    const source = new MemorySource();
    const asked: number[] = [];
    const readParts = source.readParts.bind(source);
    source.readParts = (wanted) => {
      asked.push(...wanted.map(({ part }) => part));
      return readParts(wanted);
    };
    const title = 'Lịch tiếp công dân của phường';
    const long = 'Ủy ban nhân dân phường họp phiên cuối năm';
    source.add(
      buildSegment([
        ...Array.from({ length: 20 }, (_, doc) =>
          searchDocument(doc, { title: `Bài ${doc}`, body: `${title} ${long}`, publishedAtMs: Date.UTC(2025, 0, 1) }),
        ),
        searchDocument(20, { title, body: filler, publishedAtMs: Date.UTC(2024, 1, 1) }),
        searchDocument(21, { title, body: filler, publishedAtMs: Date.UTC(2024, 9, 1) }),
        searchDocument(22, { title: 'UBND phường họp phiên cuối năm', body: filler }),
      ]),
    );
    const index = await openIndex(source);
    expect((await found(index, title)).slice(0, 2)).toEqual([21, 20]);
    expect((await found(index, long))[0]).toBe(22);
    expect(asked.filter((part) => part >= POSITIONS)).toEqual([]);
    // Another title with the same words decides by where they stand.
    source.add(buildSegment([searchDocument(23, { title: `${title} tại nhà văn hóa khu phố`, body: filler })]));
    await index.refresh();
    expect((await found(index, title))[0]).toBe(21);
    expect(asked.filter((part) => part >= POSITIONS)).not.toEqual([]);
  });

  it('wants all words, and shows after those what misses one', async () => {
    const find = await search({ body: 'hoa đào nở sớm' }, { body: 'hoa đào nở rộ' }, { body: 'chợ tết' });
    expect(await find('hoa đào nở sớm')).toEqual([0, 1]);
    expect((await rank(find.index, 'hoa đào nở sớm')).completeCount).toBe(1);
  });

  it('takes the last word as the beginning of one while it is typed', async () => {
    const find = await search({ body: 'trường tiểu học' }, { body: 'trường hợp tiêu biểu' });
    expect(await find('truong tieu h', true)).toEqual([0, 1]);
    expect(await find('trường tiể', true)).toEqual([0, 1]);
    expect((await rank(find.index, 'trường tiể')).completeCount).toBe(0);
  });

  it('puts a whole word before longer ones', async () => {
    const find = await search({ body: 'nam công' }, { body: 'nam cô' });
    expect(await find('nam cô', true)).toEqual([1, 0]);
  });

  it('finds numbers, dates and document numbers as they are typed', async () => {
    const find = await search(
      { body: 'Kế hoạch số 131-KH/QUTH ngày 12/05/2020' },
      { body: 'số 131 của QUTH, KH khác; ngày 12 tháng 5, năm 2020' },
      { body: 'phục vụ 24/7' },
    );
    expect(await find('131-KH/QUTH')).toEqual([0]);
    expect(await find('12/05/2020')).toEqual([0]);
    expect(await find('12/5/2020')).toEqual([0]);
    expect(await find('24/7')).toEqual([2]);
    expect(await find('24/7', true)).toEqual([2]);
  });

  it('finds what must stand together while it is typed, at every letter', async () => {
    const find = await search(
      { body: 'số 131 của QUTH, KH khác; ngày 12 tháng 5, năm 2020, lớp 2' },
      { body: 'Kế hoạch số 131-KH/QUTH ngày 12/05/2020, lớp 2-0' },
    );
    for (const whole of ['131-KH/QUTH', '12/05/2020', '12/5/2020', '"số 131-KH', '"ngày 12/05', '"kế hoạch số']) {
      for (let end = 2; end <= whole.length; end++) {
        const query = whole.slice(0, end);
        expect([query, await find(query, true)]).toEqual([query, expect.arrayContaining([1])]);
      }
    }
    for (const query of ['131-K', '12/5/2', '"số 131-K', '"kế ho']) expect(await find(query, true)).toEqual([1]);
    // It may be the whole of it.
    expect((await find('2-0', true))[0]).toBe(1);
    expect(await find('"kế hoạch s', true)).toEqual([1]);
  });

  it('wants words in quotes side by side, with their accents', async () => {
    const find = await search({ body: 'bí thư chi bộ' }, { body: 'bị thu, chi bộ' }, { body: 'thư của bí' });
    expect(await find('"bí thư"')).toEqual([0]);
    expect((await find('"bi thu"')).sort()).toEqual([0, 1]);
    expect(await find('“thư bí”')).toEqual([]);
  });

  it('finds words in quotes by a place with other accents where one of them stands elsewhere as typed', async () => {
    const find = await search({ title: 'Bản bộ', unit: 'Ban Tuyên giáo' }, { body: 'bộ ban' });
    expect(await find('"ban bộ"')).toEqual([0]);
  });

  it('reads abbreviations both ways', async () => {
    const find = await search(
      { body: 'UBND phường thông báo' },
      { body: 'Ủy ban nhân dân phường thông báo' },
      { body: 'nhân dân ủng hộ ban quản lý, ủy quyền cho phường' },
    );
    expect((await find('UBND phường')).sort()).toEqual([0, 1]);
    expect((await find('ủy ban nhân dân phường')).slice(0, 2).sort()).toEqual([0, 1]);
    expect((await find('uy ban nhan dan phuong')).slice(0, 2).sort()).toEqual([0, 1]);
  });

  it('finds a raised digit as one types it', async () => {
    const find = await search({ body: 'lô đất 100m² và 20 m³' }, { body: 'lô đất 200m2' });
    expect((await find('100m2'))[0]).toBe(0);
    expect((await find('20 m3'))[0]).toBe(0);
    expect((await find('200m²'))[0]).toBe(1);
  });

  it('reads "P. 5" as a ward', async () => {
    const find = await search({ body: 'trụ sở phường 5' }, { body: 'trụ sở P. 5' }, { body: 'vitamin 5' });
    expect((await find('P. 5')).sort()).toEqual([0, 1]);
  });

  it('reads "P.5" and "TP.2" so as well, though no blank stands before the number', async () => {
    const find = await search({ body: 'trụ sở phường 5' }, { body: 'trụ sở P.5, Q.3' }, { body: 'xã 5, TP.2' });
    expect((await find('P.5')).sort()).toEqual([0, 1]);
    expect((await find('P.5, Q.3'))[0]).toBe(1);
    expect((await find('TP.2'))[0]).toBe(2);
  });

  it('takes no letter for a word that is asked for alone', async () => {
    const find = await search({ body: 'tốc độ 60 km/h' }, { body: 'huyện Củ Chi' }, { body: 'H. Củ Chi' });
    for (const query of ['huyện', 'huyen']) expect(await find(query)).toEqual([1]);
    expect(await find('huyện', true)).toEqual([1]);
    expect((await find('huyện Củ Chi')).sort()).toEqual([1, 2]);
  });

  it('takes no letter for the last word, since a name follows a letter that stands for one', async () => {
    const find = await search(
      { body: 'bầu cử, 60 km/h' },
      { body: `Huyện ta. ${filler} Tin bầu cử.` },
      { body: 'bầu cử ở H. Củ Chi' },
    );
    for (const query of ['bầu cử huyện', 'bau cu huyen']) expect((await find(query))[0]).toBe(1);
    expect((await find('bầu cử huyện Củ Chi'))[0]).toBe(2);
  });

  it('finds a city however short it is written, however short it is typed', async () => {
    const spellings = ['TP.HCM', 'TPHCM', 'TP. Hồ Chí Minh', 'thành phố Hồ Chí Minh'];
    const find = await search(...spellings.map((body) => ({ body: `xe về ${body} sáng nay` })), {
      body: 'TP. Thủ Đức',
    });
    for (const typed of spellings) expect([typed, (await find(typed)).sort()]).toEqual([typed, [0, 1, 2, 3]]);
  });

  it('reaches every accent beside a short form, which has those of what it stands for', async () => {
    const find = await search(
      { body: 'Ủy ban nhân dân phường thông báo' },
      { body: `UBND phuong thong bao` },
      { body: 'uy bản nhàn dan phường thông báo' },
    );
    expect((await find('UBND phuong thong bao')).slice(0, 2).sort()).toEqual([0, 1]);
    const titles = await search({ title: 'TP HCM lại chìm trong nước' }, { body: 'TP HCM lai, tp hcm chim' });
    expect(await titles('tp hcm lai chim')).toEqual([0, 1]);
  });

  it('reads a short form of two words before one of its first', () => {
    const plan = planQuery('UBND TP', false, readAbbreviations({ 'UBND TP': 'Ủy ban nhân dân thành phố Huế' }));
    expect(plan.sequence).toHaveLength(7);
  });

  it('counts age from the articles, not from one with a date far ahead', async () => {
    const at = (year: number, month = 0) => Date.UTC(year, month, 2);
    const find = await search(
      { body: 'hoa đào', publishedAtMs: at(2019) },
      { body: 'hoa đào', publishedAtMs: at(2026) },
      { body: 'hoa đào', publishedAtMs: at(2062) },
      ...Array.from({ length: 20 }, (_, month) => ({ body: 'tin', publishedAtMs: at(2025, month % 12) })),
    );
    expect((await find('hoa đào')).indexOf(0)).toBe(2);
  });

  it('finds nothing for nothing', async () => {
    const find = await search({ body: 'hoa đào' });
    for (const query of ['', ' ', '"', '–', '😀', 'zzz']) expect(await find(query)).toEqual([]);
  });
});

describe('filters', () => {
  it('let through one category, one year, the saved, those with pictures', async () => {
    const source = new MemorySource();
    source.add(
      buildSegment([
        searchDocument(1, { body: 'hoa', categoryId: 'a', publishedAtMs: Date.parse('2020-12-31T18:00:00Z') }),
        searchDocument(2, {
          body: 'hoa',
          categoryId: 'b',
          publishedAtMs: Date.parse('2020-12-31T16:00:00Z'),
          hasPictures: true,
        }),
        searchDocument(3, { body: 'hoa', categoryId: 'b' }),
      ]),
    );
    const index = await openIndex(source);
    expect((await found(index, 'hoa', { categoryId: 'b' })).sort()).toEqual([2, 3]);
    expect(await found(index, 'hoa', { categoryId: 'c' })).toEqual([]);
    // Midnight in Vietnam is at 17:00 in Greenwich.
    expect(await found(index, 'hoa', { year: 2020 })).toEqual([2]);
    expect(await found(index, 'hoa', { year: 2021 })).toEqual([1]);
    expect(await found(index, 'hoa', { withPictures: true })).toEqual([2]);
    expect(await found(index, 'hoa', { savedDocs: new Set([3]) })).toEqual([3]);
  });
});

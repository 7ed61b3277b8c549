import { describe, expect, test } from 'vitest';
import { parseBody } from '../../src/feed/parse-body.ts';
import { sectionsOf } from '../../src/views/reading/contents.ts';

const body = (html: string) => parseBody(html, { url: 'https://phuong.vn/' });

describe('the table of contents', () => {
  test('lists the headings of a long article with ids made of their words', () => {
    const sections = sectionsOf(
      body('<h2>Kết quả</h2><p>a</p><h3>Về <em>môi trường</em></h3><h2>Kết  quả</h2><h2>***</h2><h3></h3>'),
      900,
    );
    expect(sections.map(({ id, title, depth }) => [id, title, depth])).toEqual([
      ['de-muc-ket-qua', 'Kết quả', 0],
      ['de-muc-ve-moi-truong', 'Về môi trường', 1],
      ['de-muc-ket-qua--2', 'Kết quả', 0],
      ['de-muc-khac', '***', 0],
    ]);
  });

  test('a short article and one of two headings have none', () => {
    expect(sectionsOf(body('<h2>Một</h2><h2>Hai</h2><h2>Ba</h2>'), 300)).toEqual([]);
    expect(sectionsOf(body('<h2>Một</h2><p>a</p><h2>Hai</h2>'), 2000)).toEqual([]);
  });
});

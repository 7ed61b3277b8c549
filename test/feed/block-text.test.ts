import { describe, expect, test } from 'vitest';
import { blockText, captionText, countWords, firstWords } from '../../src/feed/block-text.ts';
import { bodyPictures } from '../../src/feed/body-pictures.ts';
import { parseBody } from '../../src/feed/parse-body.ts';
import { base } from './outline.ts';

const body = parseBody(
  `<h2>Mục</h2><p>Một <b>hai</b><br>ba</p><figure><img src=/a.jpg><figcaption>Chú<br>thích</figcaption></figure>
  <ul><li>bốn</li><li>năm<blockquote>sáu</blockquote></li></ul><table><caption>Bảng</caption><tr><td>7</td><td>8 <img src=/b.jpg> 9</td></tr></table>
  <pre>chín</pre><iframe src="https://youtu.be/dQw4w9WgXcQ" title="Phim"></iframe>`,
  { url: base },
);

describe('the text of a body', () => {
  test('is one line a block, without captions', () => {
    expect(blockText(body)).toBe('Mục\nMột hai ba\nbốn\nnăm\nsáu\nBảng\n7 8 9\nchín\nPhim');
  });

  test('begins with its first words', () => {
    expect(firstWords(body, 14)).toBe('Mục Một hai…');
    expect(firstWords([], 10)).toBe('');
  });

  test('has its captions apart, each once', () => {
    const album = [
      { src: 'https://portal.example/a.jpg', alt: '', caption: 'Chú thích', credit: '' },
      { src: 'https://portal.example/c.jpg', alt: '', caption: 'Khác', credit: '' },
    ];
    expect(captionText({ body, album })).toBe('Chú thích\nKhác');
  });

  test('shows its pictures in order', () => {
    expect(bodyPictures(body).map((picture) => picture.src)).toEqual([
      'https://portal.example/a.jpg',
      'https://portal.example/b.jpg',
    ]);
  });
});

test.each([
  ['', 0],
  ['Ủy ban nhân dân quận', 5],
  ['Sáng 12/5/2020, tại Hà Nội – thủ đô', 7],
  ['“Tin” … — 100%\n(mới)', 3],
  ['A\u00a0b', 2],
])('%j has %i words', (text, count) => expect(countWords(text)).toBe(count));

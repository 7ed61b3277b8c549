import { describe, expect, test } from 'vitest';
import { parseBody } from '../../../src/feed/parse-body.ts';
import { spokenArticle } from '../../../src/views/listening/sentences.ts';

const said = (html: string, members: object = {}) => {
  const body = parseBody(html, { url: 'https://phuong.vn/' });
  const article = { title: 'Tựa bài', summary: '', unit: 'Ban Tuyên giáo', body, ...members };
  return spokenArticle(article as never, { ABC: 'an bình chung' }).sentences.map((sentence) => sentence.said);
};

describe('an article as it is read aloud', () => {
  test('goes from title to signature, by sentences, with lists, captions and tables cell by cell', () => {
    const html =
      '<p>Câu một. UBND họp ABC.</p><ul><li>Mục <b>đầu</b></li></ul><figure><img src="/a.jpg"><figcaption>Dòng một<br>Dòng hai</figcaption></figure>' +
      '<table><tr><th>Ngày</th><td>30/7/2019</td></tr></table><hr><p>***</p>';
    expect(said(html)).toEqual([
      'Tựa bài',
      'Câu một.',
      'Ủy ban nhân dân họp an bình chung.',
      'Mục đầu',
      'Dòng một',
      'Dòng hai',
      'Ngày',
      'ngày 30 tháng 7 năm 2019',
      'Ban Tuyên giáo',
    ]);
  });

  test('the numbers of footnotes are not said, the notes are', () => {
    const html =
      '<p>Theo luật<sup id="r1"><a href="#n1">[1]</a></sup> mới.</p><p id="n1">Luật số 5. <a href="#r1">↩</a></p>';
    expect(said(html, { title: '', summary: 'Tóm tắt', unit: '' })).toEqual([
      'Tóm tắt',
      'Theo luật mới.',
      'Luật số 5.',
    ]);
  });
});

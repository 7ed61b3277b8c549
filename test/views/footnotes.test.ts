import { describe, expect, test } from 'vitest';
import { parseBody } from '../../src/feed/parse-body.ts';
import { footnoteLinks } from '../../src/views/reading/footnotes.ts';

const links = (html: string) => Object.fromEntries(footnoteLinks(parseBody(html, { url: 'https://phuong.vn/bai/1/' })));

describe('footnotes', () => {
  test('as Word saves them', () => {
    const html =
      '<p>Theo Nghị quyết<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1" title=""><sup>[1]</sup></a> của phường, ' +
      'và Kế hoạch<a href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a>.</p><p>Đoạn sau.</p><hr>' +
      '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Nghị quyết số 12.</p></div>' +
      '<div id="ftn2"><p><a href="#_ftnref2" name="_ftn2">[2]</a> Kế hoạch số 34.</p></div>';
    expect(links(html)).toEqual({
      _ftn1: { kind: 'reference', label: '1' },
      _ftn2: { kind: 'reference', label: '2' },
      _ftnref1: { kind: 'back', label: '1' },
      _ftnref2: { kind: 'back', label: '2' },
    });
  });

  test('as Markdown writes them', () => {
    const html =
      '<p>Một câu<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup> và câu nữa<sup id="fnref:b"><a href="#fn:b">2</a></sup>.</p>' +
      '<div class="footnotes"><ol><li id="fn:1"><p>Chú thích đầu. <a href="#fnref:1">↩︎</a></p></li>' +
      '<li id="fn:b"><p>Chú thích sau. <a href="#fnref:b">↩︎</a></p></li></ol></div>';
    expect(links(html)).toEqual({
      'fn:1': { kind: 'reference', label: '1' },
      'fn:b': { kind: 'reference', label: '2' },
      'fnref:1': { kind: 'back', label: '1' },
      'fnref:b': { kind: 'back', label: '2' },
    });
  });

  test('a list of contents, a link without a target and "back to the top" are none', () => {
    expect(links('<p><a href="#a">Phần một</a> <a href="#b">2</a></p><h2 id="a">Một</h2><h2 id="b">Hai</h2>')).toEqual(
      {},
    );
    expect(links('<p>Câu<sup><a href="#khong-co">1</a></sup>.</p>')).toEqual({});
    expect(links('<h2 id="dau">Đầu</h2><p>Chữ.</p><p><a href="#dau">↑</a></p>')).toEqual({});
  });
});

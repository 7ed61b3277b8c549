import { describe, expect, test } from 'vitest';
import { parseBody, readBody } from '../../src/feed/parse-body.ts';
import { base, outline, treeOf } from './outline.ts';

const cases = (rows: [name: string, html: string, tree: string][]): void => {
  test.each(rows)('%s', (_, html, tree) => expect(treeOf(html)).toBe(tree));
};
const long = 'Đoạn văn này dài hơn một chú thích ảnh, vì nó kể lại nội dung của bài. '.repeat(6).trim();

describe('captions as portals write them', () => {
  cases([
    [
      'a figure element',
      '<figure><img src=/a.jpg><figcaption>Một<br>hai</figcaption></figure>',
      'FIGURE a.jpg (Một⏎hai)',
    ],
    [
      'a centred line under a centred picture',
      `<p align=center><img src=/a.jpg></p><p align=center>Một</p><p>${long}</p>`,
      `FIGURE a.jpg (Một)\nP ${long}`,
    ],
    [
      'two centred lines',
      `<p style="text-align:center"><img src=/a.jpg></p><p style="text-align:center">Một</p><p style="text-align:center">hai</p><p style="text-align:center">ba</p>`,
      'FIGURE a.jpg (Một⏎hai)\nP@center ba',
    ],
    ['an italic line', `<p><img src=/a.jpg></p><p><em>Một</em></p><p>${long}</p>`, `FIGURE a.jpg (Một)\nP ${long}`],
    [
      'two plain lines, the second going on in small letters',
      `<p><img src=/a.jpg></p><p>&nbsp;</p><p>Đ/c Đỗ Anh Tuấn - CT UBND quận</p><p>phát biểu chỉ đạo Đại hội</p><p>${long}</p>`,
      `FIGURE a.jpg (Đ/c Đỗ Anh Tuấn - CT UBND quận⏎phát biểu chỉ đạo Đại hội)\nP ${long}`,
    ],
    [
      'one plain line; the next sentence is text',
      `<p><img src=/a.jpg></p><p>Quang cảnh hội nghị</p><p>Sáng 12/5, hội nghị khai mạc.</p><p>${long}</p>`,
      `FIGURE a.jpg (Quang cảnh hội nghị)\nP Sáng 12/5, hội nghị khai mạc.\nP ${long}`,
    ],
    [
      'in the same paragraph',
      '<p><img src=/a.jpg><br>Một<br><img src=/b.jpg><br>Hai</p>',
      'FIGURE a.jpg (Một)\nFIGURE b.jpg (Hai)',
    ],
    [
      'in the same paragraph, with a break of its own',
      '<p><img src=/a.jpg><br>Một<br>hai</p>',
      'FIGURE a.jpg (Một⏎hai)',
    ],
    [
      'by its class',
      '<div class="image"><img src=/a.jpg><div class="image-caption"><b>Một</b></div></div><p>x</p>',
      'FIGURE a.jpg (<strong>Một</strong>)\nP x',
    ],
    [
      'beside it in a container',
      '<div class="VCSortableInPreviewMode"><div><img src=/a.jpg></div><div class="PhotoCMS_Caption"><p>Một</p></div></div>',
      'FIGURE a.jpg (Một)',
    ],
    [
      'in a layout table',
      '<table align=center><tbody><tr><td><img src=/a.jpg></td></tr><tr><td>Một</td></tr></tbody></table><p>x</p>',
      'FIGURE a.jpg (Một)\nP x',
    ],
    [
      'under two pictures side by side, each its own',
      '<table><tr><td><img src=/a.jpg></td><td><img src=/b.jpg></td></tr><tr><td>Một</td><td>Hai</td></tr></table>',
      'FIGURE a.jpg (Một)\nFIGURE b.jpg (Hai)',
    ],
    [
      'under two pictures side by side, one for both',
      '<table><tr><td><img src=/a.jpg></td><td><img src=/b.jpg></td></tr><tr><td colspan=2>Chung</td></tr></table>',
      'FIGURE a.jpg b.jpg (Chung)',
    ],
    [
      'in the cell of its picture',
      '<table><tr><td><img src=/a.jpg><br>Một</td><td><img src=/b.jpg><br>Hai</td></tr></table>',
      'FIGURE a.jpg (Một)\nFIGURE b.jpg (Hai)',
    ],
    [
      'text in a figure element that is no figcaption',
      '<figure><img src=/a.jpg><p>Một</p></figure>',
      'FIGURE a.jpg (Một)',
    ],
    [
      'a gallery keeps each caption and its own',
      '<figure><figure><img src=/a.jpg><figcaption>Một</figcaption></figure><figure><img src=/b.jpg><figcaption>Hai</figcaption></figure><figcaption>Chung</figcaption></figure>',
      'FIGURE a.jpg (Một)\nFIGURE b.jpg (Hai)\nP Chung',
    ],
    [
      'a picture linked to its large version',
      '<a href="/large.jpg"><img src="/a.jpg"></a><p><i>Một</i></p>',
      'FIGURE a.jpg (Một)',
    ],
  ]);
});

describe('what is no caption', () => {
  cases([
    ['a long paragraph', `<p><img src=/a.jpg></p><p>${long}</p>`, `FIGURE a.jpg ()\nP ${long}`],
    [
      'a bold line, which heads what follows',
      '<p><img src=/a.jpg></p><p><b>Một là</b></p><p>x</p>',
      'FIGURE a.jpg ()\nP <strong>Một là</strong>\nP x',
    ],
    [
      'a line that announces',
      '<p><img src=/a.jpg></p><p>Kết quả như sau:</p><p>x</p>',
      'FIGURE a.jpg ()\nP Kết quả như sau:\nP x',
    ],
    [
      'a point of a list typed by hand',
      '<p><img src=/a.jpg></p><p>1. Một</p><p>- hai</p>',
      'FIGURE a.jpg ()\nP 1. Một\nP - hai',
    ],
    [
      'a line at the right, which signs',
      '<p>x</p><p><img src=/a.jpg></p><p align=right>Ban Tuyên giáo</p>',
      'P x\nFIGURE a.jpg ()\nP@right Ban Tuyên giáo',
    ],
    [
      'a line that leads elsewhere',
      '<p><img src=/a.jpg></p><p><a href=/x>Xem thêm</a></p>',
      'FIGURE a.jpg ()\nP <a https://portal.example/x>Xem thêm</a>',
    ],
    ['a heading', '<p><img src=/a.jpg></p><h2>Một</h2>', 'FIGURE a.jpg ()\nH2 Một'],
    [
      'a third line',
      '<p><img src=/a.jpg></p><p><i>Một</i></p><p><i>hai</i></p><p><i>ba</i></p>',
      'FIGURE a.jpg (Một⏎hai)\nP <emphasis>ba</emphasis>',
    ],
  ]);
});

test('the line of who signs is no caption of the last picture, when the feed names them', () => {
  const html = '<p>a</p><p><img src=/a.jpg></p><p>Ban Tuyên giáo</p>';
  expect(treeOf(html)).toBe('P a\nFIGURE a.jpg (Ban Tuyên giáo)');
  expect(outline(parseBody(html, { url: base, unit: 'Ban tuyên giáo' }))).toBe(
    'P a\nFIGURE a.jpg ()\nP Ban Tuyên giáo',
  );
});

describe('pictures', () => {
  cases([
    [
      'stand on their own at the ends of a line',
      '<p><img src=/a.jpg> Chữ <b>đậm</b> sau hình, đủ dài để không thể nào là chú thích vì nó dài hơn hẳn một chú thích thường gặp, dài đến mức phải đọc hết cả câu mới hiểu được người viết muốn nói điều gì về chuyện đã xảy ra trong buổi sáng hôm ấy ở phường, khi mọi người cùng nhau đến dự lễ và trồng cây. <img src=/b.jpg></p>',
      'FIGURE a.jpg ()\nP Chữ <strong>đậm</strong> sau hình, đủ dài để không thể nào là chú thích vì nó dài hơn hẳn một chú thích thường gặp, dài đến mức phải đọc hết cả câu mới hiểu được người viết muốn nói điều gì về chuyện đã xảy ra trong buổi sáng hôm ấy ở phường, khi mọi người cùng nhau đến dự lễ và trồng cây.\nFIGURE b.jpg ()',
    ],
    ['stay within a sentence', '<p>một <img src=/a.jpg> hai</p>', 'P một [a.jpg] hai'],
    ['icons stay in their line', '<p><img src=/i.png width=16 height=16> một</p>', 'P [i.png] một'],
    ['two in one paragraph are one figure', '<p><img src=/a.jpg> <img src=/b.jpg></p>', 'FIGURE a.jpg b.jpg ()'],
    ['the same one twice is shown once', '<p><img src=/a.jpg><img src=/a.jpg></p>', 'FIGURE a.jpg ()'],
    ['counters are nothing', '<p>x<img src="/count.gif" width=1 height=1></p>', 'P x'],
    [
      'lazy ones have their address elsewhere',
      '<img src="data:image/gif;base64,R0" data-src="/a.jpg"><p></p><img data-original="/b.jpg">',
      'FIGURE a.jpg ()\nFIGURE b.jpg ()',
    ],
    ['within a picture element', '<picture><source srcset="/a.avif"><img src="/a.jpg"></picture>', 'FIGURE a.jpg ()'],
    [
      'a refused one leaves what it shows',
      '<p>Chữ</p><img src="blob:https://x/1" alt="Mô tả ảnh">',
      'P Chữ\nP <emphasis>Mô tả ảnh</emphasis>',
    ],
  ]);

  test.each([
    'data:image/svg+xml,<svg onload=alert(1)>',
    'blob:https://x/1',
    'javascript:1',
    '',
    'file:///a.jpg',
    'https://portal.example@evil.invalid/a.jpg',
  ])('an address like %s is refused, and told', (src) => {
    const body = readBody(`<img src="${src}">`, { url: base });
    expect(body.blocks).toEqual([]);
    expect(body.refusedPictures).toEqual([src]);
  });

  test('size, description and caption go with the picture', () => {
    const [figure] = parseBody(
      '<figure><img src="/a.jpg" width="800" height="600px" alt=" Lễ  hội "><figcaption>Một<br>hai</figcaption></figure>',
      { url: base },
    );
    expect(figure).toMatchObject({
      pictures: [{ src: 'https://portal.example/a.jpg', width: 800, height: 600, alt: 'Lễ hội', caption: 'Một\nhai' }],
    });
  });

  test('its size may be in its style', () => {
    const [figure] = parseBody('<img src="/a.jpg" style="max-width: 100%; height:400px; width: 600.5px">', {
      url: base,
    });
    expect(figure).toMatchObject({ pictures: [{ width: 600, height: 400 }] });
  });

  test('half a size is none, and a file name is no description', () => {
    const [figure] = parseBody('<img src="/a.jpg" width="100%" height="600" alt="IMG_2041.JPG">', { url: base });
    expect(figure).toEqual({
      type: 'figure',
      pictures: [{ src: 'https://portal.example/a.jpg', alt: '', caption: '', credit: '' }],
      caption: [],
    });
  });
});

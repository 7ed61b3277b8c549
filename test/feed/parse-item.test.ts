import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/feed/article.ts';
import { limits } from '../../src/feed/limits.ts';
import { type ItemContext, parseItem } from '../../src/feed/parse-item.ts';
import { outline } from './outline.ts';

const context: ItemContext = { url: 'https://portal.example/feed.json' };
const parse = (raw: object, more: Partial<ItemContext> = {}) =>
  parseItem({ id: 'a', content_text: 'x', ...raw }, 3, { ...context, ...more });
const article = (raw: object, more: Partial<ItemContext> = {}): Article => {
  const parsed = parse(raw, more).article;
  if (!parsed) throw new Error('left out');
  return parsed;
};
const warnings = (raw: object, more: Partial<ItemContext> = {}): string[] =>
  parse(raw, more).warnings.map(({ code, path }) => `${code} ${path}`);

describe('ids', () => {
  test.each([
    ['text', 'text', []],
    ['  a b  ', '  a b  ', []],
    ['a\r\nSet-Cookie: x', 'a\r\nSet-Cookie: x', []],
    ['<script>', '<script>', []],
    [1.5, '1.5', ['id-not-text items[3].id']],
    [0, '0', ['id-not-text items[3].id']],
    [JSON.parse('12345678901234567890'), '12345678901234567000', ['id-number-inexact items[3].id']],
    ['a\ud800', 'a\ufffd', ['text-not-plain items[3].id']],
  ])('%j becomes %j', (id, expected, told) => {
    expect(article({ id }).id).toBe(expected);
    expect(warnings({ id })).toEqual(told);
  });

  test.each([undefined, null, '', ' ', false, { a: 1 }, [1], 'x'.repeat(limits.idChars + 1)])(
    '%j falls back to the address',
    (id) => {
      expect(article({ id, url: '/tin/1' }).id).toBe('https://portal.example/tin/1');
      expect(article({ id, external_url: 'https://bao.example/1' }).id).toBe('https://bao.example/1');
      expect(warnings({ id, url: '/tin/1' })).toContain('id-from-url items[3].id');
    },
  );

  test('an item with neither is left out, and told', () => {
    expect(parse({ id: undefined })).toMatchObject({
      article: null,
      warnings: [{ code: 'id-missing', path: 'items[3]' }],
    });
  });

  test.each([null, 1, 'x', [], true])('%j is no item', (raw) => {
    expect(parseItem(raw, 3, context)).toMatchObject({ article: null, warnings: [{ code: 'item-not-object' }] });
  });
});

describe('titles and summaries', () => {
  test('are plain text', () => {
    expect(article({ title: ' AT&amp;T &#8211; <i>Tin</i>\n mới ', summary: '<p>Tóm &lt;tắt&gt;</p>' })).toMatchObject({
      title: 'AT&T – Tin mới',
      summary: 'Tóm <tắt>',
    });
  });

  test('an untitled item has none, and a number is one', () => {
    expect(article({}).title).toBe('');
    expect(article({ title: 2025 }).title).toBe('2025');
    expect(warnings({ title: 2025 })).toEqual(['wrong-type items[3].title']);
  });

  test('a title of a megabyte is cut, and told', () => {
    const title = 'Ủ'.repeat(500_000);
    expect(article({ title }).title).toHaveLength(limits.titleChars);
    expect(warnings({ title })).toEqual(['text-cut items[3].title']);
  });

  test('without a summary the body begins it', () => {
    expect(article({ content_html: `<h2>Mục</h2><p>${'từ '.repeat(200)}</p>` }).summary).toMatch(/^Mục từ từ .*từ…$/);
    expect(article({ summary: { a: { b: 1 } } }).summary).toBe('x');
    expect(warnings({ summary: { a: 1 } })).toEqual(['wrong-type items[3].summary']);
  });

  test('text that was encoded twice is kept as far as it shows, and told', () => {
    expect(article({ title: 'á»¦y ban quáº­n' }).title).toBe('á»¦y ban quáºn');
    expect(warnings({ title: 'á»¦y ban quáº­n' })).toEqual(['mojibake items[3].title']);
    expect(warnings({ title: 'Ủy ban nói «á» và “ÃO” – HÃY, Ä và Æ' })).toEqual([]);
  });
});

describe('dates', () => {
  const published = '2025-07-01T08:00:00+07:00';
  const modified = '2025-07-02T08:00:00+07:00';

  test('are moments', () => {
    expect(article({ date_published: published, date_modified: modified })).toMatchObject({
      publishedAtMs: Date.parse(published),
      modifiedAtMs: Date.parse(modified),
    });
  });

  test.each([undefined, null, '', 'hôm qua', '2568-07-12T08:00:00Z', true, {}])(
    '%j falls back to the change',
    (date) => {
      expect(article({ date_published: date, date_modified: modified }).publishedAtMs).toBe(Date.parse(modified));
    },
  );

  test('none is none', () => {
    expect(article({ date_published: '2025-13-41' })).toMatchObject({ publishedAtMs: null, modifiedAtMs: null });
    expect(warnings({ date_published: '2025-13-41' })).toEqual(['date-invalid items[3].date_published']);
    expect(warnings({})).toEqual([]);
  });

  test('without zone are in that of the feed, and told', () => {
    const raw = { date_published: '2025-07-01T08:00:00' };
    expect(article(raw).publishedAtMs).toBe(Date.parse(published));
    expect(article(raw, { timezone: 'UTC' }).publishedAtMs).toBe(Date.parse('2025-07-01T08:00:00Z'));
    expect(warnings(raw)).toEqual(['date-form items[3].date_published']);
  });
});

describe('content', () => {
  test('markup before text; an empty one leaves the other', () => {
    expect(outline(article({ content_html: '<p>a</p>', content_text: 'b' }).body)).toBe('P a');
    expect(outline(article({ content_html: ' ', content_text: 'b' }).body)).toBe('P b');
    expect(outline(article({ content_html: null, content_text: 'b' }).body)).toBe('P b');
  });

  test('markup without a tag is plain text in the wrong place', () => {
    expect(outline(article({ content_html: 'Một &amp; hai\n\nba' }).body)).toBe('P Một & hai\nP ba');
  });

  test('markup that was escaped once too often is markup', () => {
    expect(outline(article({ content_html: '&lt;p&gt;Một &amp;amp; &lt;b&gt;hai&lt;/b&gt;&lt;/p&gt;' }).body)).toBe(
      'P Một & <strong>hai</strong>',
    );
    expect(outline(article({ content_html: 'Thẻ &lt;b&gt; làm chữ đậm' }).body)).toBe('P Thẻ <b> làm chữ đậm');
  });

  test('a first heading that repeats the title goes', () => {
    const content_html = '<h1>KHAI MẠC HỘI XUÂN.</h1><p>a</p>';
    expect(outline(article({ title: 'Khai mạc hội xuân', content_html }).body)).toBe('P a');
    expect(outline(article({ title: 'Khác', content_html }).body)).toBe('H2 KHAI MẠC HỘI XUÂN.\nP a');
  });

  test('an empty line of plain text parts paragraphs, a single one breaks; markup in it is text', () => {
    const content_text = 'Một <b>\r\nhai & ba \n \u00a0\n\n  bốn\n';
    expect(outline(article({ content_text }).body)).toBe('P Một <b>⏎hai & ba\nP bốn');
  });

  test('none is told', () => {
    expect(warnings({ content_text: '' })).toEqual(['content-missing items[3]']);
    expect(warnings({ content_text: 7 })).toEqual(['wrong-type items[3].content_text', 'content-missing items[3]']);
    expect(article({ content_text: undefined }).body).toEqual([]);
  });

  test('pictures that were refused are told with their address', () => {
    expect(parse({ content_html: '<img src="blob:x">' }).warnings).toMatchObject([
      { code: 'picture-refused', path: 'items[3].content_html', detail: 'blob:x', itemId: 'a' },
      { code: 'content-missing' },
    ]);
  });
});

describe('addresses', () => {
  test('resolve against the feed', () => {
    expect(article({ url: 'tin/1', external_url: '//bao.example/x' })).toMatchObject({
      url: 'https://portal.example/tin/1',
      externalUrl: 'https://bao.example/x',
    });
  });

  test('of other schemes are left out, and told', () => {
    const raw = { url: 'javascript:alert(1)', external_url: 'data:text/html,x' };
    expect(article(raw)).toMatchObject({ url: '', externalUrl: '' });
    expect(warnings(raw)).toEqual(['url-invalid items[3].url', 'url-invalid items[3].external_url']);
  });
});

describe('the unit that signs', () => {
  const html = (last: string) => `<p>Một</p><p>Hai</p>${last}`;
  const signature = '<p style="text-align:right"><strong>Ban Tuyên giáo</strong></p>';

  test.each([
    [{ authors: [{ name: 'A' }, { name: ' B ' }, { name: 'A' }] }, 'A, B'],
    [{ author: { name: 'A' } }, 'A'],
    [{ authors: [{ name: 'B' }], author: { name: 'A' } }, 'B'],
    [{ authors: { name: 'A' } }, 'A'],
    [{ authors: 'A' }, 'A'],
    [{ authors: [], author: 'A' }, 'A'],
    [{ authors: [{ url: 'https://x.example/' }] }, ''],
  ])('%j: %j', (raw, unit) => expect(article(raw).unit).toBe(unit));

  test('comes from the last line, which is then not drawn', () => {
    const { unit, body } = article({ content_html: html(signature) });
    expect(unit).toBe('Ban Tuyên giáo');
    expect(outline(body)).toBe('P Một\nP Hai');
  });

  test.each([
    '<p align=right>Ban Tuyên giáo</p>',
    '<p><b>Ban Tuyên giáo</b></p>',
    '<div style="text-align: right;"><i>Ban Tuyên giáo</i></div>',
  ])('however it is set: %s', (last) => expect(article({ content_html: html(last) }).unit).toBe('Ban Tuyên giáo'));

  test.each([
    '<p>Ban Tuyên giáo</p>',
    '<p><b>Hãy chung tay!</b></p>',
    '<p align=right>./.</p>',
    `<p align=right>${'dài '.repeat(40)}</p>`,
    '<h3>Ban Tuyên giáo</h3>',
    '<p align=right><img src=/a.jpg></p>',
  ])('not from %s', (last) => expect(article({ content_html: html(last) }).unit).toBe(''));

  test('is not drawn twice when the feed names it', () => {
    const raw = { authors: [{ name: 'BAN TUYÊN GIÁO' }], content_html: html(signature) };
    expect(outline(article(raw).body)).toBe('P Một\nP Hai');
  });

  test('another last line stays when the feed names it', () => {
    const raw = { authors: [{ name: 'Ban khác' }], content_html: html(signature) };
    expect(outline(article(raw).body)).toMatch(/P@right <strong>Ban Tuyên giáo<\/strong>$/);
  });

  test('is that of the feed when nobody else signs', () => {
    expect(article({}, { unit: 'Cổng thông tin' }).unit).toBe('Cổng thông tin');
  });
});

describe('tags and category', () => {
  const categories = [
    { id: 'tin-tuc', title: 'Tin tức' },
    { id: 'y-te', title: 'Y tế' },
  ];

  test('odd tags are told, the rest kept once', () => {
    const raw = { tags: [1, null, {}, 'x', 'X', ' x ', '', 'y'.repeat(500), '<b>z</b>'] };
    expect(article(raw).tags).toEqual(['1', 'x', `${'y'.repeat(limits.tagChars - 1)}…`, 'z']);
    expect(warnings(raw)).toEqual([
      'wrong-type items[3].tags[0]',
      'wrong-type items[3].tags[2]',
      'text-cut items[3].tags[7]',
    ]);
    expect(article({ tags: 'a,b' }).tags).toEqual([]);
  });

  test('the profile names the category', () => {
    expect(article({ _bantin: { category: 'y-te' }, tags: ['Tin tức'] }, { categories }).categoryId).toBe('y-te');
  });

  test('one that the feed does not declare is kept, and told', () => {
    const raw = { _bantin: { category: 'moi' }, tags: ['Mới'] };
    expect(parse(raw, { categories })).toMatchObject({
      article: { categoryId: 'moi' },
      category: { id: 'moi', title: 'Mới' },
    });
    expect(warnings(raw, { categories })).toEqual(['category-unknown items[3]._bantin.category']);
    expect(warnings(raw)).toEqual([]);
  });

  test('the first tag is the category: one that is declared, or any where none is', () => {
    expect(article({ tags: ['Y TẾ'] }, { categories }).categoryId).toBe('y-te');
    expect(article({ tags: ['Khác'] }, { categories }).categoryId).toBe('');
    expect(article({ tags: ['Đời sống & Xã hội'] }).categoryId).toBe('doi-song-xa-hoi');
    expect(article({ tags: ['???'] }).categoryId).toBe('khac');
    expect(article({}).categoryId).toBe('');
  });
});

describe('album and cover', () => {
  const body = '<img src=/1.jpg alt=một><p><i>Một</i></p><img src=/2.jpg><img src=/3.jpg><p>x y z</p>';
  const sources = (raw: object): string[] =>
    article(raw).album.map((picture) => picture.src.replace('https://portal.example/', ''));

  test('picture attachments are the album, with what the profile tells of them', () => {
    const placeholder = 'data:image/webp;base64,AAAA';
    const attachments = [
      {
        url: '/a.jpg',
        mime_type: 'image/jpeg',
        title: 'no caption',
        size_in_bytes: 180_000,
        _bantin: { caption: 'Một<br>hai', alt: 'A', credit: 'PV', width: 1280, height: 800, placeholder },
      },
      { url: '/b.jpg', _bantin: { width: 5, placeholder: 'data:text/html,x' } },
      { url: '/a.jpg', mime_type: 'image/jpeg' },
    ];
    expect(article({ attachments }).album).toEqual([
      {
        src: 'https://portal.example/a.jpg',
        alt: 'A',
        caption: 'Một\nhai',
        credit: 'PV',
        width: 1280,
        height: 800,
        sizeBytes: 180_000,
        placeholder,
      },
      { src: 'https://portal.example/b.jpg', alt: '', caption: '', credit: '' },
    ]);
  });

  test('without attachments three pictures of the body are one, two are none', () => {
    expect(sources({ content_html: body })).toEqual(['1.jpg', '2.jpg', '3.jpg']);
    expect(sources({ content_html: '<img src=/1.jpg><img src=/2.jpg>' })).toEqual([]);
  });

  test('album and body complete each other', () => {
    const attachments = [{ url: '/1.jpg', mime_type: 'image/jpeg' }];
    expect(article({ content_html: body, attachments }).album).toMatchObject([{ alt: 'một', caption: 'Một' }]);
  });

  test('a caption that lost its line break on the way gets it back', () => {
    const content_html = '<figure><img src=/1.jpg><figcaption>Một<br>hai</figcaption></figure>';
    const attachments = [{ url: '/1.jpg', mime_type: 'image/jpeg', _bantin: { caption: 'Một hai' } }];
    expect(article({ content_html, attachments }).album[0]?.caption).toBe('Một\nhai');
  });

  test.each([
    [{ image: '/c.jpg', banner_image: '/d.jpg' }, 'c.jpg'],
    [{ image: { url: '/c.jpg' } }, 'c.jpg'],
    [{ image: { width: 1 }, banner_image: '/d.jpg' }, 'd.jpg'],
    [{ image: 'javascript:1', banner_image: '/d.jpg' }, 'd.jpg'],
    [{ content_html: body }, '1.jpg'],
    [{ attachments: [{ url: '/a.png' }], content_html: body }, 'a.png'],
  ])('%j: the cover', (raw, src) => {
    expect(article(raw).cover?.src).toBe(`https://portal.example/${src}`);
  });

  test('the cover knows what body and album know of it', () => {
    expect(article({ image: '/1.jpg', content_html: body }).cover).toMatchObject({ alt: 'một', caption: 'Một' });
    expect(article({}).cover).toBeNull();
  });
});

describe('other attachments', () => {
  test('sound is a recording', () => {
    const attachments = [
      { url: '/a.mp3', mime_type: 'audio/mpeg', title: 'Bản tin', duration_in_seconds: 61.5, size_in_bytes: '1234' },
      { url: 'javascript:x', mime_type: 'audio/mpeg' },
      { url: '/b.m4a' },
    ];
    expect(article({ attachments }).recordings).toEqual([
      {
        src: 'https://portal.example/a.mp3',
        mimeType: 'audio/mpeg',
        title: 'Bản tin',
        durationSeconds: 61,
        sizeBytes: 1234,
      },
      { src: 'https://portal.example/b.m4a', mimeType: 'audio/mp4', title: '' },
    ]);
    expect(warnings({ attachments })).toEqual(['url-invalid items[3].attachments[1].url']);
  });

  test('documents and videos end the body', () => {
    const attachments = [
      { url: '/v%C4%83n%20b%E1%BA%A3n.pdf', mime_type: 'application/pdf' },
      { url: '/b.docx', title: 'Mẫu đơn' },
      { url: '/v.mp4', mime_type: 'video/mp4', title: 'Phóng sự' },
    ];
    expect(outline(article({ attachments }).body)).toBe(
      'P x\nVIDEO portal.example https://portal.example/v.mp4 Phóng sự\nUL\n-\n  P <a https://portal.example/v%C4%83n%20b%E1%BA%A3n.pdf>văn bản.pdf</a>\n-\n  P <a https://portal.example/b.docx>Mẫu đơn</a>',
    );
  });

  test('what is no attachment is told', () => {
    expect(warnings({ attachments: [1, null, { url: 5 }] })).toEqual([
      'wrong-type items[3].attachments[0]',
      'wrong-type items[3].attachments[1]',
      'wrong-type items[3].attachments[2].url',
    ]);
    expect(warnings({ attachments: { url: '/a.jpg' } })).toEqual(['wrong-type items[3].attachments']);
  });
});

describe('the profile', () => {
  test('of an item', () => {
    expect(article({ _bantin: { featured: true, views: 171, kind: 'album' } })).toMatchObject({
      featured: true,
      viewCount: 171,
      kind: 'album',
    });
    expect(article({})).toMatchObject({ featured: false, viewCount: null, kind: 'article' });
  });

  test('of wrong types is told', () => {
    const raw = { _bantin: { featured: 'yes', views: -1, kind: 'page', category: [] } };
    expect(article(raw)).toMatchObject({ featured: false, viewCount: null, kind: 'article', categoryId: '' });
    expect(warnings(raw)).toEqual([
      'wrong-type items[3]._bantin.category',
      'wrong-type items[3]._bantin.featured',
      'wrong-type items[3]._bantin.views',
    ]);
    expect(article({ _bantin: { views: '1234' } }).viewCount).toBe(1234);
    expect(article({ _bantin: [1] }).featured).toBe(false);
  });

  test('the language is kept where it is not that of the feed', () => {
    expect(article({ language: 'en' }, { language: 'vi' }).language).toBe('en');
    expect(article({ language: 'vi' }, { language: 'vi' })).not.toHaveProperty('language');
    expect(article({ language: '"><script>' })).not.toHaveProperty('language');
  });
});

import { describe, expect, test } from 'vitest';
import { limits } from '../../src/feed/limits.ts';
import { parseBody, readBody } from '../../src/feed/parse-body.ts';
import { base, outline, treeOf } from './outline.ts';

const cases = (rows: [name: string, html: string, tree: string][]): void => {
  test.each(rows)('%s', (_, html, tree) => expect(treeOf(html)).toBe(tree));
};

describe('paragraphs and lines', () => {
  cases([
    ['white space collapses as HTML draws it', '<p> a\n\t b <b> c </b> d </p>', 'P a b <strong>c </strong>d'],
    ['empty and NBSP paragraphs go', '<p></p><p>&nbsp;</p><p> <br> </p><p>x</p><p><b>&nbsp;</b></p>', 'P x'],
    ['NBSP within text is a space', '<p>số&nbsp;&nbsp; 12</p>', 'P số 12'],
    [
      'text outside of any block is a paragraph',
      'một<p>hai</p>ba <i>bốn</i>',
      'P một\nP hai\nP ba <emphasis>bốn</emphasis>',
    ],
    ['one break stays, two part paragraphs', '<p>a<br>b<br><br>c<br> <br/>&nbsp;<br>d</p>', 'P a⏎b\nP c\nP d'],
    ['breaks at the ends go', '<p><br>a<br></p>', 'P a'],
    ['a block ends the paragraph it cannot be in', '<p>a<div>b</div>c</p>d', 'P a\nP b\nP c\nP d'],
    [
      'alignment is kept where it means something',
      '<p align="right">r</p><p style="text-align: center">c</p><p align=left>l</p>',
      'P@right r\nP@center c\nP l',
    ],
    [
      'alignment comes down to paragraphs',
      '<center>a<p>b</p><p style="text-align:left">c</p></center><p>d</p>',
      'P@center a\nP@center b\nP c\nP d',
    ],
    ['a rule stands only between others', '<hr><p>a</p><hr><hr><p>b</p><hr>', 'P a\nRULE\nP b'],
    [
      'entities, also those without semicolon',
      '<p>&agrave;&#432;&amp; &lt;b&gt; &copy x &khong; a&b</p>',
      'P àư& <b> © x &khong; a&b',
    ],
    ['raw specials', '<p>3 < 5 && 7 > 2</p>', 'P 3 < 5 && 7 > 2'],
    [
      'invisible characters go, emoji stay whole',
      '<p>a\u200bb\u00ad\u202ec &#0; 👨‍👩‍👧 \ud800</p>',
      'P abc \ufffd 👨‍👩‍👧 \ufffd',
    ],
    ['preformatted text keeps its spaces', '<pre>\n  a\r\n\tb &lt;c&gt;<br>d</pre>', 'PRE "  a\\n\\tb <c>\\nd"'],
  ]);
});

describe('marks', () => {
  cases([
    [
      'each element has its mark',
      '<b>b</b><i>i</i><u>u</u><s>s</s><sup>2</sup><sub>3</sub><code>c</code><mark>m</mark>',
      'P <strong>b</strong><emphasis>i</emphasis><underline>u</underline><strike>s</strike><superscript>2</superscript><subscript>3</subscript><code>c</code><mark>m</mark>',
    ],
    [
      'a mark around paragraphs is in each',
      '<b><p>a</p><p>b</p></b><p>c</p>',
      'P <strong>a</strong>\nP <strong>b</strong>\nP c',
    ],
    [
      'wrong nesting needs no repair',
      '<p><b>a<i>b</b>c</i>d</p>',
      'P <strong>a<emphasis>b</emphasis></strong><emphasis>c</emphasis>d',
    ],
    ['an unclosed mark ends with its paragraph', '<p><b>a</p><p>b</p>', 'P <strong>a</strong>\nP b'],
    ['the same mark twice is one', '<p><b>a<strong>b</strong>c</b></p>', 'P <strong>abc</strong>'],
    [
      'styles that mean a mark',
      '<p><span style="FONT-WEIGHT: bold">a</span><span style="font-style:italic; text-decoration:underline">b</span></p>',
      'P <strong>a</strong><emphasis><underline>b</underline></emphasis>',
    ],
    [
      'styles that take a mark away',
      '<p><b style="font-weight:normal">a</b> <b>b<span style="font-weight:400">c<b>d</b></span></b></p>',
      'P a <strong>b</strong>c<strong>d</strong>',
    ],
    [
      'Word styles mean nothing',
      '<p><b style="mso-bidi-font-weight:normal">a</b><span style="mso-fareast-font-style:italic">b</span></p>',
      'P <strong>a</strong>b',
    ],
  ]);
});

describe('headings', () => {
  cases([
    [
      'start at the second level and leave none out',
      '<h1>a</h1><h3>b</h3><h1>c</h1><h6>d</h6>',
      'H2 a\nH3 b\nH2 c\nH4 d',
    ],
    ['are bold without saying so', '<h2><strong>a</strong> <i>b</i></h2>', 'H2 a <emphasis>b</emphasis>'],
    ['empty ones go', '<h2>&nbsp;</h2><h3><b></b></h3><p>x</p>', 'P x'],
    [
      'a lead that an editor made large is a paragraph',
      `<h2>${'dài '.repeat(80)}</h2>`,
      `P ${'dài '.repeat(80).trim()}`,
    ],
    ['a picture in one stands before it', '<h2><img src=/a.jpg>a</h2>', 'FIGURE a.jpg ()\nH2 a'],
    ['one that is never closed ends with the next list', '<h2>a<ul><li>b</ul>c', 'H2 a\nUL\n-\n  P b\nP c'],
  ]);
});

describe('links', () => {
  cases([
    [
      'relative addresses resolve',
      '<p><a href="../tin/1?a=1&amp;b=2">x</a></p>',
      'P <a https://portal.example/tin/1?a=1&b=2>x</a>',
    ],
    [
      'mail and telephone stay',
      '<a href="mailto:a@b.vn">m</a> <a href="tel:+8424">t</a>',
      'P <a mailto:a@b.vn>m</a> <a tel:+8424>t</a>',
    ],
    [
      'other schemes leave their text',
      '<a href="javascript:alert(1)">a</a><a href=" java\tscript:x">b</a><a href="data:text/html,x">c</a><a href="vbscript:x">d</a><a href="file:///x">e</a>',
      'P abcde',
    ],
    ['credentials go', '<a href="https://portal.example@evil.invalid/x">x</a>', 'P <a https://evil.invalid/x>x</a>'],
    ['marks within a link', '<a href=/a><b>x</b>y</a>', 'P <a https://portal.example/a><strong>x</strong>y</a>'],
    [
      'a link within a link ends the first',
      '<a href=/a>x<a href=/b>y</a>z',
      'P <a https://portal.example/a>x</a><a https://portal.example/b>y</a>z',
    ],
    [
      'a link around blocks is in each',
      '<a href=/a><p>x</p><p>y</p></a>',
      'P <a https://portal.example/a>x</a>\nP <a https://portal.example/a>y</a>',
    ],
    [
      'footnotes find their targets, other ids say nothing',
      '<p id="p1">a<sup><a href="#fn:1" id="r1">1</a></sup></p><ol><li id="fn:1"><p>n <a href="#r1">↩</a></p></li></ol>',
      'P [#r1]a<a #fn:1><superscript>1</superscript></a>\nOL\n-\n  P [#fn:1]n <a #r1>↩</a>',
    ],
    ['a target with percent signs', '<a href="#m%E1%BB%A5c">x</a><h2 id="mục">y</h2>', 'P <a #mục>x</a>\nH2 [#mục]y'],
    [
      'an empty target waits for the next line',
      '<a href="#a">x</a><p><a name="a"></a></p><p>y</p>',
      'P <a #a>x</a>\nP [#a]y',
    ],
  ]);
});

describe('lists', () => {
  cases([
    ['nested', '<ul><li>a<ol start=3><li>b</ol><li>c</ul>', 'UL\n-\n  P a\n  OL3\n  -\n    P b\n-\n  P c'],
    [
      'a list straight within a list belongs to the item before',
      '<ul><li>a</li><ul><li>b</li></ul></ul>d',
      'UL\n-\n  P a\n  UL\n  -\n    P b\nP d',
    ],
    ['an item without a list makes one', '<li>a<li>b</li><p>c</p>', 'UL\n-\n  P a\n-\n  P b\nP c'],
    ['text in a list without item', '<ul>a<li>b</ul>', 'UL\n-\n  P a\n-\n  P b'],
    ['empty items and lists go', '<ul><li></li><li>&nbsp;</li></ul><ol></ol><p>x</p>', 'P x'],
    [
      'paragraphs and pictures in items',
      '<ul><li><p>a</p><p>b</p><img src=/a.jpg></li></ul>',
      'UL\n-\n  P a\n  P b\n  FIGURE a.jpg ()',
    ],
    [
      'terms are bold, their descriptions follow',
      '<dl><dt>a<dd>b<dt>c</dt><dd><p>d</p></dd></dl>e',
      'P <strong>a</strong>\nP b\nP <strong>c</strong>\nP d\nP e',
    ],
  ]);
});

describe('tables', () => {
  cases([
    [
      'header cells, spans and caption',
      '<table><caption>Bảng <b>1</b></caption><thead><tr><th>A</th><th colspan=2>B</th></tr></thead><tbody><tr><td rowspan="2">1</td><td>2</td><td>3</td></tr></tbody></table>',
      'TABLE Bảng <strong>1</strong>\n  !A | !c2:B\n  r2:1 | 2 | 3',
    ],
    [
      'cells and rows that are never closed',
      '<table><tr><td>1<td>2<tr><td>3<td>4</table>x',
      'TABLE\n  1 | 2\n  3 | 4\nP x',
    ],
    [
      'blocks in a cell become its lines',
      '<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c</li><li>d</li></ul></td></tr></table>',
      'TABLE\n  a⏎b | • c⏎• d',
    ],
    [
      'rows without anything go',
      '<table><tr><td>1</td><td>2</td></tr><tr><td>&nbsp;</td><td></td></tr></table>',
      'TABLE\n  1 | 2',
    ],
    ['a cell without anything stays in its row', '<table><tr><td></td><td>2</td></tr></table>', 'TABLE\n   | 2'],
    ['text between rows becomes a row', '<table>x<tr><td>1</td><td>2</td></tr></table>', 'TABLE\n  x\n  1 | 2'],
    [
      'end tags within a cell close nothing around it',
      '<div><table><tr><td>1</div></p></td><td>2</td></tr></table>x</div>',
      'TABLE\n  1 | 2\nP x',
    ],
    ['a table of one column is a layout', '<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>', 'P a\nP b'],
    [
      'a table around tables is a layout',
      '<table><tr><td><table><tr><td>1</td><td>2</td></tr></table></td><td>x</td></tr></table>',
      'TABLE\n  1 | 2\nP x',
    ],
    ['a cell straight in a list is an item', '<ul><td>a<li>b</ul>', 'UL\n-\n  P a\n-\n  P b'],
    ['rows and cells without a table are text', '<tr><td>a</td><td>b</td></tr>', 'P a\nP b'],
    [
      'spans that no phone can show are cut down',
      '<table><tr><td colspan=99999>1</td><td rowspan=0>2</td></tr></table>',
      `TABLE\n  c${limits.tableSpan}:1 | 2`,
    ],
  ]);
});

describe('sound and video', () => {
  cases([
    [
      'an audio element is a player',
      '<p>a<audio src="/a.mp3" title="Bản tin">không có</audio>b</p>',
      'P a\nAUDIO https://portal.example/a.mp3 audio/mpeg Bản tin\nP b',
    ],
    [
      'its first usable source',
      '<audio><source src="javascript:x"><source src="/a.ogg" type="audio/ogg; codecs=opus"><source src="/b.mp3"></audio>',
      'AUDIO https://portal.example/a.ogg audio/ogg',
    ],
    [
      'YouTube, with the player options left out',
      '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?autoplay=1" title="Lễ hội"></iframe>',
      'VIDEO YouTube https://www.youtube.com/watch?v=dQw4w9WgXcQ Lễ hội',
    ],
    [
      'its other spellings',
      '<iframe src="//www.youtube-nocookie.com/embed/dQw4w9WgXcQ"></iframe><iframe data-src="https://youtu.be/dQw4w9WgXcQ"></iframe>',
      'VIDEO YouTube https://www.youtube.com/watch?v=dQw4w9WgXcQ\nVIDEO YouTube https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    ],
    [
      'Vimeo',
      '<iframe src="https://player.vimeo.com/video/12345?h=1"></iframe>',
      'VIDEO Vimeo https://vimeo.com/12345',
    ],
    [
      'Facebook, by the page that its player names',
      '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fphuong%2Fvideos%2F1%2F&width=500"></iframe>',
      'VIDEO Facebook https://www.facebook.com/phuong/videos/1/',
    ],
    [
      'a Facebook player for something else is nothing',
      '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fevil.invalid%2F"></iframe>x',
      'P x',
    ],
    [
      'other frames are nothing',
      '<iframe src="https://evil.invalid/"><p>y</p></iframe><iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<p>z"></iframe>x',
      'P x',
    ],
    [
      "the portal's own video is a card too",
      '<video src="/v.mp4" title="Phóng sự"><p>không xem được</p></video>',
      'VIDEO portal.example https://portal.example/v.mp4 Phóng sự',
    ],
  ]);
});

describe('what is not drawn', () => {
  cases([
    [
      'scripts, styles, templates, forms',
      '<script>a</script><style>b{}</style><template><p>c</p></template><noscript><p>d</p></noscript><textarea>e</textarea><select><option>f</select><button>g</button><input value=h><p>x</p>',
      'P x',
    ],
    [
      'drawings and objects',
      '<svg><text>a</text><foreignObject>b</foreignObject></svg><object data="x"><p>c</p></object><canvas>d</canvas><embed src=x>y',
      'P y',
    ],
    ['a drawing that is never closed ends at the next block', '<svg><text>a<p>x</p>', 'P x'],
    ['an undrawn element that is never closed ends with its parent', '<div><button>a</div><p>x</p>', 'P x'],
    [
      'what is hidden',
      '<p style="display:none">a</p><div hidden><p>b</p></div><span style="mso-hide:all">c</span>x',
      'P x',
    ],
    [
      'comments, doctypes, Word conditions, CDATA',
      '<!doctype html><!-- <p>a</p> --><!--[if gte mso 9]><xml>b</xml><![endif]--><![if !supportLists]>x<![endif]><![CDATA[c]]>',
      'P x',
    ],
    [
      'Word junk',
      '<xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class=MsoNormal><span lang=VI style="font-family:&quot;Times New Roman&quot;">Văn <font color=red>bản</font></span><o:p></o:p></p>',
      'P Văn bản',
    ],
    [
      'unknown elements give their children',
      '<custom-a onclick=x><blink>a</blink><p>b</p></custom-a><marquee>c</marquee>',
      'P a\nP b\nP c',
    ],
    [
      'a whole document gives its body',
      '<html><head><title>t</title><meta charset=x></head><body><p>a</p></body></html>',
      'P a',
    ],
  ]);
});

describe('limits', () => {
  test('deep lists and quotes are drawn at the last depth', () => {
    const tree = treeOf(`${'<blockquote>'.repeat(5000)}a${'</blockquote>'.repeat(5000)}b`);
    expect(tree.match(/QUOTE/g)).toHaveLength(limits.bodyDepth);
    expect(tree).toMatch(/a\nP b$/);
  });

  test('too much text is cut, and told', () => {
    const body = readBody(`<p>${'từ '.repeat(limits.bodyChars)}</p><p>sau</p>`, { url: base });
    expect(body.cut).toBe(true);
    expect(outline(body.blocks).length).toBeLessThan(limits.bodyChars + 10);
  });

  test('too many blocks are cut, and told', () => {
    const body = readBody('<p>x'.repeat(limits.bodyNodes * 2), { url: base });
    expect(body.cut).toBe(true);
    expect(body.blocks.length).toBeLessThanOrEqual(limits.bodyNodes);
  });

  test('too many pictures are left out, and counted; the text goes on', () => {
    const pictures = Array.from({ length: limits.bodyPictures + 5 }, (_, i) => `<p><img src="/${i}.jpg"></p>`);
    const body = readBody(`${pictures.join('')}<p>cuối</p>`, { url: base });
    expect(body.picturesLeftOut).toBe(5);
    expect(body.cut).toBe(false);
    expect(outline(body.blocks)).toContain('cuối');
  });

  test('a 20 MB attribute costs nothing', () => {
    expect(outline(parseBody(`<p title="${'A'.repeat(20_000_000)}">cuối</p>`, { url: base }))).toBe('P cuối');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/feed/article.ts';
import { decodeFeed } from '../../src/feed/decode-feed.ts';
import { FeedError } from '../../src/feed/feed-error.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { itemJson } from '../../src/publisher/output/item-json.ts';
import { sharedDir } from '../support/shared.ts';

const url = 'https://portal.example/feed.json';

function readAgain(articles: Article[]): Article[] {
  const document = { version: 'https://jsonfeed.org/version/1.1', title: 'Tin', items: articles.map(itemJson) };
  return parseFeed(JSON.parse(JSON.stringify(document)), { url }).articles;
}

const item = {
  id: 'bai-1',
  url: 'https://portal.example/tin/1',
  external_url: 'https://bao.example/x',
  title: 'Khai mạc <Hội> & "xuân"',
  summary: 'Tóm tắt',
  date_published: '2025-07-01T08:00:00+07:00',
  date_modified: '2025-07-02T08:00:00+07:00',
  authors: [{ name: 'Ban Tuyên giáo' }],
  tags: ['van-hoa', 'xuân'],
  content_html: `<h2>Mục một</h2><p>Chữ <b>đậm</b>, <i>nghiêng</i> &amp; <a href="https://a.example/?a=1&amp;b=2">liên kết</a><br>dòng hai</p>
    <p style="text-align:center">giữa</p><ul><li>một</li><li>hai<ol start="3"><li>ba</li></ol></li></ul>
    <blockquote><p>trích</p></blockquote><pre>\n\n  a &lt; b</pre><hr>
    <table><caption>Bảng</caption><tr><th>Tên</th><td colspan="2">Giá trị</td></tr></table>
    <figure><img src="/anh/1.jpg" alt="Ảnh một" width="800" height="600"><figcaption>Dòng một<br>dòng hai</figcaption></figure>
    <p>H<sub>2</sub>O x<sup>2</sup> <img src="/anh/nho.png" alt="biểu tượng" width="20" height="20"> cuối dòng</p>`,
  attachments: [
    {
      url: '/anh/a.jpg',
      mime_type: 'image/jpeg',
      _bantin: { caption: 'Chú thích', alt: 'Ảnh', credit: 'PV', width: 1280, height: 800 },
    },
    { url: '/am/1.mp3', mime_type: 'audio/mpeg', title: 'Bản tin', size_in_bytes: 1234, duration_in_seconds: 60 },
  ],
  _bantin: { category: 'van-hoa', featured: true, views: 171, kind: 'album' },
};

describe('an item written by the publisher', () => {
  test('reads back as the same article', () => {
    const { articles } = parseFeed(
      { version: 'https://jsonfeed.org/version/1.1', title: 'Tin', items: [item] },
      { url },
    );
    expect(articles[0]?.body.length).toBeGreaterThan(8);
    expect(readAgain(articles)).toEqual(articles);
  });

  test('carries no markup that its text only names', () => {
    const hostile = {
      ...item,
      content_html: '<p>&lt;script&gt;alert(1)&lt;/script&gt; "x" <script>alert(2)</script></p>',
    };
    const { articles } = parseFeed({ version: 'https://jsonfeed.org/version/1.1', items: [hostile] }, { url });
    expect(itemJson(articles[0]!).content_html).not.toContain('<script');
    expect(readAgain(articles)).toEqual(articles);
  });
});

// ../shared is not part of a clone; the item above has one of every kind of block.
describe.skipIf(!sharedDir)('real feeds of ../shared', () => {
  const files = sharedDir ? readdirSync(`${sharedDir}feeds`).filter((name) => name.endsWith('.json')) : [];
  test.each(files)('%s reads back the same', (file) => {
    let articles: Article[];
    try {
      articles = parseFeed(decodeFeed(readFileSync(`${sharedDir}feeds/${file}`)), { url }).articles;
    } catch (error) {
      expect(error).toBeInstanceOf(FeedError);
      return;
    }
    for (const article of articles) {
      const [again] = readAgain([article]);
      // A summary that talks of markup or spaces is cleaned once more; its words stay.
      expect({ ...again, summary: '' }).toEqual({ ...article, summary: '' });
    }
  });
});

/** The body as text; a target that no link of the body leads to is not kept. */
function bodyOf(article: Article | undefined): string {
  return JSON.stringify(article?.body).replaceAll(/\{"type":"anchor","name":"[^"]*"\},?/g, '');
}

interface Vector {
  id: string;
  html: string;
  ctx?: string;
  gen?: unknown;
}

describe.skipIf(!sharedDir)('markup vectors of ../shared', () => {
  test('read back the same', () => {
    const vectors: Vector[] = JSON.parse(readFileSync(`${sharedDir}hostile/xss.json`, 'utf8'));
    const different: string[] = [];
    for (const { id, html, ctx, gen } of vectors) {
      if (ctx || gen) continue;
      const { articles } = parseFeed(
        { version: 'https://jsonfeed.org/version/1.1', items: [{ id, content_html: html }] },
        { url },
      );
      const [again] = readAgain(articles);
      if (bodyOf(again) !== bodyOf(articles[0])) different.push(id);
    }
    expect(different).toEqual([]);
  });
});

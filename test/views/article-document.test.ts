import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Article, Block, Picture } from '../../src/feed/article.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { parseSiteSettings } from '../../src/site/settings.ts';
import { articleDocument } from '../../src/views/sharing/article-document.tsx';
import { documentStyle, documentStyleHash } from '../../src/views/sharing/document-style.ts';
import { mapPictures } from '../../src/views/sharing/map-pictures.ts';

const origin = 'https://phuong.example.vn';
const url = `${origin}/bai-viet/hop-00000000abc/`;
const site = {
  base: '/',
  origin,
  notice: null,
  settings: parseSiteSettings({ name: 'Cổng <phường> & "Hồ Sen"', organisation: 'UBND phường', licence: 'Ghi nguồn' }),
};

function articleOf(item: object): Article {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'T', items: [{ id: 'a', ...item }] };
  const { articles } = parseFeed(feed, { url: `${origin}/feed.json` });
  const [article] = articles;
  if (!article) throw new Error('no article');
  return article;
}

function documentOf(article: Article, embedded = new Map<string, string>()): string {
  const savedAtMs = Date.parse('2026-11-25T20:00:00Z');
  return articleDocument({ article, url, zone: 'Asia/Ho_Chi_Minh', site, language: 'vi', savedAtMs, embedded });
}

const rich = articleOf({
  title: 'Họp &lt;script&gt;alert(1)&lt;/script&gt; &amp; bầu',
  date_published: '2026-11-12T18:03:00+07:00',
  authors: [{ name: 'Trạm Y tế' }],
  content_html:
    '<p onclick="x()">Đoạn <b>đậm</b> <script>alert(2)</script><a href="javascript:alert(3)">một</a> ' +
    '<a href="https://khac.example/">hai</a></p><figure><img src="/anh/1.jpg" alt="Một"><figcaption>Chú thích' +
    '</figcaption></figure><p>Trong dòng <img src="/anh/2.jpg" alt="Hai" width="20" height="20"> nữa</p>' +
    '<table><tr><td><img src="/anh/3.jpg" alt="Ba"></td></tr></table><style>body{display:none}</style>',
});

describe('an article as a file', () => {
  const embedded = new Map([[`${origin}/anh/1.jpg`, 'data:image/jpeg;base64,QUJD']]);
  const html = documentOf(rich, embedded);

  test('says where it is from, when, and by whom', () => {
    expect(html.startsWith('<!doctype html>\n<html lang="vi"')).toBe(true);
    expect(html).toContain(`<link rel="canonical" href="${url}"`);
    expect(html).toContain('Ngày đăng 12/11/2026 | 18:03');
    expect(html).toContain('Trạm Y tế');
    expect(html).toContain('Nguồn: UBND phường,');
    expect(html).toContain('Bản lưu ngày 26/11/2026');
    expect(html).toContain('Ghi nguồn');
  });

  test('holds no script, no handler, and no address but links and its pictures', () => {
    expect(html).not.toMatch(/<script|\son\w+=|javascript:|<iframe|<form|<object|<base/i);
    expect(html).toContain('Họp &lt;script>alert(1)&lt;/script> &amp; bầu');
    const sources = [...html.matchAll(/\s(?:src|srcset|poster|data)="([^"]*)"/g)].map(([, source]) => source);
    expect(sources).toEqual(['data:image/jpeg;base64,QUJD']);
    expect(html).toContain('href="https://khac.example/"');
  });

  test('names and links a picture that is not on the phone', () => {
    const without = documentOf(rich);
    expect(without).not.toContain('<img');
    expect(without).toContain(`href="${origin}/anh/1.jpg"`);
  });

  test('has a policy that lets nothing in, and its style fits it to the letter', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    expect(style).toBe(documentStyle);
    const hash = `sha256-${createHash('sha256').update(style).digest('base64')}`;
    expect(documentStyleHash).toBe(hash);
    expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).toBe(
      `default-src 'none'; img-src data:; style-src '${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(html).not.toMatch(/\sstyle="/);
  });

  test('brings the album along that the text does not show', () => {
    const album = articleOf({
      title: 'Album',
      content_html: '<p>Lễ hội</p>',
      attachments: [1, 2, 3].map((n) => ({
        url: `/anh/${n}.jpg`,
        mime_type: 'image/jpeg',
        _bantin: { caption: `Cảnh ${n}\nHai dòng` },
      })),
    });
    const pictures = new Map([1, 2, 3].map((n) => [`${origin}/anh/${n}.jpg`, `data:image/jpeg;base64,${n}`]));
    const drawn = documentOf(album, pictures);
    expect(drawn.match(/<img/g)).toHaveLength(3);
    expect(drawn).toContain('<figcaption>Cảnh 2<br/>Hai dòng</figcaption>');
  });
});

test('mapPictures reaches every picture and leaves the body it was given alone', () => {
  const before = structuredClone(rich.body);
  const seen: string[] = [];
  const mapped = mapPictures(rich.body, (picture: Picture) => {
    seen.push(picture.src.replace(origin, ''));
    return { ...picture, src: 'data:image/png;base64,x' };
  });
  expect(seen).toEqual(['/anh/1.jpg', '/anh/2.jpg', '/anh/3.jpg']);
  expect(rich.body).toEqual(before);
  const sourcesIn = (blocks: Block[]) => JSON.stringify(blocks).match(/"src":"[^"]*"/g);
  expect(new Set(sourcesIn(mapped))).toEqual(new Set(['"src":"data:image/png;base64,x"']));
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/feed/article.ts';
import { inlineText } from '../../src/feed/block-text.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';
import { shared } from '../support/shared.ts';

const file = shared('seed/feed.json');

describe.skipIf(file === null)("the portal's own article (needs ../shared)", () => {
  const { articles, info, warnings } = parseFeed(file === null ? '{"items":[]}' : readFileSync(file), {
    url: 'http://localhost:4173/feed.json',
  });
  const article = articles[0];
  const figures = (article?.body ?? []).filter(
    (block): block is Extract<Block, { type: 'figure' }> => block.type === 'figure',
  );

  test('has nothing to warn of', () => expect(warnings).toEqual([]));

  test('has its date, views, category, unit, and is featured', () => {
    expect(article).toMatchObject({
      publishedAtMs: Date.UTC(2020, 4, 12, 11, 3),
      viewCount: 171,
      categoryId: 'tin-tuc-su-kien',
      unit: 'Ban Tuyên giáo Quận ủy',
      featured: true,
      kind: 'article',
    });
    expect(info.categories).toEqual([{ id: 'tin-tuc-su-kien', title: 'Tin tức - sự kiện tiêu biểu' }]);
    expect(info.abbreviations['TN&MT']).toBe('Tài nguyên và Môi trường');
  });

  test('leads in bold with what the summary says', () => {
    const [lead] = article?.body ?? [];
    expect(lead).toMatchObject({ type: 'paragraph', children: [{ type: 'strong', children: [article?.summary] }] });
  });

  test('has three figures with captions of two lines', () => {
    expect(figures.map((figure) => inlineText(figure.caption, '\n'))).toEqual([
      'Đ/c Đỗ Anh Tuấn - CT UBND quận - Bí thư Đảng bộ CQ UBND quận\nphát biểu chỉ đạo Đại hội điểm Chi bộ Phòng TN&MT Quận',
      'Đ/c Nguyễn Đình Khuyến - UVBTV Quận ủy - PCT UBND quận - PBTĐảng bộ CQ UBND quận\ntặng hoa chúc mừng Đại hội điểm của Chi bộ Phòng TN&MT Quận',
      'Đ/c Nguyễn Đình Khuyến - UVBTV Quận ủy - PCT UBND quận - PBT Đảng bộ CQ UBND quận\ntặng hoa chúc mừng Đại hội điểm của Chi bộ Đội Quản lý TTXDĐT Quận',
    ]);
  });

  test('has an album of the same three, with the same captions', () => {
    expect(article?.album.map(({ src, caption }) => [src, caption])).toEqual(
      figures.map((figure, index) => [
        `http://localhost:4173/images/${index + 1}.jpg`,
        inlineText(figure.caption, '\n'),
      ]),
    );
    expect(article?.cover?.src).toBe('http://localhost:4173/images/1.jpg');
  });

  test('ends with its last sentence: the unit is not drawn twice', () => {
    const last = article?.body.at(-1);
    expect(last?.type === 'paragraph' && inlineText(last.children, ' ')).toMatch(/nhiệm kỳ 2020 – 2025\.\/\.$/);
  });
});

describe.skipIf(file === null)('the same article as the portal may have pasted it (needs ../shared)', () => {
  const page = shared('seed/portal-page.txt');
  // A skipped group is still gone through for its tests.
  const text = page === null ? '' : readFileSync(page, 'utf8');
  const lines = text
    .slice(text.indexOf('Với tinh thần'))
    .split('\n')
    .map((line) => line.trim());

  test('a blank line before each caption stands for its picture: figures and unit come out the same', () => {
    let pictures = 0;
    const html = lines.map((line) => {
      if (/^Đ\/c /.test(line)) {
        pictures += 1;
        return `<p><img src="images/${pictures}.jpg"></p><p>&nbsp;</p><p>${line.replaceAll('&', '&amp;')}</p>`;
      }
      if (line === 'Ban Tuyên giáo Quận ủy') return `<p align="right">${line}</p>`;
      return `<p>${line.replaceAll('&', '&amp;') || '&nbsp;'}</p>`;
    });
    const feed = { version: 'https://jsonfeed.org/version/1.1', items: [{ id: '171', content_html: html.join('') }] };
    const article = parseFeed(feed, { url: 'https://portal.example/feed.json' }).articles[0];
    expect(article?.unit).toBe('Ban Tuyên giáo Quận ủy');
    expect(article?.album.map((picture) => picture.caption.split('\n'))).toEqual([
      [expect.stringMatching(/^Đ\/c Đỗ Anh Tuấn/), expect.stringMatching(/^phát biểu chỉ đạo/)],
      [expect.stringMatching(/^Đ\/c Nguyễn Đình Khuyến/), expect.stringMatching(/^tặng hoa .* TN&MT Quận$/)],
      [expect.stringMatching(/^Đ\/c Nguyễn Đình Khuyến/), expect.stringMatching(/^tặng hoa .* TTXDĐT Quận$/)],
    ]);
    expect(article?.body.filter((block) => block.type === 'paragraph')).toHaveLength(8);
  });
});

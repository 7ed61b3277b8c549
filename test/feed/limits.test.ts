import { expect, test } from 'vitest';
import type { Article, Block } from '../../src/feed/article.ts';
import { FeedError } from '../../src/feed/feed-error.ts';
import { limits } from '../../src/feed/limits.ts';
import { parseTextBody } from '../../src/feed/parse-body.ts';
import { parseFeed } from '../../src/feed/parse-feed.ts';

const url = 'https://portal.example/feed.json';
const version = 'https://jsonfeed.org/version/1.1';
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const letters = (count: number) => 'x'.repeat(count);

/** How much of so much is kept, and which warnings tell of what is not. */
interface Outcome {
  kept: number;
  told: string[];
}

function readFeed(members: object, items: object[], keptOf: (feed: ReturnType<typeof parseFeed>) => number): Outcome {
  const feed = parseFeed({ version, title: 'Cổng', items, ...members }, { url });
  return { kept: keptOf(feed), told: [...new Set(feed.warnings.map(({ code }) => code))] };
}

function readItem(members: object, keptOf: (article: Article) => number | undefined): Outcome {
  const item = { id: '1', title: 'Bài', content_text: 'Nội dung', ...members };
  return readFeed({}, [item], ({ articles: [article] }) => (article && keptOf(article)) ?? 0);
}

const readBody = (html: string, keptOf: (body: Block[]) => number) =>
  readItem({ content_html: html }, ({ body }) => keptOf(body));
const pictureOf = (profile: object) => ({
  attachments: [{ url: 'https://portal.example/1.jpg', mime_type: 'image/jpeg', _bantin: profile }],
});

function depthOf(blocks: Block[]): number {
  const [block] = blocks;
  return block?.type === 'quote' ? 1 + depthOf(block.children) : 0;
}

/** A document of so many bytes. */
function readBytes(size: number): Outcome {
  const bytes = new Uint8Array(size).fill(0x20);
  bytes.set(new TextEncoder().encode(JSON.stringify({ version, title: 'Cổng', items: [] })));
  try {
    parseFeed(bytes, { url });
    return { kept: size, told: [] };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { kept: 0, told: [error.code] };
  }
}

/** Of each limit: what becomes of so much of it, and how one more than the limit is told. */
const cases: Record<keyof typeof limits, [read: (size: number) => Outcome, told: string[]]> = {
  feedBytes: [readBytes, ['too-large']],
  feedItems: [
    (size) =>
      readFeed(
        {},
        numbers(size).map((id) => ({ id: `${id}`, content_text: 'x' })),
        ({ articles }) => articles.length,
      ),
    ['items-cut'],
  ],
  feedWarnings: [
    (size) => {
      // Each without content, which is told.
      const items = numbers(size).map((id) => ({ id: `${id}` }));
      const { kept, told } = readFeed({}, items, ({ warnings }) => warnings.filter(({ itemId }) => itemId).length);
      return { kept, told: told.filter((code) => code !== 'content-missing') };
    },
    ['warnings-cut'],
  ],
  categories: [
    (size) =>
      readFeed(
        { _bantin: { categories: numbers(size).map((id) => ({ id: `muc-${id}`, title: `Mục ${id}` })) } },
        [],
        ({ info }) => info.categories.length,
      ),
    ['members-cut'],
  ],
  abbreviations: [
    (size) =>
      readFeed(
        { _bantin: { abbreviations: Object.fromEntries(numbers(size).map((id) => [`VT${id}`, `Viết tắt ${id}`])) } },
        [],
        ({ info }) => Object.keys(info.abbreviations).length,
      ),
    ['members-cut'],
  ],
  withdrawn: [
    (size) =>
      readFeed(
        { _bantin: { withdrawn: numbers(size).map((id) => ({ id: `${id}` })) } },
        [],
        ({ info }) => info.withdrawn.length,
      ),
    ['members-cut'],
  ],
  idChars: [
    (size) =>
      readItem({ id: letters(size), url: 'https://portal.example/bai' }, ({ id }) =>
        id.startsWith('x') ? id.length : 0,
      ),
    ['text-cut', 'id-from-url'],
  ],
  titleChars: [(size) => readItem({ title: letters(size) }, ({ title }) => title.length), ['text-cut']],
  summaryChars: [(size) => readItem({ summary: letters(size) }, ({ summary }) => summary.length), ['text-cut']],
  unitChars: [(size) => readItem({ authors: [{ name: letters(size) }] }, ({ unit }) => unit.length), ['text-cut']],
  tagChars: [(size) => readItem({ tags: [letters(size)] }, ({ tags }) => tags[0]?.length), ['text-cut']],
  captionChars: [
    (size) => readItem(pictureOf({ caption: letters(size) }), ({ album }) => album[0]?.caption.length),
    ['text-cut'],
  ],
  altChars: [(size) => readItem(pictureOf({ alt: letters(size) }), ({ album }) => album[0]?.alt.length), ['text-cut']],
  urlChars: [
    (size) => readItem({ url: 'https://portal.example/'.padEnd(size, 'x') }, (article) => article.url.length),
    ['url-invalid'],
  ],
  placeholderChars: [
    (size) =>
      readItem(
        pictureOf({ placeholder: 'data:image/webp;base64,'.padEnd(size, 'A') }),
        ({ album }) => album[0]?.placeholder?.length,
      ),
    [],
  ],
  tags: [
    (size) => readItem({ tags: numbers(size).map((id) => `thẻ ${id}`) }, ({ tags }) => tags.length),
    ['members-cut'],
  ],
  authors: [
    (size) =>
      readItem({ authors: numbers(size).map((id) => ({ name: `Tổ ${id}` })) }, ({ unit }) => unit.split(', ').length),
    ['members-cut'],
  ],
  attachments: [
    (size) =>
      readItem(
        {
          attachments: numbers(size).map((id) => ({
            url: `https://portal.example/${id}.jpg`,
            mime_type: 'image/jpeg',
          })),
        },
        ({ album }) => album.length,
      ),
    ['members-cut'],
  ],
  bodyChars: [
    (size) =>
      readBody(`<p>${letters(size)}</p>`, ([first]) => String((first as { children?: unknown }).children).length),
    ['body-cut'],
  ],
  bodyNodes: [
    (size) => {
      // Runs of text that are bold and not in turn, and the paragraph that they stand in. One more ends the reading: what comes behind is gone.
      const runs = numbers(size - 1).map((i) => (i % 2 ? '<b>x</b>' : 'x'));
      const read = readBody(
        `<p>${runs.join('')}</p>`,
        ([first]) => (first as { children: unknown[] }).children.length + 1,
      );
      return { ...read, kept: Math.min(read.kept, limits.bodyNodes) };
    },
    ['body-cut'],
  ],
  bodyPictures: [
    (size) =>
      readBody(
        numbers(size)
          .map((id) => `<p><img src="/${id}.jpg" alt=""></p>`)
          .join(''),
        (body) => body.filter(({ type }) => type === 'figure').length,
      ),
    ['pictures-cut'],
  ],
  bodyDepth: [(size) => readBody(`${'<blockquote>'.repeat(size)}a${'</blockquote>'.repeat(size)}`, depthOf), []],
  tableSpan: [
    (size) =>
      readBody(`<table><tr><td colspan=${size}>a<td>b<tr><td>c<td>d</table>`, ([table]) =>
        table?.type === 'table' ? (table.rows[0]?.[0]?.columnSpan ?? 1) : 0,
      ),
    [],
  ],
};

test.each(Object.entries(cases))(
  'exactly as much as `%s` allows is kept, and one more is not',
  (name, [read, told]) => {
    const limit = limits[name as keyof typeof limits];
    expect(read(limit)).toEqual({ kept: limit, told: [] });
    const beyond = read(limit + 1);
    expect(beyond.kept).toBeLessThanOrEqual(limit);
    expect(beyond.told).toEqual(told);
  },
);

test('plain text is cut at the same numbers', () => {
  const ofBlocks = (count: number) => parseTextBody(numbers(count).join('\n\n'));
  expect(ofBlocks(limits.bodyNodes)).toMatchObject({ cut: false, blocks: { length: limits.bodyNodes } });
  expect(ofBlocks(limits.bodyNodes + 1)).toMatchObject({ cut: true, blocks: { length: limits.bodyNodes } });
  expect(parseTextBody(letters(limits.bodyChars)).cut).toBe(false);
  expect(parseTextBody(letters(limits.bodyChars + 1))).toMatchObject({
    cut: true,
    blocks: [{ children: [letters(limits.bodyChars)] }],
  });
});

import type { Article, Block, Inline, Picture } from '../../feed/article.ts';

const MARKS = ['emphasis', 'strong', 'underline', 'strike', 'superscript', 'subscript', 'code', 'mark'] as const;

/** Blocks and inlines whose styles every article's page brings along. */
const PLAIN = new Set<string>(['paragraph', 'heading', 'list', 'figure', 'link', 'break', 'emphasis', 'strong']);

/** Whether an article has nothing that `plainSpecimen` has not. */
export function isPlainArticle({ body, recordings, album, externalUrl }: Article): boolean {
  return recordings.length === 0 && album.length === 0 && externalUrl === '' && body.every(isPlain);
}

function isPlain(part: Block | Inline): boolean {
  if (typeof part === 'string') return true;
  if (!PLAIN.has(part.type)) return false;
  switch (part.type) {
    case 'list':
      return part.items.every((item) => item.every(isPlain));
    case 'figure':
      return part.pictures.length === 1 && part.caption.every(isPlain);
    default:
      return !('children' in part) || (part.children as (Block | Inline)[]).every(isPlain);
  }
}

/** The same without what few articles have. */
export function plainSpecimen(basePath: string): Article {
  const article = specimenArticle(basePath);
  const text: Inline[] = ['a', { type: 'link', href: 'https://elsewhere.example/', children: ['a'] }];
  const own = article.cover as Picture;
  const body: Block[] = [
    { type: 'paragraph', children: text },
    { type: 'paragraph', align: 'center', children: text },
    { type: 'paragraph', align: 'right', children: text },
    ...([2, 3, 4, 5, 6] as const).map((level): Block => ({ type: 'heading', level, children: text })),
    { type: 'list', ordered: true, items: [[{ type: 'paragraph', children: text }]] },
    { type: 'list', ordered: false, items: [[{ type: 'paragraph', children: text }]] },
    { type: 'figure', pictures: [own], caption: text },
  ];
  return { ...article, externalUrl: '', album: [], recordings: [], body };
}

/**
 * An article with one of everything that a body can hold: its page shows which rules the page of any article may
 * need (`criticalStyles`).
 *
 * @param basePath the site's: what starts with it is the site's own, and drawn as such
 */
export function specimenArticle(basePath: string): Article {
  const picture = (src: string): Picture => ({ src, alt: 'a', caption: 'a', credit: 'a', width: 640, height: 480 });
  const own = {
    ...picture(`${basePath}pictures/0000000000000000-640.jpg`),
    placeholder: 'data:image/webp;base64,AA==',
  };
  const elsewhere = picture('https://elsewhere.example/a.jpg');
  const recording = { src: `${basePath}audio/a.mp3`, mimeType: 'audio/mpeg', title: 'a' };
  const text: Inline[] = [
    'a',
    ...MARKS.map((type): Inline => ({ type, children: ['a'] })),
    { type: 'link', href: 'https://elsewhere.example/', children: ['a'] },
    { type: 'break' },
    { type: 'picture', picture: own },
    { type: 'anchor', name: 'a' },
  ];
  const paragraph: Block = { type: 'paragraph', children: text };
  const cell = (header: boolean) => ({ header, columnSpan: 1, rowSpan: 1, children: text });
  const body: Block[] = [
    paragraph,
    { type: 'paragraph', align: 'center', children: text },
    { type: 'paragraph', align: 'right', children: text },
    ...([2, 3, 4, 5, 6] as const).map((level): Block => ({ type: 'heading', level, children: text })),
    { type: 'list', ordered: true, items: [[paragraph]] },
    { type: 'list', ordered: false, items: [[paragraph]] },
    { type: 'quote', children: [paragraph] },
    { type: 'preformatted', text: 'a' },
    { type: 'rule' },
    { type: 'table', caption: text, rows: [[cell(true), cell(false)]] },
    { type: 'figure', pictures: [own], caption: text },
    { type: 'figure', pictures: [own, elsewhere], caption: [] },
    { type: 'audio', recording },
    { type: 'video', href: 'https://elsewhere.example/', provider: 'YouTube', title: 'a' },
  ];
  return {
    id: 'a',
    title: 'a',
    url: `${basePath}bai-viet/a/`,
    externalUrl: 'https://elsewhere.example/',
    summary: 'a',
    publishedAtMs: 0,
    modifiedAtMs: 0,
    categoryId: '',
    tags: ['a'],
    unit: 'a',
    featured: true,
    kind: 'article',
    viewCount: 1,
    cover: own,
    album: [own, own, own],
    recordings: [recording],
    body,
  };
}

import type { Article, Block, Inline, Picture, Recording } from '../../feed/article.ts';
import { bodyPictures } from '../../feed/body-pictures.ts';
import { albumOf } from '../../feed/item-pictures.ts';

/** What becomes of each picture and recording: its published form, or `null` when it is left out. */
export interface MediaMap {
  picture(picture: Picture): Picture | null;
  recording(recording: Recording): Recording | null;
  /** A link's published target; `null` keeps its text alone. */
  link(href: string): string | null;
}

/** The article with every picture, recording and link replaced. Words that a lost picture carried stay as text. */
export function mapMedia(article: Article, media: MediaMap): Article {
  const body = mapBlocks(article.body, media);
  return {
    ...article,
    cover: article.cover && media.picture(article.cover),
    // An album that is the body's pictures stays one only while enough of them are left.
    album: isBodyAlbum(article)
      ? albumOf([], bodyPictures(body))
      : article.album.flatMap((picture) => media.picture(picture) ?? []),
    recordings: article.recordings.flatMap((recording) => media.recording(recording) ?? []),
    body,
  };
}

/** Whether the album is what `feed/` makes of the body's pictures, so that it need not be written apart. */
export function isBodyAlbum({ album, body }: Article): boolean {
  return JSON.stringify(album) === JSON.stringify(albumOf([], bodyPictures(body)));
}

function mapBlocks(blocks: Block[], media: MediaMap): Block[] {
  return blocks.flatMap((block) => mapBlock(block, media));
}

function mapBlock(block: Block, media: MediaMap): Block | Block[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, children: mapInlines(block.children, media) };
    case 'list':
      return { ...block, items: block.items.map((item) => mapBlocks(item, media)) };
    case 'quote':
      return { ...block, children: mapBlocks(block.children, media) };
    case 'table':
      return {
        ...block,
        caption: mapInlines(block.caption, media),
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, children: mapInlines(cell.children, media) }))),
      };
    case 'figure':
      return mapFigure(block, media);
    case 'audio': {
      const recording = media.recording(block.recording);
      if (recording) return { type: 'audio', recording };
      return block.recording.title ? { type: 'paragraph', children: [block.recording.title] } : [];
    }
    default:
      return block;
  }
}

function mapFigure(figure: Block & { type: 'figure' }, media: MediaMap): Block[] {
  const pictures: Picture[] = [];
  const lost: string[] = [];
  for (const given of figure.pictures) {
    const picture = media.picture(given);
    if (picture) pictures.push(picture);
    else if (given.alt) lost.push(given.alt);
  }
  const caption = mapInlines(figure.caption, media);
  const isGone = pictures.length === 0;
  const words = isGone && caption.length > 0 ? caption : lost.join(' · ') ? [lost.join(' · ')] : [];
  const blocks: Block[] = isGone ? [] : [{ type: 'figure', pictures, caption }];
  if (words.length > 0) blocks.push({ type: 'paragraph', children: [{ type: 'emphasis', children: words }] });
  return blocks;
}

function mapInlines(children: Inline[], media: MediaMap): Inline[] {
  return children.flatMap((inline): Inline | Inline[] => {
    if (typeof inline === 'string') return inline;
    if (inline.type === 'picture') {
      const picture = media.picture(inline.picture);
      return picture ? { type: 'picture', picture } : inline.picture.alt;
    }
    if (inline.type === 'link') {
      const href = media.link(inline.href);
      const inner = mapInlines(inline.children, media);
      return href === null ? inner : { ...inline, href, children: inner };
    }
    return 'children' in inline ? { ...inline, children: mapInlines(inline.children, media) } : inline;
  });
}

import type { Article, Block, Picture } from '../feed/article.ts';

/** The pictures that the full-screen viewer leafs through: the album, then what else the body shows. */
export function viewerPictures(article: Article): Picture[] {
  const bySource = new Map<string, Picture>();
  for (const picture of [...article.album, ...figurePictures(article.body)]) {
    if (!bySource.has(picture.src)) bySource.set(picture.src, picture);
  }
  return [...bySource.values()];
}

function figurePictures(blocks: Block[]): Picture[] {
  return blocks.flatMap((block) => {
    if (block.type === 'figure') {
      const caption = inlineText(block.caption);
      return block.pictures.map((picture) => ({ ...picture, caption: picture.caption || caption }));
    }
    if (block.type === 'quote') return figurePictures(block.children);
    if (block.type === 'list') return block.items.flatMap(figurePictures);
    return [];
  });
}

type Inlines = Extract<Block, { type: 'figure' }>['caption'];

function inlineText(nodes: Inlines): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (node.type === 'break') return '\n';
      return 'children' in node ? inlineText(node.children) : '';
    })
    .join('');
}

import type { Block, Inline, Picture } from './article.ts';

/** The pictures of a body that stand on their own, in order. */
export function bodyPictures(blocks: Block[]): Picture[] {
  return blocks.flatMap((block) => {
    if (block.type === 'figure') return block.pictures;
    if (block.type === 'quote') return bodyPictures(block.children);
    if (block.type === 'list') return block.items.flatMap(bodyPictures);
    if (block.type === 'table')
      return block.rows.flatMap((row) => row.flatMap((cell) => inlinePictures(cell.children)));
    return [];
  });
}

function inlinePictures(inlines: Inline[]): Picture[] {
  return inlines.flatMap((inline) => {
    if (typeof inline === 'string') return [];
    if (inline.type === 'picture') return [inline.picture];
    return 'children' in inline ? inlinePictures(inline.children) : [];
  });
}

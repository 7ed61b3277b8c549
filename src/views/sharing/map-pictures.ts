import type { Block, Inline, Picture } from '../../feed/article.ts';

/** The same body with every picture in it replaced by what `map` makes of it; the body given stays as it is. */
export function mapPictures(blocks: Block[], map: (picture: Picture) => Picture): Block[] {
  const inBlocks = (children: Block[]): Block[] => children.map(inBlock);
  const inLine = (children: Inline[]): Inline[] =>
    children.map((node) => {
      if (typeof node === 'string') return node;
      if (node.type === 'picture') return { ...node, picture: map(node.picture) };
      return 'children' in node ? { ...node, children: inLine(node.children) } : node;
    });
  function inBlock(block: Block): Block {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return { ...block, children: inLine(block.children) };
      case 'list':
        return { ...block, items: block.items.map(inBlocks) };
      case 'quote':
        return { ...block, children: inBlocks(block.children) };
      case 'figure':
        return { ...block, pictures: block.pictures.map(map), caption: inLine(block.caption) };
      case 'table': {
        const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, children: inLine(cell.children) })));
        return { ...block, caption: inLine(block.caption), rows };
      }
      default:
        return block;
    }
  }
  return inBlocks(blocks);
}

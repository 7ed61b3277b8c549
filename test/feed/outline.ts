import type { Block, Inline } from '../../src/feed/article.ts';
import { parseBody } from '../../src/feed/parse-body.ts';

export const base = 'https://portal.example/feed.json';

/** A body tree in a form that a test can be read by: one line a block, marks as tags, `⏎` for a break. */
export function outline(blocks: Block[], indent = ''): string {
  return blocks.map((block) => outlineBlock(block, indent)).join('\n');
}

/** The outline of the tree that markup becomes. */
export const treeOf = (html: string): string => outline(parseBody(html, { url: base }));

function outlineBlock(block: Block, indent: string): string {
  switch (block.type) {
    case 'paragraph':
      return `${indent}P${block.align ? `@${block.align}` : ''} ${outlineInlines(block.children)}`;
    case 'heading':
      return `${indent}H${block.level} ${outlineInlines(block.children)}`;
    case 'list': {
      const items = block.items.map((item) => `${indent}-\n${outline(item, `${indent}  `)}`);
      return [`${indent}${block.ordered ? `OL${block.start ?? ''}` : 'UL'}`, ...items].join('\n');
    }
    case 'quote':
      return `${indent}QUOTE\n${outline(block.children, `${indent}  `)}`;
    case 'preformatted':
      return `${indent}PRE ${JSON.stringify(block.text)}`;
    case 'rule':
      return `${indent}RULE`;
    case 'table': {
      const rows = block.rows.map(
        (row) =>
          `${indent}  ${row
            .map((cell) => {
              const spans = `${cell.columnSpan > 1 ? `c${cell.columnSpan}:` : ''}${cell.rowSpan > 1 ? `r${cell.rowSpan}:` : ''}`;
              return `${cell.header ? '!' : ''}${spans}${outlineInlines(cell.children)}`;
            })
            .join(' | ')}`,
      );
      return [`${indent}TABLE ${outlineInlines(block.caption)}`.trimEnd(), ...rows].join('\n');
    }
    case 'figure':
      return `${indent}FIGURE ${block.pictures.map((picture) => picture.src.replace('https://portal.example/', '')).join(' ')} (${outlineInlines(block.caption)})`;
    case 'audio':
      return `${indent}AUDIO ${block.recording.src} ${block.recording.mimeType} ${block.recording.title}`.trimEnd();
    case 'video':
      return `${indent}VIDEO ${block.provider} ${block.href} ${block.title}`.trimEnd();
  }
}

export function outlineInlines(inlines: Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      switch (inline.type) {
        case 'break':
          return '⏎';
        case 'anchor':
          return `[#${inline.name}]`;
        case 'picture':
          return `[${inline.picture.src.replace('https://portal.example/', '')}]`;
        case 'link':
          return `<a ${inline.href}>${outlineInlines(inline.children)}</a>`;
        default:
          return `<${inline.type}>${outlineInlines(inline.children)}</${inline.type}>`;
      }
    })
    .join('');
}

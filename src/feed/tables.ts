import type { Block, Inline, TableCell } from './article.ts';
import { inlineText } from './block-text.ts';
import { type Draft, draft } from './draft.ts';
import { arrange, captionPictures } from './figures.ts';

export interface CellDraft {
  header: boolean;
  columnSpan: number;
  rowSpan: number;
  drafts: Draft[];
}

/** A cell of a picture table holds no more text than a caption. */
const GALLERY_TEXT_CHARS = 300;

type Figure = Extract<Block, { type: 'figure' }>;

/**
 * What a table really is: data, a layout around pictures and their captions, or a layout around anything. CMS
 * editors centre a picture by a table of one column, and put two side by side with the captions in the next row.
 */
export function settleTable(rows: CellDraft[][], caption: Inline[]): Draft[] {
  const filled = rows.filter((row) => row.some((cell) => cell.drafts.length > 0));
  const captions = caption.length === 0 ? [] : [draft({ type: 'paragraph', children: caption }, true)];
  if (filled.length === 0) return captions;
  if (filled.every((row) => row.length === 1)) return [...captions, ...filled.flatMap((row) => unwrap(row[0]))];
  if (isGallery(filled)) return [...captions, ...gallery(filled)];
  const hasTable = filled.some((row) => row.some((cell) => cell.drafts.some(({ block }) => block.type === 'table')));
  if (hasTable) return [...captions, ...filled.flatMap((row) => row.flatMap(unwrap))];
  return [draft({ type: 'table', caption, rows: filled.map((row) => row.map(toCell)) })];
}

/** In a layout table a line of text with a picture over it is meant as its caption. */
function unwrap(cell: CellDraft | undefined): Draft[] {
  return (cell?.drafts ?? []).map((each) => (each.caption === '' ? { ...each, caption: 'beside' } : each));
}

function isGallery(rows: CellDraft[][]): boolean {
  let anyPicture = false;
  for (const row of rows) {
    let pictures = 0;
    let texts = 0;
    for (const cell of row) {
      for (const { block } of cell.drafts) {
        if (block.type === 'figure') anyPicture = true;
        else if (block.type !== 'paragraph' || inlineText(block.children, ' ').length > GALLERY_TEXT_CHARS)
          return false;
      }
      if (hasPicture(cell)) pictures += 1;
      else if (cell.drafts.length > 0) texts += 1;
    }
    if (pictures > 0 && texts > 0) return false;
  }
  return anyPicture && rows[0]?.some(hasPicture) === true;
}

const hasPicture = (cell: CellDraft): boolean => cell.drafts.some(({ block }) => block.type === 'figure');

/** Pairs each picture with the text under it in the next row, or a row of pictures with the one cell below. */
function gallery(rows: CellDraft[][]): Draft[] {
  const drafts: Draft[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? [];
    const below = rows[i + 1];
    if (below === undefined || below.some(hasPicture) || !row.some(hasPicture)) {
      drafts.push(...row.flatMap(unwrap));
    } else {
      i += 1;
      if (below.length === 1) drafts.push(...joined(row), ...unwrap(below[0]));
      else
        drafts.push(
          ...row.flatMap((cell, column) => [...unwrap(cell), ...unwrap(below[column])]),
          ...below.slice(row.length).flatMap(unwrap),
        );
    }
  }
  return drafts;
}

function joined(row: CellDraft[]): Draft[] {
  const figures = row.flatMap((cell) => cell.drafts.flatMap(({ block }) => (block.type === 'figure' ? [block] : [])));
  const hasOther = row.some((cell) => cell.drafts.some(({ block }) => block.type !== 'figure'));
  if (hasOther || figures.some((figure) => figure.caption.length > 0)) return row.flatMap(unwrap);
  return [draft({ type: 'figure', pictures: figures.flatMap((figure) => figure.pictures), caption: [] })];
}

function toCell({ header, columnSpan, rowSpan, drafts }: CellDraft): TableCell {
  const children: Inline[] = [];
  appendBlocks(arrange(drafts, ''), children);
  return { header, columnSpan, rowSpan, children };
}

/** The blocks of a cell as lines: a cell on a phone has no room for more. */
function appendBlocks(blocks: Block[], line: Inline[]): void {
  for (const block of blocks) {
    const inlines = toLine(block);
    if (inlines.length === 0) continue;
    if (line.length > 0) line.push({ type: 'break' });
    line.push(...inlines);
  }
}

function toLine(block: Block): Inline[] {
  const line: Inline[] = [];
  switch (block.type) {
    case 'paragraph':
      return block.children;
    case 'heading':
      return [{ type: 'strong', children: block.children }];
    case 'preformatted':
      return [block.text];
    case 'list':
      block.items.forEach((item, index) => {
        const children: Inline[] = [];
        appendBlocks(item, children);
        if (line.length > 0) line.push({ type: 'break' });
        line.push(block.ordered ? `${(block.start ?? 1) + index}. ` : '• ', ...children);
      });
      return line;
    case 'quote':
      appendBlocks(block.children, line);
      return line;
    case 'figure':
      return figureLine(block);
    case 'audio':
      return [{ type: 'link', href: block.recording.src, children: [block.recording.title || block.recording.src] }];
    case 'video':
      return [{ type: 'link', href: block.href, children: [block.title || block.provider] }];
    case 'rule':
      return [];
    case 'table':
      for (const row of block.rows) {
        if (line.length > 0) line.push({ type: 'break' });
        line.push(...row.flatMap((cell, column): Inline[] => (column === 0 ? cell.children : [' ', ...cell.children])));
      }
      return line;
  }
}

function figureLine(figure: Figure): Inline[] {
  captionPictures(figure);
  const pictures = figure.pictures.map((picture): Inline => ({ type: 'picture', picture }));
  return figure.caption.length === 0 ? pictures : [...pictures, { type: 'break' }, ...figure.caption];
}

import type { Article, Block, Inline, Picture, Recording } from '../../src/feed/article.ts';
import { limits } from '../../src/feed/limits.ts';

/**
 * What in a parsed body breaks the promises of its types: unknown shapes, URLs of other schemes, empty blocks, text
 * that no page should hold, too much depth. Empty for every input.
 */
export function treeFaults(blocks: Block[]): string[] {
  const faults: string[] = [];
  checkBlocks(blocks, 0, faults);
  return faults;
}

/** As `treeFaults`, for all members of an article. */
export function articleFaults(article: Article): string[] {
  const faults = treeFaults(article.body);
  for (const [name, most] of [
    ['id', limits.idChars],
    ['title', limits.titleChars],
    ['summary', limits.summaryChars],
    ['unit', limits.unitChars],
  ] as const) {
    if (article[name].length > most) faults.push(`${name} is ${article[name].length} characters`);
    if (name !== 'id') checkText(article[name], faults);
  }
  if (article.id === '') faults.push('empty id');
  if (/[\r\n\t]/.test(article.title + article.summary + article.unit)) faults.push('line break in a line');
  for (const url of [article.url, article.externalUrl]) if (url !== '') checkUrl(url, ['http:', 'https:'], faults);
  for (const ms of [article.publishedAtMs, article.modifiedAtMs]) {
    if (ms !== null && !Number.isSafeInteger(ms)) faults.push(`date ${ms}`);
  }
  if (article.viewCount !== null && !(Number.isSafeInteger(article.viewCount) && article.viewCount >= 0)) {
    faults.push(`views ${article.viewCount}`);
  }
  for (const picture of [...article.album, ...(article.cover ? [article.cover] : [])]) checkPicture(picture, faults);
  for (const recording of article.recordings) checkRecording(recording, faults);
  return faults;
}

function checkBlocks(blocks: Block[], depth: number, faults: string[]): void {
  if (depth > limits.bodyDepth) faults.push(`depth ${depth}`);
  for (const block of blocks) checkBlock(block, depth, faults);
}

function checkBlock(block: Block, depth: number, faults: string[]): void {
  switch (block.type) {
    case 'paragraph':
      if (block.align !== undefined && block.align !== 'center' && block.align !== 'right') faults.push('align');
      checkLine(block.children, faults);
      break;
    case 'heading':
      if (![2, 3, 4, 5, 6].includes(block.level)) faults.push(`level ${block.level}`);
      checkLine(block.children, faults);
      break;
    case 'list':
      if (block.items.length === 0 || block.items.some((item) => item.length === 0)) faults.push('empty list or item');
      for (const item of block.items) checkBlocks(item, depth + 1, faults);
      break;
    case 'quote':
      if (block.children.length === 0) faults.push('empty quote');
      checkBlocks(block.children, depth + 1, faults);
      break;
    case 'preformatted':
      if (block.text.trim() === '') faults.push('empty pre');
      checkText(block.text, faults);
      break;
    case 'rule':
      break;
    case 'table':
      if (block.rows.length === 0) faults.push('empty table');
      checkInlines(block.caption, 0, faults);
      for (const cell of block.rows.flat()) {
        for (const span of [cell.columnSpan, cell.rowSpan])
          if (span < 1 || span > limits.tableSpan) faults.push('span');
        checkInlines(cell.children, 0, faults);
      }
      break;
    case 'figure':
      if (block.pictures.length === 0) faults.push('figure without picture');
      for (const picture of block.pictures) checkPicture(picture, faults);
      checkInlines(block.caption, 0, faults);
      break;
    case 'audio':
      checkRecording(block.recording, faults);
      break;
    case 'video':
      checkUrl(block.href, ['http:', 'https:'], faults);
      checkText(block.provider + block.title, faults);
      break;
    default:
      faults.push(`unknown block ${JSON.stringify(block)}`);
  }
}

function checkLine(children: Inline[], faults: string[]): void {
  if (children.length === 0) faults.push('empty line');
  checkInlines(children, 0, faults);
}

function checkInlines(inlines: Inline[], depth: number, faults: string[]): void {
  if (depth > 10) faults.push('marks nested too deep');
  for (const inline of inlines) {
    if (typeof inline === 'string') {
      checkText(inline, faults);
      continue;
    }
    switch (inline.type) {
      case 'break':
        break;
      case 'anchor':
        if (inline.name === '') faults.push('anchor without name');
        break;
      case 'picture':
        checkPicture(inline.picture, faults);
        break;
      case 'link':
        if (!inline.href.startsWith('#')) checkUrl(inline.href, ['http:', 'https:', 'mailto:', 'tel:'], faults);
        checkInlines(inline.children, depth + 1, faults);
        break;
      case 'strong':
      case 'emphasis':
      case 'underline':
      case 'strike':
      case 'superscript':
      case 'subscript':
      case 'code':
      case 'mark':
        checkInlines(inline.children, depth + 1, faults);
        break;
      default:
        faults.push(`unknown inline ${JSON.stringify(inline)}`);
    }
  }
}

function checkPicture(picture: Picture, faults: string[]): void {
  checkUrl(picture.src, ['http:', 'https:'], faults);
  checkText(picture.alt + picture.caption + picture.credit, faults);
  if ((picture.width === undefined) !== (picture.height === undefined)) faults.push('half a size');
  if (picture.placeholder !== undefined && !/^data:image\/[a-z]+;base64,[\w+/=]+$/.test(picture.placeholder)) {
    faults.push('placeholder');
  }
}

function checkRecording(recording: Recording, faults: string[]): void {
  checkUrl(recording.src, ['http:', 'https:'], faults);
  if (!/^audio\/[\w.+-]+$/.test(recording.mimeType)) faults.push(`type ${recording.mimeType}`);
  checkText(recording.title, faults);
}

function checkUrl(value: string, schemes: string[], faults: string[]): void {
  try {
    const url = new URL(value);
    if (!schemes.includes(url.protocol) || url.username !== '' || url.password !== '') faults.push(`url ${value}`);
    if (url.href !== value) faults.push(`url not in its final form: ${value}`);
  } catch {
    faults.push(`no url: ${value}`);
  }
}

function checkText(text: string, faults: string[]): void {
  // Controls, direction overrides, lone surrogates: nothing that a page or a file in UTF-8 may hold.
  if (/[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u.test(text))
    faults.push(`text ${JSON.stringify(text)}`);
}

import type { Block } from '../feed/article.ts';
import type { ArticleBody } from './body.ts';
import { MAX_BYTES_PER_UNIT, readLetters, writeLetters, writeQuotedLetters } from './letter-bytes.ts';

/**
 * The first byte of a stored body tells its format: 2, and then the JSON of a `ShortBody` as `writeLetters` has it.
 * Until format 2 a body was its own JSON in UTF-8, which begins with `{`.
 */
const FORMAT = 2;
const FORMAT_1 = 0x7b;

/** `\\uffff`: a unit that JSON spells out. */
const MAX_BYTES_PER_ESCAPE = 6;

/** A paragraph without alignment is what it holds: its text, or its inlines. Most of a body are such. */
type ShortBody = Omit<ArticleBody, 'body'> & { body?: (Block | string | ParagraphChildren)[] };
type Paragraph = Extract<Block, { type: 'paragraph' }>;
type ParagraphChildren = Paragraph['children'];

/** A stretch of a body's JSON: as it is, or a string of it before it is quoted. */
export type BodyPart = { json: string } | { text: string };

/** What `writeBody` writes. Paragraphs stay the strings they are, since they are nearly all there is. */
export function bodyParts(body: ArticleBody): BodyPart[] {
  const { body: blocks, ...rest } = body;
  const json = JSON.stringify(rest);
  if (!blocks) return [{ json }];
  const parts: BodyPart[] = [];
  let between = `${json.slice(0, -1)}${json === '{}' ? '' : ','}"body":[`;
  for (const block of blocks) {
    const short = shortBlock(block);
    if (typeof short === 'string') parts.push({ json: between }, { text: short });
    else parts.push({ json: between + JSON.stringify(short) });
    between = ',';
  }
  parts.push({ json: blocks.length > 0 ? ']}' : `${between}]}` });
  return parts;
}

/** Bytes that `writeBody` may take. */
export function maxBodyBytes(parts: BodyPart[]): number {
  let bytes = 1;
  for (const part of parts) {
    if ('json' in part) bytes += part.json.length * MAX_BYTES_PER_UNIT;
    else bytes += 2 + part.text.length * MAX_BYTES_PER_ESCAPE;
  }
  return bytes;
}

/** Writes a body into memory that has room for it, and gives where it ends. */
export function writeBody(parts: BodyPart[], memory: Uint8Array, start: number): number {
  memory[start] = FORMAT;
  let at = start + 1;
  for (const part of parts) {
    if ('json' in part) at = writeLetters(part.json, memory, at);
    else at = writeQuotedLetters(part.text, memory, at) ?? writeLetters(JSON.stringify(part.text), memory, at);
  }
  return at;
}

/** Reads a body of any format. Throws on what is none. */
export function readBody(bytes: Uint8Array): ArticleBody {
  const format = bytes[0];
  if (format === FORMAT_1) return JSON.parse(new TextDecoder().decode(bytes)) as ArticleBody;
  if (format !== FORMAT) throw new RangeError(`body format ${format}`);
  const short = JSON.parse(readLetters(bytes.subarray(1))) as ShortBody;
  return short.body ? { ...short, body: short.body.map(longBlock) } : (short as ArticleBody);
}

function shortBlock(block: Block): Block | string | ParagraphChildren {
  if (block.type !== 'paragraph' || block.align) return block;
  const { children } = block;
  const only = children[0];
  return children.length === 1 && typeof only === 'string' ? only : children;
}

function longBlock(block: Block | string | ParagraphChildren): Block {
  if (typeof block === 'string') return { type: 'paragraph', children: [block] };
  return Array.isArray(block) ? { type: 'paragraph', children: block } : block;
}

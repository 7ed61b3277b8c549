import type { Block } from '../feed/article.ts';
import type { ArticleBody } from './body.ts';
import { MAX_BYTES_PER_UNIT, readLetters, writeLetters } from './letter-bytes.ts';

/**
 * The first byte of a stored body tells its format: 2, and then the JSON of a `ShortBody` as `writeLetters` has it.
 * Until format 2 a body was its own JSON in UTF-8, which begins with `{`.
 */
const FORMAT = 2;
const FORMAT_1 = 0x7b;

/** A paragraph without alignment is what it holds: its text, or its inlines. Most of a body are such. */
type ShortBody = Omit<ArticleBody, 'body'> & { body?: (Block | string | ParagraphChildren)[] };
type Paragraph = Extract<Block, { type: 'paragraph' }>;
type ParagraphChildren = Paragraph['children'];

/** The text that `writeBody` writes. */
export function bodyText(body: ArticleBody): string {
  const short: ShortBody = body.body ? { ...body, body: body.body.map(shortBlock) } : body;
  return JSON.stringify(short);
}

/** Bytes that `writeBody` may take for a text. */
export function maxBodyBytes(text: string): number {
  return 1 + text.length * MAX_BYTES_PER_UNIT;
}

/** Writes a body into memory that has room for it, and gives where it ends. */
export function writeBody(text: string, memory: Uint8Array, start: number): number {
  memory[start] = FORMAT;
  return writeLetters(text, memory, start + 1);
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

import type { SegmentContents } from './contents.ts';
import {
  BUCKETS,
  checksum,
  DOCS_PER_STREAM_PART,
  FIELD_BREAK,
  FORMAT_VERSION,
  MAGIC,
  MAX_SEGMENT_DOCS,
  RANKED_SYMBOLS,
} from './format.ts';

/** Bytes before the first array. */
const FIXED_BYTES = 40;

/** What a segment keeps in memory: where its parts are and what is known of each document. */
export interface SegmentHeader {
  docCount: number;
  termCount: number;
  /** Lengths of the term parts: `BUCKETS` of them, or one. */
  termPartBytes: Uint32Array;
  streamPartBytes: Uint32Array;
  /** Most frequent symbols of the token streams, most frequent first. */
  ranked: Uint32Array;
  categories: string[];
  docs: Uint32Array;
  /** Words in all fields, at most 65535. */
  wordCounts: Uint16Array;
  /** See `dayOf`. */
  days: Uint16Array;
  /** Index into `categories`. */
  categoryIndexes: Uint16Array;
  /** Bit 7: has pictures; below it the number of words of the title, at most 127. */
  marks: Uint8Array;
}

interface HeaderParts {
  termCount: number;
  termPartBytes: number[];
  streamPartBytes: number[];
  ranked: Uint32Array;
}

export function encodeHeader({ documents }: SegmentContents, parts: HeaderParts): ArrayBuffer {
  const categories = [...new Set(documents.map((document) => document.categoryId))];
  const categoryNumbers = new Map(categories.map((category, index) => [category, index]));
  const names = new TextEncoder().encode(JSON.stringify(categories));
  const count = documents.length;
  const wordCounts = new Uint16Array(count);
  const marks = new Uint8Array(count);
  documents.forEach(({ symbols, hasPictures }, index) => {
    const titleWords = symbols.indexOf(FIELD_BREAK);
    wordCounts[index] = Math.min(symbols.length - 3, 0xffff);
    marks[index] = Math.min(titleWords, 127) | (hasPictures ? 128 : 0);
  });
  const narrow = parts.termCount < 0xffff;
  const columns: (Uint8Array | Uint16Array | Uint32Array)[] = [
    Uint32Array.from(parts.termPartBytes),
    Uint32Array.from(parts.streamPartBytes),
    Uint32Array.from(documents, (document) => document.doc),
    narrow ? Uint16Array.from(parts.ranked) : parts.ranked,
    wordCounts,
    Uint16Array.from(documents, (document) => document.day),
    Uint16Array.from(documents, (document) => categoryNumbers.get(document.categoryId) ?? 0),
    marks,
    names,
  ];
  // Every column on a multiple of four, so that it can be read in place.
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + aligned(column.byteLength), FIXED_BYTES));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(8, FORMAT_VERSION, true);
  view.setUint16(10, narrow ? 2 : 4, true);
  view.setUint32(12, count, true);
  view.setUint32(16, parts.termCount, true);
  view.setUint32(20, parts.termPartBytes.length, true);
  view.setUint32(24, parts.streamPartBytes.length, true);
  view.setUint32(28, parts.ranked.length, true);
  view.setUint32(32, names.length, true);
  let at = FIXED_BYTES;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  }
  view.setUint32(4, checksum(bytes, 8), true);
  return bytes.buffer;
}

/** The header of a stored segment, or `null` when it is damaged or of another format. */
export function decodeHeader(buffer: ArrayBuffer): SegmentHeader | null {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength < FIXED_BYTES) return null;
  const bytes = new Uint8Array(buffer);
  const view = new DataView(buffer);
  if (view.getUint32(0, true) !== MAGIC || view.getUint16(8, true) !== FORMAT_VERSION) return null;
  if (view.getUint32(4, true) !== checksum(bytes, 8)) return null;
  const rankedBytes = view.getUint16(10, true);
  const docCount = view.getUint32(12, true);
  const termParts = view.getUint32(20, true);
  const streamParts = view.getUint32(24, true);
  const rankedCount = view.getUint32(28, true);
  const nameBytes = view.getUint32(32, true);
  // A sound checksum over impossible numbers is another program's data; it must not make us reserve memory.
  if (rankedBytes !== 2 && rankedBytes !== 4) return null;
  if (docCount > MAX_SEGMENT_DOCS || (termParts !== BUCKETS && termParts !== 1) || rankedCount > RANKED_SYMBOLS)
    return null;
  if (streamParts !== Math.ceil(docCount / DOCS_PER_STREAM_PART)) return null;
  const sizes = [
    termParts * 4,
    streamParts * 4,
    docCount * 4,
    rankedCount * rankedBytes,
    docCount * 2,
    docCount * 2,
    docCount * 2,
    docCount,
    nameBytes,
  ];
  const starts: number[] = [];
  let end = FIXED_BYTES;
  for (const size of sizes) {
    starts.push(end);
    end += aligned(size);
  }
  if (end !== buffer.byteLength) return null;
  const start = (column: number) => starts[column] ?? 0;
  const categories: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(start(8), start(8) + nameBytes)));
  return {
    docCount,
    termCount: view.getUint32(16, true),
    termPartBytes: new Uint32Array(buffer, start(0), termParts),
    streamPartBytes: new Uint32Array(buffer, start(1), streamParts),
    docs: new Uint32Array(buffer, start(2), docCount),
    ranked:
      rankedBytes === 4
        ? new Uint32Array(buffer, start(3), rankedCount)
        : Uint32Array.from(new Uint16Array(buffer, start(3), rankedCount)),
    wordCounts: new Uint16Array(buffer, start(4), docCount),
    days: new Uint16Array(buffer, start(5), docCount),
    categoryIndexes: new Uint16Array(buffer, start(6), docCount),
    marks: new Uint8Array(buffer, start(7), docCount),
    categories: categories as string[],
  };
}

function aligned(size: number): number {
  return (size + 3) & ~3;
}

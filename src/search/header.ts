import type { DocumentFacts } from './contents.ts';
import { BUCKETS, checksum, FORMAT_VERSION, MAGIC, MAX_SEGMENT_DOCS } from './format.ts';
import type { SegmentPart } from './types.ts';

/** Bytes before the first column. */
const FIXED_BYTES = 36;

/** What a segment keeps in memory: where its parts are and what is known of each document. */
export interface SegmentHeader {
  docCount: number;
  termCount: number;
  /** Of all documents together; the days' latest. */
  lengthSum: number;
  newestDay: number;
  /** Lengths of the term parts, `BUCKETS` of them or one, and of their positions. */
  termPartBytes: Uint32Array;
  positionPartBytes: Uint32Array;
  categories: string[];
  docs: Uint32Array;
  /** Words in all fields and the three breaks between these. */
  lengths: Uint16Array;
  /** See `dayOf`. */
  days: Uint16Array;
  /** Index into `categories`. */
  categoryIndexes: Uint16Array;
  /** Bit 7: has pictures; below it the number of words of the title, at most 127. */
  marks: Uint8Array;
}

export function encodeHeader(
  documents: readonly DocumentFacts[],
  termCount: number,
  terms: readonly SegmentPart[],
  positions: readonly SegmentPart[],
): ArrayBuffer {
  const categories = [...new Set(documents.map((document) => document.categoryId))];
  const categoryNumbers = new Map(categories.map((category, index) => [category, index]));
  const names = new TextEncoder().encode(JSON.stringify(categories));
  const columns: (Uint8Array | Uint16Array | Uint32Array)[] = [
    Uint32Array.from(terms, (part) => part.bytes.byteLength),
    Uint32Array.from(positions, (part) => part.bytes.byteLength),
    Uint32Array.from(documents, (document) => document.doc),
    Uint16Array.from(documents, (document) => document.length),
    Uint16Array.from(documents, (document) => document.day),
    Uint16Array.from(documents, (document) => categoryNumbers.get(document.categoryId) ?? 0),
    Uint8Array.from(documents, ({ titleWords, hasPictures }) => Math.min(titleWords, 127) | (hasPictures ? 128 : 0)),
    names,
  ];
  // Every column on a multiple of four, so that it can be read in place.
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + aligned(column.byteLength), FIXED_BYTES));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(8, FORMAT_VERSION, true);
  view.setUint32(12, documents.length, true);
  view.setUint32(16, termCount, true);
  view.setUint32(20, terms.length, true);
  view.setUint32(24, names.length, true);
  view.setUint32(
    28,
    documents.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  view.setUint32(
    32,
    documents.reduce((newest, { day }) => Math.max(newest, day), 0),
    true,
  );
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
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(8, true) !== FORMAT_VERSION) return null;
  if (view.getUint32(4, true) !== checksum(bytes, 8)) return null;
  const docCount = view.getUint32(12, true);
  const partCount = view.getUint32(20, true);
  const nameBytes = view.getUint32(24, true);
  // A sound checksum over impossible numbers is another program's data; it must not make us reserve memory.
  if (docCount > MAX_SEGMENT_DOCS || (partCount !== BUCKETS && partCount !== 1)) return null;
  const sizes = [
    partCount * 4,
    partCount * 4,
    docCount * 4,
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
  const termPartBytes = new Uint32Array(buffer, start(0), partCount);
  const positionPartBytes = new Uint32Array(buffer, start(1), partCount);
  // Parts are read in place, one behind the other.
  if (termPartBytes.some((length) => length & 3) || positionPartBytes.some((length) => length & 3)) return null;
  const categories: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(start(7), start(7) + nameBytes)));
  return {
    docCount,
    termCount: view.getUint32(16, true),
    lengthSum: view.getUint32(28, true),
    newestDay: view.getUint32(32, true),
    termPartBytes,
    positionPartBytes,
    docs: new Uint32Array(buffer, start(2), docCount),
    lengths: new Uint16Array(buffer, start(3), docCount),
    days: new Uint16Array(buffer, start(4), docCount),
    categoryIndexes: new Uint16Array(buffer, start(5), docCount),
    marks: new Uint8Array(buffer, start(6), docCount),
    categories: categories as string[],
  };
}

function aligned(size: number): number {
  return (size + 3) & ~3;
}

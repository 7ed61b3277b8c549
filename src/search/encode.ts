import type { Word } from '../text/word.ts';
import { BitWriter, ByteWriter } from './bits.ts';
import type { SegmentContents } from './contents.ts';
import {
  BLOCK_WORDS,
  BUCKETED_FROM_DOCS,
  BUCKETS,
  bucketOf,
  CLASS_BITS,
  checksum,
  DOCS_PER_STREAM_PART,
  FIRST_STREAM_PART,
  FORMAT_VERSION,
  GAP_ESCAPE,
  GAP_ESCAPE_BITS,
  gapWidth,
  MAX_SEGMENT_DOCS,
  RANK_WIDTHS,
  RANKED_SYMBOLS,
  WHOLE_PART,
} from './format.ts';
import { encodeHeader } from './header.ts';
import { collectPostings, type Postings } from './postings.ts';
import { symbolWidth } from './stream-part.ts';
import { orderTerms } from './term-order.ts';
import type { BuiltSegment, SegmentPart } from './types.ts';

/** Writes a segment. Throws a RangeError beyond `MAX_SEGMENT_DOCS`. */
export function encodeSegment(contents: SegmentContents): BuiltSegment {
  const { words, documents } = contents;
  if (documents.length > MAX_SEGMENT_DOCS) throw new RangeError(`${documents.length} documents in one segment`);
  const order = orderTerms(words);
  const ranks = new Uint32Array(words.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank] ?? 0] = rank;
  const postings = collectPostings(contents, ranks);
  const bucketed = documents.length >= BUCKETED_FROM_DOCS;
  const termParts = encodeTerms(words, order, postings, documents.length, bucketed);
  const symbolCounts = countSymbols(contents, ranks);
  const ranked = rankSymbols(symbolCounts);
  const streamParts = encodeStreams(contents, ranks, ranked);
  const header = encodeHeader(contents, {
    termCount: words.length,
    termPartBytes: termParts.map((part) => part.bytes.byteLength),
    streamPartBytes: streamParts.map((part) => part.bytes.byteLength),
    ranked,
  });
  const parts = [...termParts, ...streamParts];
  const sizeBytes = parts.reduce((sum, part) => sum + part.bytes.byteLength, header.byteLength);
  return { formatVersion: FORMAT_VERSION, docCount: documents.length, sizeBytes, header, parts };
}

function encodeTerms(
  words: readonly Word[],
  order: Uint32Array,
  postings: Postings,
  docCount: number,
  bucketed: boolean,
): SegmentPart[] {
  const parts: SegmentPart[] = [];
  const writer = new TermWriter(postings, docCount);
  let bucket = 0;
  for (let rank = 0; rank < order.length; ) {
    const word = words[order[rank] ?? 0] as Word;
    const wordBucket = bucketed ? bucketOf(word.folded) : 0;
    for (; bucket < wordBucket; bucket++) parts.push({ part: bucket, bytes: writer.take() });
    let next = rank + 1;
    while (next < order.length && words[order[next] ?? 0]?.folded === word.folded) next++;
    writer.word(word.folded, words, order, rank, next);
    rank = next;
  }
  if (!bucketed) return [{ part: WHOLE_PART, bytes: writer.take() }];
  for (; bucket < BUCKETS; bucket++) parts.push({ part: bucket, bytes: writer.take() });
  return parts;
}

/** Writes the dictionary and the postings of one part. */
class TermWriter {
  readonly #postings: Postings;
  readonly #docCount: number;
  readonly #dictionary = new ByteWriter();
  readonly #lists = new BitWriter();
  #blocks: number[] = [];
  #wordsInBlock = 0;
  #previous = new Uint8Array(0);
  readonly #encoder = new TextEncoder();

  constructor(postings: Postings, docCount: number) {
    this.#postings = postings;
    this.#docCount = docCount;
  }

  /** A folded word with its forms, the terms of rank `from` up to before `to`. */
  word(folded: string, words: readonly Word[], order: Uint32Array, from: number, to: number): void {
    const dictionary = this.#dictionary;
    if (this.#wordsInBlock === 0) this.#blocks.push(dictionary.length, this.#lists.length, from);
    const name = this.#encoder.encode(folded);
    const previous = this.#previous;
    let shared = 0;
    if (this.#wordsInBlock > 0) {
      while (shared < 7 && shared < name.length && shared < previous.length && name[shared] === previous[shared])
        shared++;
    }
    const rest = name.length - shared;
    dictionary.byte(shared | (Math.min(rest, 15) << 3) | (to - from > 1 ? 128 : 0));
    if (rest >= 15) dictionary.byte(rest);
    for (let i = shared; i < name.length; i++) dictionary.byte(name[i] ?? 0);
    if (to - from > 1) dictionary.varint(to - from);
    for (let rank = from; rank < to; rank++) this.#form(words[order[rank] ?? 0]?.accents ?? 0, rank);
    this.#previous = name;
    this.#wordsInBlock = (this.#wordsInBlock + 1) % BLOCK_WORDS;
  }

  #form(accents: number, rank: number): void {
    const dictionary = this.#dictionary;
    const { starts, packed } = this.#postings;
    const start = starts[rank] ?? 0;
    const count = (starts[rank + 1] ?? 0) - start;
    dictionary.varint(accents * 2 + (count === 1 ? 1 : 0));
    if (count === 1) {
      // A term of one document: its posting without the followers stands here.
      const value = packed[start] ?? 0;
      const bytes =
        this.#docCount <= 4096
          ? [value >>> 16, ((value >>> 24) & 15) | (((value >>> 8) & 15) << 4)]
          : [value >>> 16, value >>> 24, (value >>> 8) & 15];
      for (const byte of bytes) dictionary.byte(byte & 255);
      return;
    }
    dictionary.varint(count);
    const lists = this.#lists;
    const listStart = lists.length;
    writePostings(lists, packed, start, count, gapWidth(this.#docCount, count));
    dictionary.varint(lists.length - listStart);
  }

  take(): ArrayBuffer {
    const dictionary = this.#dictionary.take();
    const lists = this.#lists.take();
    const blocks = Uint32Array.from(this.#blocks);
    const bytes = new Uint8Array(12 + blocks.byteLength + dictionary.length + lists.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(4, blocks.length / 3, true);
    view.setUint32(8, dictionary.length, true);
    blocks.forEach((value, index) => {
      view.setUint32(12 + index * 4, value, true);
    });
    bytes.set(dictionary, 12 + blocks.byteLength);
    bytes.set(lists, 12 + blocks.byteLength + dictionary.length);
    view.setUint32(0, checksum(bytes, 4), true);
    this.#blocks = [];
    this.#wordsInBlock = 0;
    return bytes.buffer;
  }
}

/** Writes one list, see `packPosting` for what a posting holds, and fills up its last byte. */
function writePostings(writer: BitWriter, packed: Uint32Array, start: number, count: number, width: number): void {
  let expected = 0;
  for (let i = start; i < start + count; i++) {
    const posting = packed[i] ?? 0;
    const document = posting >>> 16;
    const gap = document - expected;
    expected = document + 1;
    const high = gap >>> width;
    if (high < GAP_ESCAPE) {
      writer.write((1 << (high + 1)) - 2, high + 1);
      writer.write(gap & ((1 << width) - 1), width);
    } else {
      writer.write((1 << GAP_ESCAPE) - 1, GAP_ESCAPE);
      writer.write(gap, GAP_ESCAPE_BITS);
    }
    const shape = posting & 0xf00;
    const followers = posting & 255;
    if (shape === 0x200) writer.write(31 - Math.clz32(followers), 4);
    else if (shape === 0x600) {
      const first = 31 - Math.clz32(followers);
      const second = followers === 1 << first ? first : 31 - Math.clz32(followers ^ (1 << first));
      writer.write(0x80 | (first << 3) | second, 8);
    } else writer.write(0x3000 | (posting & 0xfff), 14);
  }
  writer.align();
}

function countSymbols({ words, documents }: SegmentContents, ranks: Uint32Array): Uint32Array {
  const counts = new Uint32Array(words.length + 1);
  for (const { symbols } of documents) {
    for (let i = 0; i < symbols.length; i++) {
      const symbol = symbols[i] ?? 0;
      const at = symbol && (ranks[symbol - 1] ?? 0) + 1;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return counts;
}

/** The most frequent symbols, most frequent first. */
function rankSymbols(counts: Uint32Array): Uint32Array {
  const keys = Float64Array.from(counts, (count, symbol) => count * 0x1000000 - symbol);
  keys.sort();
  const ranked = new Uint32Array(Math.min(RANKED_SYMBOLS, counts.length));
  for (let i = 0; i < ranked.length; i++) {
    const key = keys[keys.length - 1 - i] ?? 0;
    ranked[i] = Math.ceil(key / 0x1000000) * 0x1000000 - key;
  }
  return ranked;
}

function encodeStreams({ words, documents }: SegmentContents, ranks: Uint32Array, ranked: Uint32Array): SegmentPart[] {
  const codes = streamCodes(words.length + 1, ranked);
  const writer = new BitWriter();
  const parts: SegmentPart[] = [];
  for (let first = 0; first < documents.length; first += DOCS_PER_STREAM_PART) {
    const group = documents.slice(first, first + DOCS_PER_STREAM_PART);
    const starts: number[] = [];
    for (const { symbols } of group) {
      starts.push(writer.length);
      for (let i = 0; i < symbols.length; i++) {
        const symbol = symbols[i] ?? 0;
        const at = symbol && (ranks[symbol - 1] ?? 0) + 1;
        const width = codes.widths[at] ?? 0;
        if (width > 24) writer.write(7, CLASS_BITS);
        writer.write(codes.values[at] ?? 0, width > 24 ? width - CLASS_BITS : width);
      }
      writer.align();
    }
    const streams = writer.take();
    const bytes = new Uint8Array(4 + group.length * 4 + streams.length);
    const view = new DataView(bytes.buffer);
    starts.forEach((start, index) => {
      view.setUint32(4 + index * 4, start, true);
    });
    bytes.set(streams, 4 + group.length * 4);
    view.setUint32(0, checksum(bytes, 4), true);
    parts.push({ part: FIRST_STREAM_PART + first / DOCS_PER_STREAM_PART, bytes: bytes.buffer });
  }
  return parts;
}

function streamCodes(symbolCount: number, ranked: Uint32Array): { values: Uint32Array; widths: Uint8Array } {
  const plainWidth = symbolWidth(symbolCount);
  const values = new Uint32Array(symbolCount);
  const widths = new Uint8Array(symbolCount).fill(CLASS_BITS + plainWidth);
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    values[symbol] = plainWidth + CLASS_BITS > 24 ? symbol : (7 << plainWidth) | symbol;
  }
  let at = 0;
  RANK_WIDTHS.forEach((width, rankClass) => {
    for (let rank = 0; rank < 1 << width && at < ranked.length; rank++, at++) {
      const symbol = ranked[at] ?? 0;
      values[symbol] = (rankClass << width) | rank;
      widths[symbol] = CLASS_BITS + width;
    }
  });
  return { values, widths };
}

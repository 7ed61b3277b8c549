import type { Word } from '../text/word.ts';
import type { SegmentContents } from './contents.ts';
import {
  BUCKETED_FROM_DOCS,
  BUCKETS,
  bucketOf,
  FORMAT_VERSION,
  MAX_SEGMENT_DOCS,
  POSITIONS,
  WHOLE_PART,
} from './format.ts';
import { encodeHeader } from './header.ts';
import { collectOccurrences } from './occurrences.ts';
import { orderTerms } from './term-order.ts';
import { TermWriter } from './term-writer.ts';
import type { BuiltSegment, SegmentPart } from './types.ts';

/** Writes a segment. Throws a RangeError beyond `MAX_SEGMENT_DOCS`. */
export function encodeSegment(contents: SegmentContents): BuiltSegment {
  const steps = encodeInSteps(contents);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in steps of a few milliseconds, for a thread that also answers queries. `split`: its terms are split over
 * parts however few there are.
 */
export function* encodeInSteps(
  contents: SegmentContents,
  split = contents.documents.length >= BUCKETED_FROM_DOCS,
): Generator<undefined, BuiltSegment> {
  const { words, documents } = contents;
  if (documents.length > MAX_SEGMENT_DOCS) throw new RangeError(`${documents.length} documents in one segment`);
  const order = contents.order ?? orderTerms(words);
  const ranks = new Uint32Array(words.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank] as number] = rank;
  yield;
  const writer = new TermWriter(documents, collectOccurrences(contents, ranks));
  const terms: SegmentPart[] = [];
  const positions: SegmentPart[] = [];
  const close = (part: number) => {
    const written = writer.take();
    terms.push({ part, bytes: written.terms });
    positions.push({ part: part + POSITIONS, bytes: written.positions });
  };
  let bucket = 0;
  for (let rank = 0; rank < order.length; ) {
    const { folded } = words[order[rank] as number] as Word;
    for (const own = split ? bucketOf(folded) : 0; bucket < own; bucket++) {
      close(bucket);
      yield;
    }
    const accents: number[] = [];
    for (let next = rank; next < order.length; next++) {
      const word = words[order[next] as number] as Word;
      if (word.folded !== folded) break;
      accents.push(word.accents);
    }
    writer.word(folded, accents, rank);
    rank += accents.length;
  }
  if (split) for (; bucket < BUCKETS; bucket++) close(bucket);
  else close(WHOLE_PART);
  const header = encodeHeader(contents, terms, positions);
  const parts = [...terms, ...positions];
  const sizeBytes = parts.reduce((sum, part) => sum + part.bytes.byteLength, header.byteLength);
  return { formatVersion: FORMAT_VERSION, docCount: documents.length, sizeBytes, header, parts };
}

import type { Word } from '../text/word.ts';
import type { DocumentFacts, SegmentContents } from './contents.ts';
import {
  BUCKETED_FROM_DOCS,
  BUCKETS,
  bucketOf,
  FIELD_BREAK,
  FORMAT_VERSION,
  MAX_SEGMENT_DOCS,
  POSITIONS,
  WHOLE_PART,
} from './format.ts';
import { encodeHeader } from './header.ts';
import { Occurrences } from './occurrences.ts';
import { orderTerms } from './term-order.ts';
import { TermPostings } from './term-postings.ts';
import { TermWriter } from './term-writer.ts';
import type { BuiltSegment, SegmentPart } from './types.ts';

/** Writes a segment. Throws a RangeError beyond `MAX_SEGMENT_DOCS`. */
export function encodeSegment(contents: SegmentContents): BuiltSegment {
  const { words, documents } = contents;
  const order = contents.order ?? orderTerms(words);
  const ranks = new Uint32Array(words.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank] as number] = rank;
  const facts = documents.map(({ symbols, ...facts }) => {
    return { ...facts, length: symbols.length, titleWords: symbols.indexOf(FIELD_BREAK) };
  });
  const writer = new SegmentWriter(facts);
  const occurrences = new Occurrences(contents, ranks);
  const postings = new TermPostings(documents.length);
  for (let rank = 0; rank < order.length; ) {
    const { folded } = words[order[rank] as number] as Word;
    let next = rank + 1;
    while (next < order.length && words[order[next] as number]?.folded === folded) next++;
    writer.word(folded, next - rank);
    for (; rank < next; rank++) {
      occurrences.read(rank, postings);
      writer.form((words[order[rank] as number] as Word).accents, postings);
    }
  }
  return writer.finish();
}

/** Writes a segment word by word. */
export class SegmentWriter {
  readonly #documents: readonly DocumentFacts[];
  readonly #split: boolean;
  readonly #writer: TermWriter;
  readonly #terms: SegmentPart[] = [];
  readonly #positions: SegmentPart[] = [];
  #bucket = 0;

  /** `split`: its terms are split over parts however few there are. Throws a RangeError beyond `MAX_SEGMENT_DOCS`. */
  constructor(documents: readonly DocumentFacts[], split = documents.length >= BUCKETED_FROM_DOCS) {
    if (documents.length > MAX_SEGMENT_DOCS) throw new RangeError(`${documents.length} documents in one segment`);
    this.#documents = documents;
    this.#split = split;
    this.#writer = new TermWriter(Uint16Array.from(documents, ({ length }) => length));
  }

  /** Begins a folded word with so many forms, which `form` then is given. Words come in order. */
  word(folded: string, forms: number): void {
    for (const own = this.#split ? bucketOf(folded) : 0; this.#bucket < own; ) this.#close(this.#bucket++);
    this.#writer.word(folded, forms);
  }

  /** The next form of the word in hand; forms come in order of their accents. */
  form(accents: number, postings: TermPostings): void {
    this.#writer.form(accents, postings);
  }

  finish(): BuiltSegment {
    if (this.#split) while (this.#bucket < BUCKETS) this.#close(this.#bucket++);
    else this.#close(WHOLE_PART);
    const header = encodeHeader(this.#documents, this.#writer.terms, this.#terms, this.#positions);
    const parts = [...this.#terms, ...this.#positions];
    const sizeBytes = parts.reduce((sum, part) => sum + part.bytes.byteLength, header.byteLength);
    return { formatVersion: FORMAT_VERSION, docCount: this.#documents.length, sizeBytes, header, parts };
  }

  #close(part: number): void {
    const written = this.#writer.take();
    this.#terms.push({ part, bytes: written.terms });
    this.#positions.push({ part: part + POSITIONS, bytes: written.positions });
  }
}

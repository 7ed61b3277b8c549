import type { Word } from '../text/word.ts';
import { followerBit } from './format.ts';
import type { WordMatches } from './lookup.ts';
import type { QueryPlan } from './plan.ts';
import type { OpenSegment } from './segment.ts';
import { WEIGHTS } from './weights.ts';

/** Score of one posting by its four bits of frequency class and field. */
const SHAPE_SCORES = Float32Array.from({ length: 16 }, (_, shape) => {
  return (WEIGHTS.frequency[shape >>> 2] ?? 1) + (WEIGHTS.field[shape & 3] ?? 0);
});

/** What the postings of one segment say about its documents, one row of each array a word of the query. */
export class SegmentScores {
  /** Bit of each word that stands in the document. */
  masks = new Uint32Array(0);
  values: Float32Array[] = [];
  followers: Uint8Array[] = [];
  /** By word: the follower bits that say it may come next. */
  followerMasks: number[] = [];
  #postings = new Uint32Array(0);
  #shortCounts = new Uint8Array(0);
  #shortFollowers = new Uint8Array(0);

  /** Reads the postings of all words. What was read before is gone. */
  read(segment: OpenSegment, plan: QueryPlan, words: readonly WordMatches[]): void {
    const { docCount } = segment.header;
    if (this.masks.length < docCount) {
      this.masks = new Uint32Array(docCount);
      this.#postings = new Uint32Array(docCount);
      this.values = [];
      this.followers = [];
    } else this.masks.fill(0, 0, docCount);
    this.followerMasks = words.map(({ followerMask }) => followerMask);
    words.forEach(({ matches }, word) => {
      const values = this.#row(this.values, word, Float32Array).fill(0, 0, docCount);
      const followers = this.#row(this.followers, word, Uint8Array).fill(0, 0, docCount);
      const bit = 1 << word;
      const { masks } = this;
      const postings = this.#postings;
      for (const { part, form, weight } of matches) {
        const count = part.postings(form, postings);
        for (let i = 0; i < count; i++) {
          const posting = postings[i] as number;
          const document = posting >>> 16;
          const value = (SHAPE_SCORES[(posting >>> 8) & 15] as number) * weight;
          masks[document] = (masks[document] as number) | bit;
          if (value > (values[document] as number)) values[document] = value;
          followers[document] = (followers[document] as number) | (posting & 255);
        }
      }
    });
    for (const abbreviation of plan.abbreviations) this.#addShort(segment, plan, abbreviation);
  }

  /** A word's row, one number a document. */
  #row<Row>(rows: Row[], word: number, Type: new (length: number) => Row): Row {
    const row = rows[word] ?? new Type(this.masks.length);
    rows[word] = row;
    return row;
  }

  /** Documents with the short form have all words of the long one, side by side. */
  #addShort(
    segment: OpenSegment,
    plan: QueryPlan,
    { from, to, short, tight }: QueryPlan['abbreviations'][number],
  ): void {
    const { docCount } = segment.header;
    if (this.#shortCounts.length < docCount) {
      this.#shortCounts = new Uint8Array(docCount);
      this.#shortFollowers = new Uint8Array(docCount);
    }
    const counts = this.#shortCounts.fill(0, 0, docCount);
    const shortFollowers = this.#shortFollowers.fill(0, 0, docCount);
    if (tight) this.#dropScattered(plan, from, to, docCount);
    short.forEach((word, index) => {
      this.#forEachPosting(segment, word, (document, posting) => {
        const follows = index === 0 || (shortFollowers[document] as number) & (1 << followerBit(word.folded));
        if (counts[document] === index && follows) counts[document] = index + 1;
        if (counts[document] === index + 1) shortFollowers[document] = posting & 255;
      });
    });
    for (let document = 0; document < docCount; document++) {
      if (counts[document] !== short.length) continue;
      for (let position = from; position <= to; position++) {
        const word = plan.sequence[position] as number;
        this.masks[document] = (this.masks[document] as number) | (1 << word);
        const values = this.values[word] as Float32Array;
        const followers = this.followers[word] as Uint8Array;
        values[document] = Math.max(values[document] as number, SHAPE_SCORES[2] as number);
        followers[document] =
          position < to ? 255 : (followers[document] as number) | (shortFollowers[document] as number);
      }
    }
  }

  /** The words of an abbreviation that was typed short mean nothing apart. */
  #dropScattered(plan: QueryPlan, from: number, to: number, docCount: number): void {
    for (let document = 0; document < docCount; document++) {
      let together = true;
      for (let position = from; position < to && together; position++)
        together = this.mayBePair(plan, position, document);
      if (together) continue;
      for (let position = from; position <= to; position++) {
        const word = plan.sequence[position] as number;
        this.masks[document] = (this.masks[document] as number) & ~(1 << word);
        (this.values[word] as Float32Array)[document] = 0;
      }
    }
  }

  /** Whether the words at a position of the query and after it may stand side by side; false is certain. */
  mayBePair(plan: QueryPlan, position: number, document: number): boolean {
    const followers = this.followers[plan.sequence[position] as number] as Uint8Array;
    return (
      ((followers[document] as number) & (this.followerMasks[plan.sequence[position + 1] as number] as number)) !== 0
    );
  }

  #forEachPosting(segment: OpenSegment, word: Word, visit: (document: number, posting: number) => void): void {
    const part = segment.termPart(segment.termPartOf(word.folded));
    for (const form of part?.forms(word.folded) ?? []) {
      const count = part?.postings(form, this.#postings) ?? 0;
      for (let i = 0; i < count; i++) {
        const posting = this.#postings[i] as number;
        visit(posting >>> 16, posting);
      }
    }
  }
}

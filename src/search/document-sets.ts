import { OTHER_ACCENTS } from './hits.ts';
import type { Match } from './lookup.ts';
import type { OpenSegment } from './segment.ts';

/** What an abbreviation's short form can stand for: words of the plan by number, and its own terms by word. */
export interface ShortForm {
  words: number[];
  matches: Match[][];
  /** It was typed short: the words mean nothing apart. */
  tight: boolean;
}

/** Weights of words that are added up are shares of twice this. */
export const HALF = 256;
const HALF_BIT = Math.log2(HALF);
/** Of the sum of as many words as a query can have. */
const SUM_BITS = HALF_BIT + 6;

/** Which documents of one segment have the words of a query: a bit of each, 32 to a number. */
export class DocumentSets {
  /** Numbers in use of each set. */
  length = 0;
  /** By word: the documents that have it. */
  readonly any: Uint32Array[] = [];
  /** By word: those that have it with accents that fit what was typed. */
  readonly fitting: Uint32Array[] = [];
  /** Documents that have all words that were asked for. */
  all = new Uint32Array(0);
  #size = 0;
  #short = new Uint32Array(0);
  #shortWord = new Uint32Array(0);

  /** Turns to a segment: all documents that are not dead. */
  use({ header, dead }: OpenSegment): void {
    const { docCount } = header;
    this.length = (docCount + 31) >>> 5;
    if (this.length > this.#size) {
      this.#size = this.length;
      this.any.length = 0;
      this.fitting.length = 0;
      this.all = new Uint32Array(this.#size);
      this.#short = new Uint32Array(this.#size);
      this.#shortWord = new Uint32Array(this.#size);
    }
    this.all.fill(0xffffffff, 0, this.length);
    if (docCount & 31) this.all[this.length - 1] = (1 << (docCount & 31)) - 1;
    if (!dead) return;
    for (let document = 0; document < docCount; document++) {
      if (dead[document]) this.all[document >>> 5] = (this.all[document >>> 5] as number) & ~(1 << (document & 31));
    }
  }

  /** Reads which documents have a word; `onlyFitting`: with accents that fit, and no others. */
  readWord(word: number, matches: readonly Match[], onlyFitting: boolean): void {
    const fitting = this.#cleared(this.fitting, word);
    for (const { part, form, quality } of matches) if (quality !== OTHER_ACCENTS) part.addToSet(form, fitting);
    if (onlyFitting) return;
    const any = this.#cleared(this.any, word);
    any.set(fitting);
    for (const { part, form, quality } of matches) if (quality === OTHER_ACCENTS) part.addToSet(form, any);
  }

  /** Documents with the short form have all words it stands for. The sets of these have been read, in the same way. */
  readShort({ words, matches, tight }: ShortForm, onlyFitting: boolean): void {
    const short = this.#short.fill(0xffffffff, 0, this.length);
    for (const terms of matches) {
      const own = this.#shortWord.fill(0, 0, this.length);
      for (const { part, form } of terms) part.addToSet(form, own);
      this.#intersect(short, own);
    }
    for (const sets of onlyFitting ? [this.fitting] : [this.any, this.fitting]) {
      if (tight) {
        const long = this.#shortWord.fill(0xffffffff, 0, this.length);
        for (const word of words) this.#intersect(long, sets[word] as Uint32Array);
        for (const word of words) this.#intersect(sets[word] as Uint32Array, long);
      }
      for (const word of words) {
        const set = sets[word] as Uint32Array;
        for (let i = 0; i < this.length; i++) set[i] = (set[i] as number) | (short[i] as number);
      }
    }
  }

  /**
   * The documents of `all` whose words weigh `HALF` or more together, by the weight of each word (below 2 ×
   * `HALF`). The sums of 32 documents are kept as planes, one for each bit of a sum, and all are added to at once:
   * asking document by document which words it has took five times as long.
   */
  halfWeighed(weights: readonly number[]): Uint32Array {
    const heavy = this.#short;
    const planes = new Uint32Array(SUM_BITS);
    for (let i = 0; i < this.length; i++) {
      planes.fill(0);
      for (let word = 0; word < weights.length; word++) {
        const set = (this.any[word] as Uint32Array)[i] as number;
        let plane = 0;
        for (let weight = set === 0 ? 0 : (weights[word] as number); weight !== 0; weight >>>= 1, plane++) {
          let carry = weight & 1 ? set : 0;
          for (let at = plane; carry !== 0 && at < SUM_BITS; at++) {
            const sum = planes[at] as number;
            planes[at] = sum ^ carry;
            carry &= sum;
          }
        }
      }
      let bits = 0;
      for (let at = HALF_BIT; at < SUM_BITS; at++) bits |= planes[at] as number;
      heavy[i] = bits & (this.all[i] as number);
    }
    return heavy;
  }

  /** Leaves in `all` only what is in a set as well; whether anything is left. */
  require(set: Uint32Array): boolean {
    return this.#intersect(this.all, set) !== 0;
  }

  /** Leaves in the first what is in both; not 0 if that is anything. */
  #intersect(set: Uint32Array, other: Uint32Array): number {
    let left = 0;
    for (let i = 0; i < this.length; i++) {
      const both = (set[i] as number) & (other[i] as number);
      set[i] = both;
      left |= both;
    }
    return left;
  }

  #cleared(sets: Uint32Array[], word: number): Uint32Array {
    const set = sets[word];
    if (set) return set.fill(0, 0, this.length);
    const fresh = new Uint32Array(this.#size);
    sets[word] = fresh;
    return fresh;
  }
}

/** Whether a document is in a set. */
export function has(set: Uint32Array, document: number): boolean {
  return ((set[document >>> 5] as number) & (1 << (document & 31))) !== 0;
}

/** The documents of a set, in order. */
export function forEachIn(set: Uint32Array, length: number, visit: (document: number) => void): void {
  for (let i = 0; i < length; i++) {
    for (let bits = set[i] as number; bits !== 0; bits &= bits - 1) visit((i << 5) + 31 - Math.clz32(bits & -bits));
  }
}

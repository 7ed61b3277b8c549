import { readWord, type Word } from '../text/word.ts';
import { compareWords, leadingLetters, orderTerms } from './term-order.ts';

/** Spellings from which the next segment begins with a new lexicon: several times what Vietnamese has. */
const LEXICON_SPELLINGS = 60_000;
const FIRST_SLOTS = 1 << 15;

/**
 * The words of all spellings met so far, since the segments of one sync have most in common. A spelling is looked
 * up by its letters where they stand: cutting millions of small strings out of the texts costs more than all else.
 */
export class Lexicon {
  /** By number of the spelling: what it spells, 0 for what has no letter left. */
  readonly wordOf: number[] = [0];
  /** By number of the word. */
  readonly words: Word[] = [{ folded: '', accents: 0 }];
  readonly #hashes = [0];
  /** The letters of all spellings one after the other: comparing with a string for each took twice as long. */
  #letters = new Uint16Array(FIRST_SLOTS);
  /** By number of the spelling: where its letters end. */
  readonly #ends = [0];
  /** Open addressing by hash; numbers of spellings, 0 for a free slot. */
  #slots = new Uint32Array(FIRST_SLOTS);
  readonly #byWord = new Map<string, number>();

  /** Words in the order of the dictionary, as far as they have been ranked, and the place of each in it. */
  #sorted = new Uint32Array(0);
  /** Of each of these, see `leadingLetters`: words lie far apart in memory, and most need not be looked at. */
  #keys = new Float64Array(0);
  #ranks = new Uint32Array(0);

  /** The given words in the order of the dictionary. Sorts only what no segment had before. */
  inOrder(numbers: readonly number[]): number[] {
    this.#rankNewWords();
    const sorted = this.#sorted;
    const ranks = this.#ranks;
    // A bit for each rank, read in order: nothing is compared.
    const marked = new Uint32Array((sorted.length + 31) >>> 5);
    for (const number of numbers) {
      const rank = ranks[number] as number;
      marked[rank >>> 5] = (marked[rank >>> 5] as number) | (1 << (rank & 31));
    }
    const ordered: number[] = [];
    for (let at = 0; at < marked.length; at++) {
      for (let bits = marked[at] as number; bits !== 0; bits &= bits - 1) {
        ordered.push(sorted[at * 32 + 31 - Math.clz32(bits & -bits)] as number);
      }
    }
    return ordered;
  }

  /** A sync meets few new words after its first pages: each is put where it belongs among the others. */
  #rankNewWords(): void {
    const { words } = this;
    const old = this.#sorted;
    if (old.length === words.length) return;
    const sorted = new Uint32Array(words.length);
    const keys = new Float64Array(words.length);
    let taken = 0;
    let place = 0;
    for (const index of orderTerms(words.slice(old.length))) {
      const number = old.length + index;
      const until = this.#placeOf(words[number] as Word, taken);
      sorted.set(old.subarray(taken, until), place);
      keys.set(this.#keys.subarray(taken, until), place);
      place += until - taken;
      taken = until;
      keys[place] = leadingLetters((words[number] as Word).folded);
      sorted[place++] = number;
    }
    sorted.set(old.subarray(taken), place);
    keys.set(this.#keys.subarray(taken), place);
    const ranks = new Uint32Array(words.length);
    for (let rank = 0; rank < sorted.length; rank++) ranks[sorted[rank] as number] = rank;
    this.#sorted = sorted;
    this.#keys = keys;
    this.#ranks = ranks;
  }

  /** The first place among the ranked words, from `from` on, whose word comes after `word`. */
  #placeOf(word: Word, from: number): number {
    const key = leadingLetters(word.folded);
    let low = from;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const held = this.words[this.#sorted[middle] as number] as Word;
      if (((this.#keys[middle] as number) - key || compareWords(held, word)) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  get isFull(): boolean {
    return this.#hashes.length > LEXICON_SPELLINGS;
  }

  /** Number of the word that stands in a text, with its hash by `forEachWord`; 0 for none. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let spelling = this.#slots[slot]; spelling; spelling = this.#slots[slot]) {
      if (this.#isSpelled(spelling, text, start, end)) return this.wordOf[spelling] as number;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.#hashes.push(hash) - 1;
    this.#keepLetters(text, start, end);
    if (this.#hashes.length * 2 > this.#slots.length) this.#spread();
    const word = this.#add(readWord(text.slice(start, end)));
    this.wordOf.push(word);
    return word;
  }

  #keepLetters(text: string, start: number, end: number): void {
    let to = this.#ends.at(-1) as number;
    const needed = to + end - start;
    if (needed > this.#letters.length) {
      const grown = new Uint16Array(Math.max(2 * this.#letters.length, needed));
      grown.set(this.#letters);
      this.#letters = grown;
    }
    for (let at = start; at < end; at++) this.#letters[to++] = text.charCodeAt(at);
    this.#ends.push(to);
  }

  /** Over twice the slots, before they fill up. */
  #spread(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let spelling = 1; spelling < this.#hashes.length; spelling++) {
      let slot = (this.#hashes[spelling] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = spelling;
    }
  }

  #isSpelled(spelling: number, text: string, start: number, end: number): boolean {
    const letters = this.#letters;
    let letter = this.#ends[spelling - 1] as number;
    if ((this.#ends[spelling] as number) - letter !== end - start) return false;
    for (let at = start; at < end; at++) if (letters[letter++] !== text.charCodeAt(at)) return false;
    return true;
  }

  #add(word: Word): number {
    if (!word.folded) return 0;
    const name = `${word.folded} ${word.accents}`;
    const known = this.#byWord.get(name);
    if (known !== undefined) return known;
    const number = this.words.push(word) - 1;
    this.#byWord.set(name, number);
    return number;
  }
}

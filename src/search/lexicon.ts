import { readWord, type Word } from '../text/word.ts';
import type { WordCuts } from '../text/word-cuts.ts';
import { compareWords, leadingLetters, orderTerms } from './term-order.ts';

/** Spellings from which the next segment begins with a new lexicon: several times what Vietnamese has. */
const LEXICON_SPELLINGS = 60_000;
const FIRST_SLOTS = 1 << 15;
/** Numbers of a slot: the two halves of a key, and the number of the word it spells. */
const SLOT_NUMBERS = 3;

/**
 * The words of all spellings met so far, since the segments of one sync have most in common. A spelling is looked
 * up by its key: cutting millions of small strings out of the texts costs more than all else.
 */
export class Lexicon {
  /** By number of the word. */
  readonly words: Word[] = [{ folded: '', accents: 0 }];
  /** Open addressing by key; a free slot has no key. */
  #slots = new Int32Array(FIRST_SLOTS * SLOT_NUMBERS);
  #keys = 0;
  /** The numbers of words whose spelling has no key. */
  readonly #long = new Map<string, number>();
  readonly #byWord = new Map<string, number>();

  /** Words in the order of the dictionary, as far as they have been ranked, and the place of each in it. */
  #sorted = new Uint32Array(0);
  /** Of each of these, see `leadingLetters`: words lie far apart in memory, and most need not be looked at. */
  #leading = new Float64Array(0);
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
    const leading = new Float64Array(words.length);
    let taken = 0;
    let place = 0;
    for (const index of orderTerms(words.slice(old.length))) {
      const number = old.length + index;
      const until = this.#placeOf(words[number] as Word, taken);
      sorted.set(old.subarray(taken, until), place);
      leading.set(this.#leading.subarray(taken, until), place);
      place += until - taken;
      taken = until;
      leading[place] = leadingLetters((words[number] as Word).folded);
      sorted[place++] = number;
    }
    sorted.set(old.subarray(taken), place);
    leading.set(this.#leading.subarray(taken), place);
    const ranks = new Uint32Array(words.length);
    for (let rank = 0; rank < sorted.length; rank++) ranks[sorted[rank] as number] = rank;
    this.#sorted = sorted;
    this.#leading = leading;
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
      if (((this.#leading[middle] as number) - key || compareWords(held, word)) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  get isFull(): boolean {
    return this.#keys + this.#long.size > LEXICON_SPELLINGS;
  }

  /** Number of a word of a text that was cut; 0 for none. */
  numberOf(text: string, cuts: WordCuts, word: number): number {
    const low = cuts.lowOf(word);
    if (low === 0) return this.#numberOfLong(spellingAt(text, cuts, word));
    const high = cuts.highOf(word);
    const slots = this.#slots;
    let slot = slotOf(low, high, slots.length);
    while (slots[slot] !== low || slots[slot + 1] !== high) {
      if (slots[slot] === 0) return this.#learn(slot, spellingAt(text, cuts, word), low, high);
      slot += SLOT_NUMBERS;
      if (slot === slots.length) slot = 0;
    }
    return slots[slot + 2] as number;
  }

  #numberOfLong(spelling: string): number {
    const known = this.#long.get(spelling);
    if (known !== undefined) return known;
    const number = this.#add(readWord(spelling));
    this.#long.set(spelling, number);
    return number;
  }

  #learn(slot: number, spelling: string, low: number, high: number): number {
    const number = this.#add(readWord(spelling));
    this.#slots.set([low, high, number], slot);
    this.#keys++;
    if (this.#keys * SLOT_NUMBERS * 2 > this.#slots.length) this.#spread();
    return number;
  }

  /** Over twice the slots, before they fill up. */
  #spread(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += SLOT_NUMBERS) {
      if (old[from] === 0) continue;
      let slot = slotOf(old[from] as number, old[from + 1] as number, slots.length);
      while (slots[slot] !== 0) slot = (slot + SLOT_NUMBERS) % slots.length;
      slots.set(old.subarray(from, from + SLOT_NUMBERS), slot);
    }
    this.#slots = slots;
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

function spellingAt(text: string, { bounds }: WordCuts, word: number): string {
  return text.slice(bounds[2 * word], bounds[2 * word + 1]);
}

/** Where to look first for a key among so many numbers of slots, of which there are a power of two. */
function slotOf(low: number, high: number, numbers: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) & (numbers / SLOT_NUMBERS - 1)) * SLOT_NUMBERS;
}

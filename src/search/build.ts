import { forEachWord } from '../text/tokenise.ts';
import { readWord, type Word } from '../text/word.ts';
import type { ContentDocument } from './contents.ts';
import { encodeSegment } from './encode.ts';
import { dayOf, FIELD_BREAK } from './format.ts';
import { compareWords, orderTerms } from './term-order.ts';
import type { BuiltSegment, SearchDocument } from './types.ts';

/**
 * Words of title, captions, body and unit that are indexed: far more than an article has, an end to what a junk
 * body can cost, and together a number that fits 16 bits.
 */
const MAX_FIELD_WORDS = [500, 9_000, 55_000, 500] as const;

/** Builds the search segment of one applied feed page. Synchronous, about 0.06 ms an article. */
export function buildSegment(documents: readonly SearchDocument[]): BuiltSegment {
  const terms = new TermTable();
  try {
    const contents = documents.map((document) => readDocument(document, terms));
    return encodeSegment({ words: terms.words, order: terms.order(), documents: contents });
  } finally {
    terms.end();
  }
}

/** Spellings from which the next segment begins with a new lexicon: several times what Vietnamese has. */
const LEXICON_SPELLINGS = 60_000;
const FIRST_SLOTS = 1 << 15;

/**
 * The words of all spellings met so far, since the segments of one sync have most in common. A spelling is looked
 * up by its letters where they stand: cutting millions of small strings out of the texts costs more than all else.
 */
class Lexicon {
  /** By number of the spelling: what it spells, 0 for what has no letter left. */
  readonly wordOf: number[] = [0];
  /** By number of the word. */
  readonly words: Word[] = [{ folded: '', accents: 0 }];
  readonly #spellings = [''];
  readonly #hashes = [0];
  /** Open addressing by hash; numbers of spellings, 0 for a free slot. */
  #slots = new Uint32Array(FIRST_SLOTS);
  readonly #byWord = new Map<string, number>();

  /** Words in the order of the dictionary, as far as they have been ranked, and the place of each in it. */
  #sorted = new Uint32Array(0);
  #ranks = new Uint32Array(0);

  /** By number of the word: its place in the order of the dictionary. Sorts only what is new. */
  ranks(): Uint32Array {
    const { words } = this;
    const ranked = this.#sorted.length;
    if (ranked === words.length) return this.#ranks;
    const fresh = orderTerms(words.slice(ranked));
    const sorted = new Uint32Array(words.length);
    const ranks = new Uint32Array(words.length);
    let old = 0;
    let next = 0;
    for (let place = 0; place < sorted.length; place++) {
      const held = this.#sorted[old];
      const added = next < fresh.length ? ranked + (fresh[next] as number) : -1;
      const takeOld = held !== undefined && (added < 0 || compareWords(words[held] as Word, words[added] as Word) < 0);
      const word = takeOld ? held : added;
      if (takeOld) old++;
      else next++;
      sorted[place] = word;
      ranks[word] = place;
    }
    this.#sorted = sorted;
    this.#ranks = ranks;
    return ranks;
  }

  get isFull(): boolean {
    return this.#spellings.length > LEXICON_SPELLINGS;
  }

  /** Number of the word that stands in a text; 0 for none. */
  numberOf(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let spelling = this.#slots[slot]; spelling; spelling = this.#slots[slot]) {
      if (this.#isSpelled(spelling, text, start, end)) return this.wordOf[spelling] as number;
      slot = (slot + 1) & mask;
    }
    const surface = text.slice(start, end);
    this.#slots[slot] = this.#spellings.push(surface) - 1;
    this.#hashes.push(hash);
    if (this.#spellings.length * 2 > this.#slots.length) this.#spread();
    const word = this.#add(readWord(surface));
    this.wordOf.push(word);
    return word;
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
    const surface = this.#spellings[spelling] as string;
    if (surface.length !== end - start) return false;
    for (let i = 0; i < surface.length; i++) {
      if (surface.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
    }
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

let lexicon = new Lexicon();

/** By number in the lexicon: number of the term + 1 in the segment being built. A new one each time would cost more. */
let symbols = new Uint32Array(FIRST_SLOTS);

/** Numbers the different words of a segment. */
class TermTable {
  readonly words: Word[] = [];
  readonly #lexicon: Lexicon;
  /** By term id: number in the lexicon. */
  readonly #numbers: number[] = [];

  constructor() {
    if (lexicon.isFull) lexicon = new Lexicon();
    this.#lexicon = lexicon;
  }

  /** Number of the term + 1, or 0 for what has no letter left. */
  symbolOf(text: string, start: number, end: number): number {
    const word = this.#lexicon.numberOf(text, start, end);
    if (word === 0) return 0;
    if (word >= symbols.length) symbols = larger(symbols, word);
    const known = symbols[word] as number;
    if (known !== 0) return known;
    const symbol = this.words.push(this.#lexicon.words[word] as Word);
    this.#numbers.push(word);
    symbols[word] = symbol;
    return symbol;
  }

  /** Leaves `symbols` as it was found. */
  end(): void {
    for (const number of this.#numbers) symbols[number] = 0;
  }

  /** The term ids in the order of the dictionary. */
  order(): Uint32Array {
    const ranks = this.#lexicon.ranks();
    // Rank and term id in one number, so that the engine's own sort of numbers does it.
    const packed = Float64Array.from(this.#numbers, (number, id) => (ranks[number] as number) * 2 ** 24 + id);
    return Uint32Array.from(packed.sort(), (value) => value % 2 ** 24);
  }
}

function larger(old: Uint32Array, index: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(Math.max(2 * old.length, index + 1));
  grown.set(old);
  return grown;
}

let scratch = new Uint32Array(1 << 13);

function readDocument(document: SearchDocument, terms: TermTable): ContentDocument {
  let length = 0;
  const push = (symbol: number) => {
    if (length === scratch.length) scratch = larger(scratch, length);
    scratch[length++] = symbol;
  };
  [document.title, document.captions, document.body, document.unit].forEach((text, field) => {
    if (field > 0) push(FIELD_BREAK);
    const limit = length + (MAX_FIELD_WORDS[field] ?? 0);
    forEachWord(text, (start, end) => {
      const symbol = length < limit ? terms.symbolOf(text, start, end) : 0;
      if (symbol) push(symbol);
    });
  });
  return {
    doc: document.doc,
    symbols: scratch.slice(0, length),
    day: dayOf(document.publishedAtMs),
    categoryId: document.categoryId,
    hasPictures: document.hasPictures,
  };
}

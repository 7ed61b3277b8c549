import { characterClass, SEPARATOR, WORD } from './characters.ts';

/** What a UTF-16 unit is to words: 0 parts them, then come letters and digits, from `FIRST_MARK` on what continues a word. */
const codes = new Uint8Array(0x10000).fill(1);
/** Of units not met yet, and of letters when all codes are given. */
const NO_CODE = 1;
const FIRST_LETTER = 2;
const FIRST_MARK = 224;
/** Of marks when all codes are given. */
const OTHER_MARK = 255;

/** Codes are given as units are met; Vietnamese, in capitals too, has 200 letters. */
let nextLetter = FIRST_LETTER;
let nextMark = FIRST_MARK;

/** Codes that a key holds, one in eight bits. */
const KEY_UNITS = 8;
/** By length of a word: which bits of the two halves of a key are its own. */
const lowBits = Int32Array.from({ length: KEY_UNITS + 1 }, (_, length) => (length < 4 ? (1 << (8 * length)) - 1 : -1));
const highBits = Int32Array.from({ length: KEY_UNITS + 1 }, (_, length) =>
  length < KEY_UNITS ? (1 << (8 * Math.max(0, length - 4))) - 1 : -1,
);

/** Memory for longer texts is not kept. */
const KEPT_UNITS = 1 << 16;

/**
 * Cuts texts into words: runs of letters, digits and their marks. Vietnamese writes syllables apart, so words
 * are syllables; "131-KH/QUTH" is three words, "24/7" two, found again by standing side by side.
 * `Intl.Segmenter` is no help: WebKit calls numbers no words.
 *
 * A word's key tells it from all others for as long as this thread runs: the codes of its letters in two halves. All
 * of it hardly branches, since where a word ends is never foreseen: an index is made of millions of them, and
 * guessing wrong twice for each took longer than all else.
 */
export class WordCuts {
  /** Words of the text read last. */
  count = 0;
  /** Of each word where it starts and where it ends, in UTF-16 units of the text. */
  bounds = new Int32Array(0);
  /** The codes of the text, behind as many zeros as a key has. */
  #codes = new Uint8Array(0);
  #view = new DataView(this.#codes.buffer);
  #capacity = 0;
  /** Whether the text has units without a code of their own. */
  #hasUncoded = false;

  read(text: string): void {
    const { length } = text;
    if (length > this.#capacity || this.#capacity > KEPT_UNITS) this.#makeRoom(length);
    const { bounds } = this;
    const coded = this.#codes;
    this.#hasUncoded = false;
    let marks = 0;
    /** 1 behind the first letter of a word. */
    let inWord = 0;
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      let code = codes[unit] as number;
      if (code === NO_CODE) code = this.#codeOf(unit);
      coded[at + KEY_UNITS] = code;
      const isMark = (code + 256 - FIRST_MARK) >>> 8;
      const isIn = ((code + 255) >>> 8) & (inWord | (isMark ^ 1));
      bounds[marks] = at;
      marks += isIn ^ inWord;
      inWord = isIn;
    }
    bounds[marks] = length;
    this.count = (marks + inWord) >>> 1;
  }

  /** The first half of the key of a word; 0 for one without a key, which is longer than others or has rare letters. */
  lowOf(word: number): number {
    const end = this.bounds[2 * word + 1] as number;
    const length = end - (this.bounds[2 * word] as number);
    if (length > KEY_UNITS || (this.#hasUncoded && this.#isUncoded(end - length, end))) return 0;
    return this.#view.getInt32(end + KEY_UNITS - 4) & (lowBits[length] as number);
  }

  /** The second half, for a word that has a key. */
  highOf(word: number): number {
    const end = this.bounds[2 * word + 1] as number;
    const length = end - (this.bounds[2 * word] as number);
    return this.#view.getInt32(end) & (highBits[length] as number);
  }

  #isUncoded(start: number, end: number): boolean {
    return this.#codes
      .subarray(start + KEY_UNITS, end + KEY_UNITS)
      .some((code) => code === NO_CODE || code === OTHER_MARK);
  }

  /** Asked again and again for what gets no code: then the text is known to have such units. */
  #codeOf(unit: number): number {
    const kind = characterClass(unit);
    const isLetter = kind === WORD;
    if (kind === SEPARATOR) codes[unit] = 0;
    else if (isLetter && nextLetter < FIRST_MARK) codes[unit] = nextLetter++;
    else if (!isLetter && nextMark < OTHER_MARK) codes[unit] = nextMark++;
    else {
      this.#hasUncoded = true;
      return isLetter ? NO_CODE : OTHER_MARK;
    }
    return codes[unit] as number;
  }

  #makeRoom(units: number): void {
    this.#capacity = Math.max(units, 1 << 10);
    this.bounds = new Int32Array(this.#capacity + 1);
    this.#codes = new Uint8Array(this.#capacity + KEY_UNITS);
    this.#view = new DataView(this.#codes.buffer);
  }
}

/**
 * What a word is found by. `folded` is lower case without any marks; `accents` tells words of one folded form
 * apart. Where in the syllable the tone stands is not part of it, so `hoà` is `hòa` and `uỷ` is `ủy`.
 */
export interface Word {
  folded: string;
  /** Bits 0–2: tone (0 none, 1 huyền, 2 sắc, 3 ngã, 4 hỏi, 5 nặng); then two bits a letter for its quality. */
  accents: number;
}

/** Longer "words" are addresses and junk; the index keeps their beginnings. */
const MAX_FOLDED_LENGTH = 30;
/** Letters whose quality fits beside the tone in 31 bits; Vietnamese syllables have at most seven. */
const QUALITY_LETTERS = 14;

const TONES = new Map([
  ['\u0300', 1],
  ['\u0301', 2],
  ['\u0303', 3],
  ['\u0309', 4],
  ['\u0323', 5],
]);
/** Circumflex 1 (and the bar of đ), breve and horn 2, any mark of another language 3. */
const QUALITIES = new Map([
  ['\u0302', 1],
  ['\u0306', 2],
  ['\u031b', 2],
]);

/** Raised and lowered digits. */
const RAISED_DIGIT = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]/;

/** A letter as it counts for a word: its folded form, tone and quality. */
interface Letter {
  folded: string;
  tone: number;
  quality: number;
}

const knownLetters = new Map<string, Letter>();

/** Reads one word as `WordCuts` cuts it, in any case and in any normal form. */
export function readWord(surface: string): Word {
  let folded = '';
  let tone = 0;
  let qualities = 0;
  let index = -1;
  for (const character of surface) {
    const letter = knownLetters.get(character) ?? readLetter(character);
    if (letter.folded) {
      index++;
      folded += letter.folded;
    }
    tone ||= letter.tone;
    if (letter.quality && index >= 0 && index < QUALITY_LETTERS) qualities |= letter.quality << (2 * index);
  }
  // Dates are written both ways: 05/09 and 5/9.
  if (folded.length === 2 && /^0\d/.test(folded)) folded = folded.slice(1);
  return { folded: folded.slice(0, MAX_FOLDED_LENGTH), accents: tone | (qualities << 3) };
}

function readLetter(character: string): Letter {
  const letter: Letter = { folded: '', tone: 0, quality: 0 };
  // "100 m²" is typed as m2: no phone's keyboard has the raised digits.
  const plain = RAISED_DIGIT.test(character) ? character.normalize('NFKD') : character;
  for (const part of plain.toLowerCase().normalize('NFD')) {
    if (TONES.has(part)) letter.tone = TONES.get(part) ?? 0;
    else if (part === 'đ' || part === 'ð') {
      letter.folded += 'd';
      letter.quality = 1;
    } else if (/\p{M}/u.test(part)) letter.quality = QUALITIES.get(part) ?? 3;
    else if (/[\p{L}\p{N}]/u.test(part)) letter.folded += part;
  }
  knownLetters.set(character, letter);
  return letter;
}

/** Lower case, no marks, đ as d; what is not a letter stays. For comparing short strings. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[đð]/g, 'd');
}

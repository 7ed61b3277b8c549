import { characterClass, JOINER, SEPARATOR, WORD } from './characters.ts';
import { readWord, type Word } from './word.ts';

/** A word of a text; `start` and `end` are UTF-16 offsets into the text as it was given. */
export interface Token extends Word {
  start: number;
  end: number;
}

/**
 * Cuts a text into words: runs of letters, digits and their marks. Vietnamese writes syllables apart, so words
 * are syllables; "131-KH/QUTH" is three words, "24/7" two, found again by standing side by side.
 * `Intl.Segmenter` is no help: WebKit calls numbers no words.
 *
 * @param visit is given the word's place, and a hash of its UTF-16 units for looking it up
 */
export function forEachWord(text: string, visit: (start: number, end: number, hash: number) => void): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    while (at < length && characterClass(text.charCodeAt(at)) !== WORD) at++;
    const start = at;
    let hash = 0x811c9dc5;
    for (; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (characterClass(unit) <= SEPARATOR) break;
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    if (at > start) visit(start, at, hash ^ (hash >>> 15));
  }
}

/** The words of a text in reading order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  forEachWord(text, (start, end) => {
    const word = readWord(text.slice(start, end));
    if (word.folded) tokens.push({ start, end: wordEnd(text, start, end), ...word });
  });
  return tokens;
}

/** A joiner at the end belongs to no word; a mark does. */
function wordEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && characterClass(text.charCodeAt(last - 1)) === JOINER) last--;
  return last;
}

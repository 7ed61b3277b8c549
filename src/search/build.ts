import { forEachWord } from '../text/tokenise.ts';
import { readWord, type Word } from '../text/word.ts';
import type { ContentDocument } from './contents.ts';
import { encodeSegment } from './encode.ts';
import { dayOf, FIELD_BREAK } from './format.ts';
import type { BuiltSegment, SearchDocument } from './types.ts';

/**
 * Words of title, captions, body and unit that are indexed: far more than an article has, an end to what a junk
 * body can cost, and together a number that fits 16 bits.
 */
const MAX_FIELD_WORDS = [500, 9_000, 55_000, 500] as const;

/** Builds the search segment of one applied feed page. Synchronous, about 0.06 ms an article. */
export function buildSegment(documents: readonly SearchDocument[]): BuiltSegment {
  const terms = new TermTable();
  const contents = documents.map((document) => readDocument(document, terms));
  return encodeSegment({ words: terms.words, documents: contents });
}

/** Numbers the different words of a segment. Most words are met again in the same spelling. */
class TermTable {
  readonly words: Word[] = [];
  readonly #bySurface = new Map<string, number>();
  readonly #byWord = new Map<string, number>();

  /** Number of the term + 1, or 0 for what has no letter left. */
  symbolOf(surface: string): number {
    const known = this.#bySurface.get(surface);
    if (known !== undefined) return known;
    const symbol = this.#add(readWord(surface));
    this.#bySurface.set(surface, symbol);
    return symbol;
  }

  #add(word: Word): number {
    if (!word.folded) return 0;
    const name = `${word.folded} ${word.accents}`;
    const known = this.#byWord.get(name);
    if (known !== undefined) return known;
    const symbol = this.words.push(word);
    this.#byWord.set(name, symbol);
    return symbol;
  }
}

let scratch = new Uint32Array(1 << 13);

function readDocument(document: SearchDocument, terms: TermTable): ContentDocument {
  let length = 0;
  const push = (symbol: number) => {
    if (length === scratch.length) {
      const larger = new Uint32Array(scratch.length * 2);
      larger.set(scratch);
      scratch = larger;
    }
    scratch[length++] = symbol;
  };
  [document.title, document.captions, document.body, document.unit].forEach((text, field) => {
    if (field > 0) push(FIELD_BREAK);
    const limit = length + (MAX_FIELD_WORDS[field] ?? 0);
    forEachWord(text, (start, end) => {
      const symbol = length < limit ? terms.symbolOf(text.slice(start, end)) : 0;
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

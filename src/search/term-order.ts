import type { Word } from '../text/word.ts';

/**
 * Term ids in the order of the dictionary: by folded form (UTF-16 units, which is also the order of its UTF-8
 * bytes as no word has surrogates), then by accents. The first letters packed into a number decide most comparisons.
 */
export function orderTerms(words: readonly Word[]): Uint32Array {
  const keys = Float64Array.from(words, ({ folded }) => leadingLetters(folded));
  // A plain array: in a worker of WebKitGTK 2.50 the `sort` of a typed array now and then leaves it as it was, and a
  // segment whose terms are out of order finds nothing.
  const order = Array.from(words, (_, id) => id);
  order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || compareWords(words[a] as Word, words[b] as Word));
  return Uint32Array.from(order);
}

/** In the order of the dictionary: seven units of seven bits; what is no ASCII counts as 127 and ends the key. */
export function leadingLetters(folded: string): number {
  let key = 0;
  let open = true;
  for (let i = 0; i < 7; i++) {
    const unit = open && i < folded.length ? folded.charCodeAt(i) : 0;
    key = key * 128 + Math.min(unit, 127);
    if (unit >= 127) open = false;
  }
  return key;
}

/** As in a dictionary, and never 0: no two words of one are the same. */
export function compareWords(a: Word, b: Word): number {
  if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
  return a.accents - b.accents;
}

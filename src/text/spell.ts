import type { Word } from './word.ts';

const QUALITY_MARKS: Record<string, string[]> = {
  a: ['', '\u0302', '\u0306'],
  e: ['', '\u0302'],
  o: ['', '\u0302', '\u031b'],
  u: ['', '', '\u031b'],
};
const TONE_MARKS = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** A word as it is written: the inverse of `readWord` for Vietnamese syllables, with the tone as in "hòa". */
export function spellWord({ folded, accents }: Word): string {
  const letters = [...folded].map((letter, index) => {
    const quality = (accents >>> (3 + 2 * index)) & 3;
    if (letter === 'd') return quality === 1 ? 'đ' : 'd';
    return letter + (QUALITY_MARKS[letter]?.[quality] ?? '');
  });
  const tone = TONE_MARKS[accents & 7] ?? '';
  if (tone) {
    const at = toneLetter(folded, letters);
    if (at >= 0) letters[at] += tone;
  }
  return letters.join('').normalize('NFC');
}

/** The letter that carries the tone. */
function toneLetter(folded: string, letters: readonly string[]): number {
  // In "quý" and "già" the first vowel letter belongs to the consonant.
  const onset = /^(qu|gi(?=[aeiouy]))/.exec(folded)?.[0].length ?? 0;
  const vowels = [...folded].flatMap((letter, index) => (index >= onset && 'aeiouy'.includes(letter) ? [index] : []));
  const marked = vowels.filter((index) => (letters[index]?.length ?? 0) > 1);
  const lastMarked = marked[marked.length - 1];
  if (lastMarked !== undefined) return lastMarked;
  const last = vowels[vowels.length - 1];
  if (last === undefined) return [...folded].findIndex((letter) => 'aeiouy'.includes(letter));
  if (vowels.length === 1 || last < folded.length - 1) return last;
  return vowels[vowels.length - 2] ?? last;
}

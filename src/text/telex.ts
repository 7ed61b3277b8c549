import { spellWord } from './spell.ts';
import { tokenise } from './tokenise.ts';
import { readWord } from './word.ts';

const TONES: Record<string, number> = { f: 1, s: 2, x: 3, r: 4, j: 5 };
const SYLLABLE = /^[bcdghklmnpqrstvx]{0,3}[aeiouyăâêôơưđ]+(c|ch|m|n|ng|nh|p|t)?$/;

/**
 * A query that was typed in Telex without a keyboard that reads it: "bis thuw" is "bí thư". `null` when no word
 * is Telex. A last resort: "bos" is also a word.
 */
export function readTelex(query: string): string | null {
  let read = '';
  let end = 0;
  for (const token of tokenise(query)) {
    const surface = query.slice(token.start, token.end);
    read += query.slice(end, token.start) + (readSyllable(surface.toLowerCase()) ?? surface);
    end = token.end;
  }
  read += query.slice(end);
  return read === query ? null : read;
}

function readSyllable(typed: string): string | null {
  if (!/^[a-z]{2,10}$/.test(typed)) return null;
  // The tone comes last, or right after the vowels.
  const toned =
    /^([a-z]*?[aeiouyw])([sfrxj])(c|ch|m|n|ng|nh|p|t)?$/.exec(typed) ??
    /^([a-z]*[aeiouyw][a-z]*)([sfrxj])$/.exec(typed);
  const tone = toned ? (TONES[toned[2] ?? ''] ?? 0) : 0;
  const letters = (toned ? (toned[1] ?? '') + (toned[3] ?? '') : typed)
    .replace(/dd/, 'đ')
    .replace(/aa/, 'â')
    .replace(/ee/, 'ê')
    .replace(/oo/, 'ô')
    .replace(/aw/, 'ă')
    .replace(/uwow|uow|uwo/, 'ươ')
    .replace(/ow/, 'ơ')
    .replace(/uw/, 'ư')
    .replace(/^([^aeiou]*)uo(c|m|n|ng|p|t|i)w$/, '$1ươ$2')
    .replace(/^([^w]*)w(?=[a-z]|$)/, '$1ư');
  if (!SYLLABLE.test(letters) || (letters === typed && tone === 0)) return null;
  const word = readWord(letters);
  return spellWord({ folded: word.folded, accents: word.accents | tone });
}

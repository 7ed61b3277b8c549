/** What a UTF-16 unit does to a word. Surrogates separate: no letter this portal needs lies beyond the first plane. */
export const SEPARATOR = 1;
/** Soft hyphens and joiners: inside a word they count for nothing. */
export const JOINER = 2;
/** Marks: they continue a word and never begin one. */
export const MARK = 3;
export const WORD = 4;

/** Filled as characters are met: asking Unicode for all of them up front takes 4 ms on a slow phone. */
const knownClasses = new Uint8Array(0x10000);

export function characterClass(unit: number): number {
  const known = knownClasses[unit] ?? 0;
  if (known) return known;
  const found = classify(unit);
  knownClasses[unit] = found;
  return found;
}

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  if (/[\p{L}\p{N}]/u.test(character)) return WORD;
  if (/\p{M}/u.test(character)) return MARK;
  return unit === 0xad || unit === 0x200c || unit === 0x200d || unit === 0x2060 || unit === 0xfeff ? JOINER : SEPARATOR;
}

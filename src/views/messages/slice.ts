/**
 * Reader-facing words, one slice a screen, so that a screen's words load with the screen. Vietnamese is written
 * beside the code; another language replaces the words in place before the first draw.
 */
const slices = new Map<string, object>();
let translation: Record<string, object> = {};

/** Declares the words of one screen and gives back the object to read them from. */
export function slice<Words extends object>(name: string, vietnamese: Words): Words {
  const words = Object.assign({ ...vietnamese }, translation[name]) as Words;
  slices.set(name, words);
  return words;
}

/** Puts a language's words over those declared so far and those declared later. */
export function useTranslation(words: Record<string, object>): void {
  translation = words;
  for (const [name, target] of slices) Object.assign(target, words[name]);
}

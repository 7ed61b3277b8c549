/**
 * Reader-facing words, one slice a screen, so that a screen's words load with the screen. Vietnamese is written
 * beside the code; another language replaces the words in place before the first draw.
 */
const slices = new Map<string, { words: object; vietnamese: object }>();
let translation: Record<string, object> = {};

/** Declares the words of one screen and gives back the object to read them from. */
export function slice<Words extends object>(name: string, vietnamese: Words): Words {
  const words = { ...vietnamese, ...translation[name] };
  slices.set(name, { words, vietnamese });
  return words;
}

/** Puts a language's words over those declared so far and those declared later; `{}` is Vietnamese. */
export function translate(translated: Record<string, object>): void {
  translation = translated;
  for (const [name, { words, vietnamese }] of slices) Object.assign(words, vietnamese, translated[name]);
}

import { characterClass, JOINER } from './characters.ts';
import { readWord, type Word } from './word.ts';
import { WordCuts } from './word-cuts.ts';

/** A word of a text; `start` and `end` are UTF-16 offsets into the text as it was given. */
export interface Token extends Word {
  start: number;
  end: number;
}

/** The words of a text in reading order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const cuts = new WordCuts();
  cuts.read(text);
  for (let i = 0; i < cuts.count; i++) {
    const start = cuts.bounds[2 * i] as number;
    const end = cuts.bounds[2 * i + 1] as number;
    const word = readWord(text.slice(start, end));
    if (word.folded) tokens.push({ start, end: wordEnd(text, start, end), ...word });
  }
  return tokens;
}

/** A joiner at the end belongs to no word; a mark does. */
function wordEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && characterClass(text.charCodeAt(last - 1)) === JOINER) last--;
  return last;
}

import type { Word } from '../text/word.ts';
import { BUCKETS, WHOLE_PART } from './format.ts';
import type { SearchIndex } from './search-index.ts';

/** Shorter words have too many neighbours. */
const MIN_LENGTH = 3;
/** Documents of one segment that a word must stand in to be meant by another; of a large one this share. */
const MIN_DOCUMENTS = 3;
const MIN_SHARE = 0.003;
/** Segments whose words are asked: the syllables of Vietnamese are nearly all in a thousand articles. */
const SEGMENTS_ASKED = 2;
/** Different readings of a word that are tried. */
const MAX_CORRECTIONS = 3;

interface KnownWord extends Word {
  documents: number;
}

/** The frequent words of an index, for words that it does not have. */
export class Spelling {
  readonly #index: SearchIndex;
  /** By length of the folded word; `null` until asked for. */
  #known: Map<number, KnownWord[]> | null = null;

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  /** Lets go of the words: the index has changed or rests. */
  forget(): void {
    this.#known = null;
  }

  /** Words one letter off (left out, added, another, or two swapped), the likeliest first. */
  async corrections(word: Word): Promise<Word[]> {
    const { folded } = word;
    if (folded.length < MIN_LENGTH || /\d/.test(folded)) return [];
    this.#known ??= await this.#readWords();
    const found: KnownWord[] = [];
    for (let length = folded.length - 1; length <= folded.length + 1; length++) {
      for (const known of this.#known.get(length) ?? []) if (isOneOff(folded, known.folded)) found.push(known);
    }
    // People get the first letter right, and the tone.
    const worth = (known: KnownWord) =>
      Math.log(1 + known.documents) +
      (known.folded[0] === folded[0] ? 3 : 0) +
      (known.accents === word.accents ? 3 : (known.accents & 7) === (word.accents & 7) ? 1.5 : 0);
    return found.sort((a, b) => worth(b) - worth(a)).slice(0, MAX_CORRECTIONS);
  }

  async #readWords(): Promise<Map<number, KnownWord[]>> {
    const largest = [...this.#index.segments]
      .sort((a, b) => b.header.docCount - a.header.docCount)
      .slice(0, SEGMENTS_ASKED);
    await this.#index.hold(
      largest,
      Array.from({ length: BUCKETS }, (_, bucket) => bucket),
      WHOLE_PART,
    );
    const byName = new Map<string, KnownWord>();
    for (const segment of largest) {
      const least = Math.max(MIN_DOCUMENTS, segment.header.docCount * MIN_SHARE);
      for (const part of segment.termParts()) {
        segment.termPart(part)?.forEachWithPrefix('', (forms, _isWhole, spell) => {
          for (const { accents, count } of forms) {
            if (count < least) continue;
            const folded = spell();
            const name = `${folded} ${accents}`;
            byName.set(name, { folded, accents, documents: count + (byName.get(name)?.documents ?? 0) });
          }
        });
      }
    }
    const byLength = new Map<number, KnownWord[]>();
    for (const known of byName.values()) {
      const words = byLength.get(known.folded.length);
      if (words) words.push(known);
      else byLength.set(known.folded.length, [known]);
    }
    return byLength;
  }
}

/** Whether one letter left out, added, replaced or swapped with the next makes one word the other. */
function isOneOff(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = endA - start;
  const restB = endB - start;
  if (restA <= 1 && restB <= 1) return restA + restB > 0;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

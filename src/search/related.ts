import { tokenise } from '../text/tokenise.ts';
import type { Word } from '../text/word.ts';
import { BestList } from './best-list.ts';
import { documentFilter } from './filter.ts';
import { bucketOf, WHOLE_PART } from './format.ts';
import { Postings } from './postings.ts';
import { rarity } from './rarity.ts';
import type { SearchIndex } from './search-index.ts';
import type { OpenSegment } from './segment.ts';
import type { TermForm, TermPart } from './term-part.ts';
import type { SearchDocument } from './types.ts';

/** Words of an article that are looked at, the title first: what it is about is said early. */
const WORDS_READ = 400;
/** Words of an article that others are compared by: the most telling ones. */
const KEY_WORDS = 24;
/** A word of the title counts as if it stood so many times more in the text. */
const TITLE_TIMES = 3;
/** More occurrences of a word count less and less (the k1 of BM25). */
const SATURATION = 1.2;
/** What an article of the same category counts more. */
const SAME_CATEGORY = 1.3;
/** Of what an article would get that shares all key words, the least that makes it related. */
const LEAST_SHARE = 0.12;
/** Key words it must share: one word in common is chance. */
const LEAST_WORDS = 3;

/** A word that more of all documents have than this tells nothing. */
const COMMON_SHARE = 0.25;

export interface RelatedDocument {
  doc: number;
  score: number;
}

interface KeyWord extends Word {
  /** How often the article has it, the title counted more. */
  frequency: number;
}

interface Term extends KeyWord {
  forms: { segment: OpenSegment; part: TermPart; form: TermForm }[];
  rarity: number;
}

/**
 * The documents that share the most of a document's telling words (often in it, rare in all), with their accents;
 * best first, of the same category preferred, itself not among them. Reads dictionaries and postings only, never
 * positions. Throws what `SearchIndex.hold` throws.
 */
export async function findRelated(
  index: SearchIndex,
  document: SearchDocument,
  limit: number,
): Promise<RelatedDocument[]> {
  const terms = await lookUp(index, await keyWords(index, document), index.segments);
  const weights = terms.map(({ rarity, frequency }) => rarity * rarity * saturated(frequency));
  const most = weights.reduce((sum, weight) => sum + weight, 0);
  const best = new BestList<RelatedDocument>(limit);
  const postings = new Postings();
  for (const segment of index.segments) {
    const accepts = documentFilter(segment, {});
    const { docCount, docs, lengths, categories, categoryIndexes } = segment.header;
    const sums = new Float32Array(docCount);
    const shared = new Uint8Array(docCount);
    terms.forEach(({ forms }, number) => {
      for (const { segment: own, part, form } of forms) {
        if (own !== segment) continue;
        part.open(form, postings);
        postings.readAllShapes();
        for (let i = 0; i < postings.count; i++) {
          const at = (postings.places[i] as number) >>> 2;
          const frequency = postings.frequencies[i] as number;
          sums[at] = (sums[at] as number) + (weights[number] as number) * saturated(frequency);
          shared[at] = (shared[at] as number) + 1;
        }
      }
    });
    const category = categories.indexOf(document.categoryId);
    for (let at = 0; at < docCount; at++) {
      const share = (sums[at] as number) / most;
      if ((shared[at] as number) < LEAST_WORDS || share < LEAST_SHARE || !accepts?.(at)) continue;
      if (docs[at] === document.doc) continue;
      const length = Math.min(4, (lengths[at] as number) / index.averageLength);
      const score = (share * (categoryIndexes[at] === category ? SAME_CATEGORY : 1)) / (0.7 + 0.3 * length);
      if (score > best.lowest) best.add({ doc: docs[at] as number, score });
    }
  }
  index.trim();
  return [...best.items].sort((a, b) => b.score - a.score);
}

/**
 * How rare the words of a document are is asked of its own segment and of the largest: a fifth of the reading at
 * 10,000 articles, and near enough.
 */
async function keyWords(index: SearchIndex, document: SearchDocument): Promise<KeyWord[]> {
  const [largest] = [...index.segments].sort((a, b) => b.header.docCount - a.header.docCount);
  const asked = index.segments.filter((segment) => segment === largest || segment.header.docs.includes(document.doc));
  const terms = await lookUp(index, wordsOf(document), asked);
  const worth = (term: Term) => term.rarity * saturated(term.frequency);
  return terms.sort((a, b) => worth(b) - worth(a)).slice(0, KEY_WORDS);
}

function wordsOf({ title, captions, body }: SearchDocument): KeyWord[] {
  const byName = new Map<string, KeyWord>();
  const titleWords = tokenise(title);
  const tokens = [...titleWords, ...tokenise(captions), ...tokenise(body.slice(0, WORDS_READ * 8))];
  tokens.slice(0, WORDS_READ).forEach(({ folded, accents }, at) => {
    // A single letter or a number is shared by chance.
    if (folded.length < 2 || /^\d+$/.test(folded)) return;
    const name = `${folded} ${accents}`;
    const word = byName.get(name) ?? { folded, accents, frequency: 0 };
    word.frequency += at < titleWords.length ? TITLE_TIMES : 1;
    byName.set(name, word);
  });
  return [...byName.values()];
}

/** The terms of words in some segments; without those that no other document there has, or many have. */
async function lookUp(index: SearchIndex, words: KeyWord[], segments: readonly OpenSegment[]): Promise<Term[]> {
  await index.hold(segments, [...new Set(words.map(({ folded }) => bucketOf(folded)))], WHOLE_PART);
  const documents = segments.reduce((sum, { header }) => sum + header.docCount, 0);
  return words.flatMap((word) => {
    const forms = segments.flatMap((segment) => {
      const part = segment.termPart(segment.termPartOf(word.folded));
      const form = part?.forms(word.folded).find(({ accents }) => accents === word.accents);
      return part && form ? [{ segment, part, form }] : [];
    });
    const having = forms.reduce((sum, { form }) => sum + form.count, 0);
    return having > 1 && having <= documents * COMMON_SHARE
      ? [{ ...word, forms, rarity: rarity(having, documents) }]
      : [];
  });
}

function saturated(frequency: number): number {
  return frequency / (frequency + SATURATION);
}

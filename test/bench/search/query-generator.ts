import { tokenise } from '../../../src/text/tokenise.ts';
import { fold } from '../../../src/text/word.ts';

/** A line of a corpus as `../shared/corpus/README.md` describes it. */
export interface CorpusArticle {
  id: string;
  title: string;
  body: string;
  source?: string;
  date_est?: string;
}

export interface KnownItemQuery {
  type: string;
  q: string;
  /** Ids of the articles that answer it. */
  rel: string[];
}

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Known-item queries of the forms of `../shared/corpus/README.md` for some of a corpus' articles: for measuring
 * on articles and words that nobody tuned for. `accent` queries are answered by all of the corpus.
 */
export function generateQueries(
  corpus: CorpusArticle[],
  from: number,
  to: number,
  seed: number,
  perType = 300,
): KnownItemQuery[] {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const queries: KnownItemQuery[] = [];
  for (let made = 0; made < perType; made++) {
    const article = corpus[from + below(to - from)] as CorpusArticle;
    const add = (type: string, q: string) => queries.push({ type, q, rel: [article.id] });
    const title = surfaces(article.title);
    const body = surfaces(article.body);
    if (title.length < 6 || body.length < 60) continue;
    add('title_exact', article.title);
    add('title_noacc', fold(article.title));
    add('title_nfd', article.title.normalize('NFD'));
    const oldTone = withOldTone(article.title.normalize('NFC').toLowerCase());
    if (oldTone !== article.title.normalize('NFC').toLowerCase()) add('title_oldtone', oldTone);
    add('title_typo', withTypo(title, below).join(' '));
    const start = below(title.length - 3);
    add('short_noacc', fold(title.slice(start, start + 4).join(' ')));
    const last = title[4] as string;
    add('prefix', [...title.slice(0, 4), last.slice(0, 1 + below(Math.max(1, last.length - 1)))].join(' '));
    const pairs = Array.from({ length: 3 }, () => below(body.length - 1)).sort((a, b) => a - b);
    const text = pairs.flatMap((at) => body.slice(at, at + 2)).join(' ');
    add('body3', text);
    add('body3_noacc', fold(text));
  }
  return [...queries, ...accentQueries(corpus, from, to, below, Math.ceil(perType / 3))];
}

function surfaces(text: string): string[] {
  return tokenise(text.normalize('NFC')).map(({ start, end }) => text.normalize('NFC').slice(start, end).toLowerCase());
}

const OLD_TONE: Record<string, string> = {
  òa: 'oà',
  óa: 'oá',
  ỏa: 'oả',
  õa: 'oã',
  ọa: 'oạ',
  òe: 'oè',
  óe: 'oé',
  ỏe: 'oẻ',
  ùy: 'uỳ',
  úy: 'uý',
  ủy: 'uỷ',
  ũy: 'uỹ',
  ụy: 'uỵ',
};

/** The tone on the second vowel, as it was and is written as well. */
function withOldTone(text: string): string {
  return text.replace(/(òa|óa|ỏa|õa|ọa|òe|óe|ỏe|ùy|úy|ủy|ũy|ụy)(?!\p{L})/gu, (vowels) => OLD_TONE[vowels] ?? vowels);
}

/** One letter of one longer word left out, doubled by another, replaced or swapped with the next. */
function withTypo(words: string[], below: (limit: number) => number): string[] {
  const long = words.flatMap((word, index) => (word.length > 3 && /^\p{L}+$/u.test(word) ? [index] : []));
  const at = long[below(long.length)];
  if (at === undefined) return words;
  const word = words[at] as string;
  const place = below(word.length - 1);
  const letter = 'abcdeghiklmnopqrstuvxy'[below(22)] as string;
  const changed = [
    word.slice(0, place) + word.slice(place + 1),
    word.slice(0, place) + letter + word.slice(place),
    word.slice(0, place) + letter + word.slice(place + 1),
    word.slice(0, place) + word[place + 1] + word[place] + word.slice(place + 2),
  ][below(4)] as string;
  return words.with(at, changed);
}

/** Pairs of words whose folded form is written with other accents at least as often. */
function accentQueries(
  corpus: CorpusArticle[],
  from: number,
  to: number,
  below: (limit: number) => number,
  count: number,
): KnownItemQuery[] {
  const frequencies = accentedPairs(corpus.slice(from, to));
  const byFolded = new Map<string, string[]>();
  for (const pair of frequencies.keys()) byFolded.set(fold(pair), [...(byFolded.get(fold(pair)) ?? []), pair]);
  const fitting = [...frequencies].flatMap(([pair, documents]) => {
    const twins = (byFolded.get(fold(pair)) ?? []).reduce(
      (sum, twin) => sum + (twin === pair ? 0 : (frequencies.get(twin)?.size ?? 0)),
      0,
    );
    return documents.size >= 5 && documents.size <= 60 && twins >= documents.size ? [pair] : [];
  });
  return Array.from({ length: Math.min(count, fitting.length) }, () => {
    return { type: 'accent', q: fitting[below(fitting.length)] as string, rel: [] };
  });
}

/** The ids of the articles of each accented pair of neighbouring words. */
function accentedPairs(corpus: CorpusArticle[]): Map<string, Set<string>> {
  const pairs = new Map<string, Set<string>>();
  for (const { id, title, body } of corpus) {
    for (const text of [title, body]) {
      const words = surfaces(text);
      for (let at = 0; at + 1 < words.length; at++) {
        const pair = `${words[at]} ${words[at + 1]}`;
        if (!/^[\p{L} ]+$/u.test(pair)) continue;
        const documents = pairs.get(pair);
        if (documents) documents.add(id);
        else pairs.set(pair, new Set([id]));
      }
    }
  }
  return pairs;
}

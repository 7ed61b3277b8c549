import type { Article } from '../../feed/article.ts';
import { type Span, sentenceSpans } from '../../text/speech/sentences.ts';
import { createSpeaker } from '../../text/speech/spoken.ts';
import { footnoteLinks } from '../reading/footnotes.ts';
import { type Passage, passagesOf } from './passages.ts';

/** One sentence of an article: where it stands in its passage, and how it is said. */
export interface Sentence extends Span {
  passage: number;
  said: string;
}

export interface SpokenArticle {
  passages: Passage[];
  sentences: Sentence[];
}

/** An article as it is read aloud. */
export function spokenArticle(article: Article, abbreviations: Record<string, string>): SpokenArticle {
  const say = createSpeaker(abbreviations);
  const passages = passagesOf(article, footnoteLinks(article.body));
  const sentences = passages.flatMap((passage, index) =>
    sentenceSpans(passage.said).flatMap(({ start, end }): Sentence[] => {
      const said = say(passage.said.slice(start, end));
      // Dots, stars and rules are drawn, not said.
      return /[\p{L}\p{N}]/u.test(said) ? [{ passage: index, start, end, said }] : [];
    }),
  );
  return { passages, sentences };
}

import type { foundWords as vietnamese } from '../found-words.ts';

export const foundWords: typeof vietnamese = {
  name: 'Searched words in this article',
  place: (now, all) => `${now} of ${all}`,
  previous: 'Previous place',
  next: 'Next place',
  clear: 'Remove the marks',
};
